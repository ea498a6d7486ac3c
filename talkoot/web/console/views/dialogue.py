"""One dialogue: what waits, the summary by theme, every input; its words, its decision, its file."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext

from talkoot.dialogue import operations
from talkoot.dialogue.enums import Fate
from talkoot.dialogue.models import Dialogue
from talkoot.dialogue.operations import can_be_taken_back, letters_waiting
from talkoot.dialogue.queries import summary_by_theme
from talkoot.web.console.dialogue_pages import dialogue_page, in_dialogue
from talkoot.web.console.forms.dialogues import DecisionForm, DialogueForm
from talkoot.web.console.queries.dialogues import inputs_as_csv, inputs_in, owners_in_office
from talkoot.web.shared.dialogues import fate_words, group_name, state_words
from talkoot.web.shared.editing import EditForm, carry_out
from talkoot.web.ui.pieces import Column, Link, Table

ON_A_PAGE = 50


@in_dialogue
def dialogue(request: HttpRequest, found: Dialogue) -> HttpResponse:
    """The dialogue, what waits first."""
    fate = request.GET.get("fate", "")
    fate = fate if fate in Fate.values else ""
    theme = request.GET.get("theme")
    summary = summary_by_theme(found)
    theme = theme if theme in {row.theme for row in summary} else None
    page = Paginator(inputs_in(found, theme, fate), ON_A_PAGE).get_page(request.GET.get("page"))
    state, kind = state_words(found, timezone.localdate())
    waiting = sum(row.waiting for row in summary)
    context = {
        "state": state, "kind": kind, "group": group_name(found.product_group), "page": page,
        "rows": [(one, *fate_words(one)) for one in page], "total": sum(row.total for row in summary), "waiting": waiting,
        "first": inputs_in(found, None, Fate.WAITING).first() if waiting else None,
        "summary": _table(summary) if summary else None, "views": _views(fate, theme), "invited": found.invitations.count(),
        "can_take_back": can_be_taken_back(found), "letters": letters_waiting(found) if found.opened_at else 0,
    }  # fmt: skip
    return dialogue_page(request, found, "console/dialogues/dialogue.html", context)


@in_dialogue
def edit(request: HttpRequest, found: Dialogue) -> HttpResponse:
    """Its words, its circle, its last day."""
    form = DialogueForm(request.POST or None, host=found.host, dialogue=found)

    def change() -> None:
        facts = form.facts(owners_in_office(found))
        operations.change_dialogue(
            dialogue_id=found.pk, by=request.user, now=timezone.now(), seen_version=form.seen_version, **facts
        )

    if _saved(request, form, change, found, DialogueForm):
        return redirect("console:dialogue", found.pk)
    title = gettext("Change the dialogue")
    context = {"form": form, "title": title, "button": gettext("Save")}
    return dialogue_page(request, found, "console/dialogues/form.html", context, here=title)


@in_dialogue
def decision(request: HttpRequest, found: Dialogue) -> HttpResponse:
    """What was decided; everybody who gave is told once."""
    form = DecisionForm(request.POST or None, dialogue=found)

    def change() -> None:
        operations.publish_decision(
            dialogue_id=found.pk, by=request.user, now=timezone.now(), seen_version=form.seen_version, **form.facts()
        )

    if _saved(request, form, change, found, DecisionForm):
        return redirect("console:dialogue", found.pk)
    context = {
        "form": form, "title": gettext("What was decided?"), "button": gettext("Publish and tell those who took part"),
        "about": gettext("It is published at once, and everybody who gave an address gets one letter."),
        "cancel": reverse("console:dialogue", args=[found.pk]),
    }  # fmt: skip
    return dialogue_page(request, found, "console/form.html", context, here=gettext("Decision"))


@in_dialogue
def file(request: HttpRequest, found: Dialogue) -> HttpResponse:
    """Every input as a spreadsheet, with names and addresses."""
    response = HttpResponse(
        "\ufeff" + inputs_as_csv(inputs_in(found, None, "")), content_type="text/csv; charset=utf-8"
    )
    response["Content-Disposition"] = f'attachment; filename="inputs-{found.pk}.csv"'
    return response


def _saved(request: HttpRequest, form: EditForm, change: Any, found: Dialogue, kind: Any) -> bool:
    def fresh() -> tuple[int, dict[str, Any]]:
        now = Dialogue.objects.get(pk=found.pk)
        return now.version, kind.values_of(now)

    done = form.is_bound and form.is_valid() and carry_out(form, change, fresh=fresh)
    if done:
        messages.success(request, gettext("Saved."))
    return done


def _views(fate: str, theme: str | None) -> list[Link]:
    """The inputs by what became of them."""
    rest = {} if theme is None else {"theme": theme}
    return [Link(gettext("All"), f"?{urlencode(rest)}", current=not fate)] + [
        Link(str(one.label), f"?{urlencode({'fate': one.value, **rest})}", current=one == fate) for one in Fate
    ]


def _table(summary: Any) -> Table:
    columns = [Column(gettext("Theme")), *(Column(words, number=True) for words in _heads())]
    rows = [
        (_narrow(row.theme), row.total, row.taken, row.partly, row.not_taken, row.waiting) for row in summary
    ]  # fmt: skip
    return Table(gettext("Inputs by theme"), columns, rows)


def _narrow(theme: str) -> str:
    """The theme as a link to its inputs."""
    return format_html('<a href="?{}#inputs">{}</a>', urlencode({"theme": theme}), theme or gettext("Not sorted"))


def _heads() -> list[str]:
    return [gettext("Inputs"), gettext("Taken"), gettext("Partly"), gettext("Not"), gettext("Waiting")]
