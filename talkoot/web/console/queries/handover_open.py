"""What waits for somebody when the work changes hands: inputs, cases, entries to verify."""

from collections.abc import Callable
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext

from talkoot.cases.queries import cases_waiting
from talkoot.dialogue.queries import inputs_waiting
from talkoot.library.queries import entries_to_verify
from talkoot.organisations.models import Municipality
from talkoot.web.console.queries.handover_pieces import Block, Part
from talkoot.web.ui.numbers import format_day
from talkoot.web.ui.pieces import Column, Table

MOST = 100


def open_part(municipality: Municipality, today: date, absolute: Callable[[str], str]) -> Part:
    """Inputs without an answer, cases that wait, entries to verify."""
    blocks = tuple(
        block
        for block in (
            _inputs(municipality, absolute), _cases(municipality, today, absolute), _entries(municipality, today, absolute),
        )
        if block is not None
    )  # fmt: skip
    none = Block(sentences=(gettext("No input, case or entry waits for anybody."),))
    return Part("open", gettext("What waits for somebody"), blocks or (none,))


def _inputs(municipality: Municipality, absolute: Callable[[str], str]) -> Block | None:
    rows = [
        (format_day(each.given_at), each.dialogue.title, _short(each.text), str(each.owner or "–"))
        for each in inputs_waiting(municipality_id=municipality.pk)[:MOST]
    ]
    columns = (Column(gettext("Day")), Column(gettext("Dialogue")), Column(gettext("Input")), Column(gettext("Owner")))
    url = absolute(reverse("console:dialogues", args=[municipality.slug]))
    return _block(gettext("Inputs without an answer"), columns, rows, (gettext("Dialogues"), url))


def _cases(municipality: Municipality, today: date, absolute: Callable[[str], str]) -> Block | None:
    rows = [
        (format_day(one.since), one.case.organisation_name, one.why.label, str(one.case.adviser or "–"))
        for one in cases_waiting(municipality.pk, today)[:MOST]
    ]
    columns = (Column(gettext("Day")), Column(gettext("Company")), Column(gettext("Why")), Column(gettext("Adviser")))
    url = absolute(reverse("console:cases", args=[municipality.slug]))
    return _block(gettext("Cases that wait"), columns, rows, (gettext("Advice"), url))


def _entries(municipality: Municipality, today: date, absolute: Callable[[str], str]) -> Block | None:
    rows = [
        (format_day(each.verified_on), each.title, str(each.shelf), str(each.verifier or "–"))
        for each in entries_to_verify(municipality.pk, today)[:MOST]
    ]
    columns = (
        Column(gettext("Last verified")),
        Column(gettext("Entry")),
        Column(gettext("Shelf")),
        Column(gettext("Who")),
    )
    url = absolute(reverse("console:shelves", args=[municipality.slug]))
    return _block(gettext("Entries of the directory to verify"), columns, rows, (gettext("Directory"), url))


def _block(title: str, columns: tuple[Column, ...], rows: list[tuple[str, ...]], link: tuple[str, str]) -> Block | None:
    return Block(title, table=Table(title, columns, rows), links=(link,)) if rows else None


def _short(text: str) -> str:
    """The beginning of a text, cut at a word."""
    return text if len(text) <= 120 else text[:120].rsplit(" ", 1)[0] + " …"
