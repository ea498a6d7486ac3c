"""Imports in lists: how they stand, and what they made."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import ngettext_lazy

from talkoot.imports.enums import ImportState
from talkoot.imports.models import Import
from talkoot.web.ui.numbers import format_number

KINDS = {ImportState.APPLIED: "good", ImportState.FAILED: "ended", ImportState.READ: "due", ImportState.APPLYING: "due"}
MADE: tuple[tuple[str, Promise, str], ...] = (
    ("membership", ngettext_lazy("%(n)s member", "%(n)s members", "count"), "console:members"),
    ("goal", ngettext_lazy("%(n)s goal", "%(n)s goals", "count"), "console:goals"),
    ("figure", ngettext_lazy("%(n)s figure", "%(n)s figures", "count"), "console:rounds"),
    ("report", ngettext_lazy("%(n)s yearly report", "%(n)s yearly reports", "count"), "console:rounds"),
    ("contact", ngettext_lazy("%(n)s contact person", "%(n)s contact persons", "count"), ""),
    ("site", ngettext_lazy("%(n)s site", "%(n)s sites", "count"), ""),
    ("note", ngettext_lazy("%(n)s private note", "%(n)s private notes", "count"), ""),
)


@dataclass(frozen=True)
class ImportLine:
    """One import in the list."""

    imported: Import
    kind: str
    made: str


@dataclass(frozen=True)
class MadeLine:
    """How many of one thing, and where they are."""

    text: str
    url: str


def import_lines(found: Iterable[Import]) -> list[ImportLine]:
    """Each with what it made, while it stands."""
    return [
        ImportLine(
            one, KINDS.get(ImportState(one.state), ""),
            ", ".join(line.text for line in _made(one, "")[:3]) if one.state == ImportState.APPLIED else "",
        )
        for one in found
    ]  # fmt: skip


def done_lines(imported: Import) -> list[MadeLine]:
    """What an import made, with links to it."""
    return _made(imported, imported.network.slug)


def _made(imported: Import, slug: str) -> list[MadeLine]:
    return [
        MadeLine(
            str(words % {"count": count, "n": format_number(count)}),
            reverse(address, args=[slug]) if address and slug else "",
        )
        for name, words, address in MADE
        if (count := imported.counts.get(name, 0))
    ]
