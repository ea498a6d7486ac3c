"""Form fields: label, hint before the field, the field, the error; the summary of errors; how far one is."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from talkoot.web.ui.numbers import format_number, format_time
from talkoot.web.ui.tags.leaves import NOTHING

DJANGO_ROWS = "10"  # what a text area gets when nobody chose
GROUPS = (forms.RadioSelect, forms.CheckboxSelectMultiple)


def field(
    bound: BoundField,
    *,
    unit: object = "",
    prefix: object = "",
    large: bool = False,
    then: object = "",
    then_label: object = "",
    now_label: object = "",
    doubt_id: str = "",
    say_optional: bool = True,
) -> SafeString:
    """One field. `then` is what was said last year, shown beside it; `large` gives it the room of a question."""
    if bound.is_hidden:
        return SafeString(bound)
    context = {
        "bound": bound,
        "kind": _kind(bound),
        "hints": _hints(bound),
        "hint_id": f"{bound.auto_id}_hint",
        "error_id": f"{bound.auto_id}_wrong",
        "optional": say_optional and not bound.field.required and not isinstance(bound.field, forms.BooleanField),
        "unit": unit, "prefix": prefix, "large": large, "then": then, "then_label": then_label, "now_label": now_label,
    }  # fmt: skip
    described = _described_by(context, doubt_id)
    if context["kind"] == "group":
        context["options"] = _options(bound, described)
        context["described"] = described
    else:
        context["control"] = bound.as_widget(attrs=_attributes(bound, described))
    return render_to_string("ui/_field.html", context)


def error_summary(*checked: Any) -> SafeString:
    """What is to be corrected, with a link to each field; nothing when all is well. Takes forms and formsets."""
    problems = [problem for each in checked if each for problem in _problems(each)]
    return render_to_string("ui/_error_summary.html", {"problems": problems}) if problems else NOTHING


def saved(at: datetime | None = None) -> SafeString:
    """When the form was last saved; autosave writes into it."""
    words = gettext("Saved %(time)s") % {"time": format_time(at)} if at else ""
    return format_html(
        '<span class="saved" role="status" data-saved="{}" data-failed="{}">{}</span>',
        gettext("Saved"),
        gettext("Not saved yet. We keep trying."),
        words,
    )


def steps(done: int, total: int, name: object = "") -> SafeString:
    """How far one is in a form of several parts."""
    words = gettext("Part %(part)s of %(total)s") % {"part": done, "total": total}
    return format_html(
        '<div class="steps"><span class="small quiet">{}{}</span><progress value="{}" max="{}" aria-label="{}"></progress></div>',
        words,
        format_html(": {}", name) if name else NOTHING,
        done,
        total,
        words,
    )


def filters(groups: Sequence[Any], *, action: str = "", clear: str = "", extra: str = "") -> SafeString:
    """Choices with counts, one submit button; works as a plain GET form."""
    return render_to_string("ui/_filters.html", {"groups": groups, "action": action, "clear": clear, "extra": extra})


def _kind(bound: BoundField) -> str:
    widget = bound.field.widget
    if isinstance(widget, GROUPS):
        return "group"
    return "check" if isinstance(widget, forms.CheckboxInput) else "input"


def _hints(bound: BoundField) -> list[object]:
    hints: list[object] = [bound.help_text] if bound.help_text else []
    longest = getattr(bound.field, "max_length", None)
    if longest and isinstance(bound.field.widget, forms.Textarea):
        hints.append(gettext("At most %(count)s characters.") % {"count": format_number(longest)})
    return hints


def _described_by(context: dict[str, Any], doubt_id: str) -> str:
    ids = [
        context["hint_id"] if context["hints"] else "",
        context["error_id"] if context["bound"].errors else "",
        doubt_id,
    ]
    return " ".join(name for name in ids if name)


def _attributes(bound: BoundField, described: str) -> dict[str, str | bool]:
    widget = bound.field.widget
    attributes: dict[str, str | bool] = {"class": f"ds-input {widget.attrs.get('class', '')}".strip()}
    if described:
        attributes["aria-describedby"] = described
    if getattr(widget, "input_type", "") == "text" and "inputmode" not in widget.attrs:
        if isinstance(bound.field, (forms.DecimalField, forms.FloatField)):
            attributes["inputmode"] = "decimal"
        elif isinstance(bound.field, forms.IntegerField):
            attributes["inputmode"] = "numeric"
    if isinstance(widget, forms.Textarea):
        rows = widget.attrs.get("rows")
        attributes["rows"] = "5" if rows == DJANGO_ROWS else str(rows)
    return attributes


def _options(bound: BoundField, described: str) -> Iterator[dict[str, object]]:
    for choice in bound.subwidgets:
        attributes = choice.data["attrs"]
        attributes["class"] = "ds-input"
        attributes.pop("aria-describedby", None)
        if bound.errors and described:
            attributes["aria-invalid"] = "true"
        yield {"control": choice.tag(), "label": choice.choice_label, "id": choice.id_for_label}


def _problems(checked: Any) -> Iterator[dict[str, object]]:
    if isinstance(checked, forms.BaseFormSet):
        for text in checked.non_form_errors():
            yield {"text": text, "target": ""}
        for form in checked.forms:
            yield from _problems(form)
        return
    for text in checked.non_field_errors():
        yield {"text": text, "target": ""}
    for bound in checked:
        for text in bound.errors:
            yield {
                "text": _named(str(bound.label), text),
                "target": _target(bound),
            }


def _named(label: str, problem: str) -> str:
    """The problem after the label of its field; a label that asks keeps its question mark and needs no colon."""
    if label.endswith("?"):
        return f"{label} {problem}"
    return gettext("%(field)s: %(problem)s") % {"field": label, "problem": problem}


def _target(bound: BoundField) -> str:
    return f"{bound.auto_id}_0" if isinstance(bound.field.widget, GROUPS) else bound.id_for_label
