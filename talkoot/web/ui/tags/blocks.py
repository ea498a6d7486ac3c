"""Parts with a body: lead, section, box and the like."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from talkoot.web.ui.numbers import month_name
from talkoot.web.ui.tags.leaves import NOTHING, evidence, status

COLOURS = {"success", "info", "warning", "danger"}


def lead(content: str, id: str = "") -> SafeString:
    """The answer of the page, in a sentence with a figure, and the first buttons."""
    return format_html('<div class="lead"{}>{}</div>', _id(id), content)


def section(
    content: str,
    title: object,
    about: object = "",
    *,
    id: str = "",
    state: object = "",
    kind: str = "",
    wide: bool = False,
) -> SafeString:
    """A part of a page: title and note on the left, content on the right; `wide` puts the title above."""
    return format_html(
        '<section class="section"{}{}><header><h2>{}</h2>{}{}</header><div>{}</div></section>',
        _id(id),
        mark_safe(" data-wide") if wide else NOTHING,
        title,
        status(state, kind),
        format_html('<p class="small quiet">{}</p>', about) if about else NOTHING,
        content,
    )


def box(content: str, *, warm: bool = False, id: str = "") -> SafeString:
    """Where one acts; `warm` holds what is quoted."""
    return format_html(
        '<div class="box{}"{}><div class="stack">{}</div></div>', " warm" if warm else "", _id(id), content
    )


def lines(content: str, *, wide: bool = True) -> SafeString:
    """A list of `{% line %}`: partners, members."""
    return format_html('<ul class="lines{}">{}</ul>', " wide" if wide else "", content)


def more(content: str, title: object, *, open: bool = False) -> SafeString:
    """What is there for those who want it: the same as a table, how it was calculated."""
    return format_html(
        '<details class="more"{}><summary>{}</summary>{}</details>',
        mark_safe(" open") if open else NOTHING,
        title,
        content,
    )


def alert(content: str, kind: str = "info", *, live: bool = False) -> SafeString:
    """A message: `success`, `info`, `warning` or `danger`; `live` is read aloud when it appears."""
    colour = kind if kind in COLOURS else "info"
    role = format_html(' role="{}"', "alert" if colour == "danger" else "status") if live else NOTHING
    return format_html('<div class="ds-alert" data-color="{}"{}><div>{}</div></div>', colour, role, content)


def allowed(
    content: str, *, until: object = "", grade: str = "", refused: object = "", says: object = ""
) -> SafeString:
    """A text that may be used as it is, with its validity; or, with `refused`, one that may not, and why."""
    context = {"text": content, "until": until, "grade": evidence(grade), "refused": refused, "says": says}
    return render_to_string("ui/_allowed.html", context)


def review(
    content: str, title: object, *, place: object = "", facts: Iterable[tuple[object, object]] = (), note: object = ""
) -> SafeString:
    """One thing to review: what it is now, what it was, and the buttons in the body."""
    return render_to_string(
        "ui/_review.html", {"title": title, "place": place, "facts": facts, "note": note, "body": content}
    )


def empty(content: str, title: object) -> SafeString:
    """Nothing here: what is so, what to do first, one button."""
    return format_html('<div class="empty"><h3 class="size-m">{}</h3>{}</div>', title, content)


def doubt(content: str, title: object, id: str = "") -> SafeString:
    """A number that looks wrong: asked, not refused. Give the field `doubt_id` with the same id."""
    return format_html('<div class="doubt"{}><p><b>{}</b></p>{}</div>', _id(id), title, content)


def confirm(
    context: Any, content: str, title: object, *, action: str, button: object, cancel: str = "", danger: bool = True
) -> SafeString:
    """Before something that cannot be undone: what will happen, one button, and the way back."""
    values = {"title": title, "action": action, "button": button, "cancel": cancel, "danger": danger, "body": content}
    return render_to_string("ui/_confirm.html", values, request=context.get("request"))


def queue(tasks: Sequence[Any]) -> SafeString:
    """What to do next; the first task is the primary one."""
    return render_to_string("ui/_queue.html", {"tasks": tasks})


def year_clock(month: int | None, *, label: object = "", counts: Sequence[int] = (), links: str = "") -> SafeString:
    """Twelve months: past, now, to come; with `counts` how much there is in each, with `links` a way to `<links><n>`."""
    amounts = list(counts) or [None] * 12
    months = [
        {
            "name": month_name(n), "past": month is not None and n < month, "now": n == month,
            "count": amounts[n - 1], "url": f"{links}{n}" if links and amounts[n - 1] else "",
        }
        for n in range(1, 13)
    ]  # fmt: skip
    return render_to_string("ui/_year_clock.html", {"months": months, "label": label})


def _id(value: str) -> SafeString:
    return format_html(' id="{}"', value) if value else NOTHING
