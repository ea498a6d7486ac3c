"""Small parts that stand in rows by the hundred: plain functions, no template is rendered for them."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext, gettext_lazy, pgettext_lazy

from talkoot.web.ui import numbers

NOTHING = mark_safe("")
KINDS = {"good", "due", "ended"}
STATUS = '<span class="status" data-is="{kind}">{state}</span>'
EVIDENCE = {
    "declared": (1, pgettext_lazy("evidence", "declared")),
    "documented": (2, pgettext_lazy("evidence", "documented")),
    "reviewed": (3, pgettext_lazy("evidence", "reviewed")),
    "visited": (4, pgettext_lazy("evidence", "visited")),
    "audited": (5, pgettext_lazy("evidence", "audited")),
}
GRADES = {step: grade for grade, (step, _) in EVIDENCE.items()}
SOURCE = gettext_lazy("Where the figure comes from")


def status(text: object, kind: str = "") -> SafeString:
    """A state in words with its shape: `good` (in force), `due` (soon), `ended`, or none (not yet)."""
    if not text:
        return NOTHING
    return format_html(STATUS, kind=_kind(kind), state=text)


def evidence(grade: str | int | None) -> SafeString:
    """The grade of evidence: `declared` … `audited`, or 1 … 5."""
    name = GRADES.get(grade, "") if isinstance(grade, int) else str(grade or "")
    if name not in EVIDENCE:
        return NOTHING
    return _evidence(name, get_language())


def dots(step: int, words: object = "") -> SafeString:
    """One to three filled dots; the words say the same and must stand beside them."""
    return format_html('<span class="dots" data-step="{}" aria-hidden="true"></span>{}', int(step), words)


def amount_tag(value: numbers.Number | None, unit: str = "", places: int | None = None) -> str:
    """A number with its unit."""
    return numbers.format_amount(value, unit, places)


def fig(
    value: object,
    about: object = "",
    *,
    unit: str = "",
    grade: str | int = "",
    source: str = "",
    source_text: object = "",
) -> SafeString:
    """A figure: value, what it is about (year, coverage), grade of evidence and the way to its source."""
    missing = value is None or value == ""
    shown = gettext("No information yet") if missing else value
    if unit and not missing:
        shown = numbers.format_amount(value, unit)  # type: ignore[arg-type]
    return format_html(
        '<div class="fig"><strong class="num">{}</strong>{}{}{}</div>',
        shown,
        format_html("<span>{}</span>", about) if about else NOTHING,
        NOTHING if missing else evidence(grade),
        format_html('<span><a href="{}">{}</a></span>', source, source_text or SOURCE) if source else NOTHING,
    )


def line(
    name: object,
    url: str = "",
    *,
    about: object = "",
    figure: object = "",
    text: object = "",
    grade: str | int = "",
    state: object = "",
    kind: str = "",
) -> SafeString:
    """One partner in `{% lines %}`: who, the strongest figure, the state."""
    pattern = (  # one pass of escaping for the whole row: rows come by the hundred
        "<li><div><h3>" + ('<a href="{url}">{name}</a>' if url else "{name}") + "</h3>"
        + ('<span class="small quiet">{about}</span>' if about else "") + "</div><div>"
        + ('<b class="num">{figure}</b> ' if figure else "") + "{text}{grade}</div><div>"
        + (STATUS if state else "") + "</div></li>"
    )  # fmt: skip
    return format_html(
        pattern,
        name=name,
        url=url,
        about=about,
        figure=figure,
        text=text,
        grade=evidence(grade),
        state=state,
        kind=_kind(kind),
    )


def pairs(items: Iterable[tuple[object, object]], size: str = "") -> SafeString:
    """Terms and what they are: `size` is empty (side by side), `sm` (narrow) or `list` (one under another)."""
    shape = {"sm": mark_safe(' data-size="sm"'), "list": mark_safe(" data-list")}.get(size, NOTHING)
    rows = format_html_join("", "<div><dt>{}</dt><dd>{}</dd></div>", ((term, _or_dash(what)) for term, what in items))
    return format_html('<dl class="pairs"{}>{}</dl>', shape, rows)


def todo(items: Iterable[tuple[object, bool]]) -> SafeString:
    """What is done and what is still to come."""
    done, open_ = gettext("Done:"), gettext("To do:")
    rows = format_html_join(
        "",
        '<li{}><span><span class="ds-sr-only">{} </span>{}</span></li>',
        ((mark_safe(' class="ok"') if ready else NOTHING, done if ready else open_, text) for text, ready in items),
    )
    return format_html('<ul class="todo">{}</ul>', rows)


def key(items: Iterable[tuple[str, object]]) -> SafeString:
    """What the tones of a picture mean: `(tone, words)`."""
    square = '<li><svg aria-hidden="true"><rect class="{}" x="1" y="1" width="85%" height="85%" rx="2"/></svg><span>{}</span></li>'
    return format_html('<ul class="key">{}</ul>', format_html_join("", square, items))


@cache
def _evidence(name: str, language: str | None) -> SafeString:
    """Five words in three languages: made once."""
    step, word = EVIDENCE[name]
    return format_html('<span class="evidence" data-step="{}">{}</span>', step, word)


def _kind(kind: str) -> str:
    return kind if kind in KINDS else ""


def _or_dash(value: Any) -> object:
    return "–" if value is None or value == "" else value
