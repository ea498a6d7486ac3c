"""Entries of the directory as the public sees them: whether they are fresh, until when, for whom."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language, gettext

from talkoot.catalogue.facts import Named
from talkoot.catalogue.queries import product_groups, topics
from talkoot.library.models import Entry, Shelf, codes
from talkoot.organisations.enums import SizeClass
from talkoot.organisations.industries import industry_name
from talkoot.web.ui.numbers import format_day


@dataclass(frozen=True, slots=True)
class EntryLine:
    """One entry in a list."""

    entry: Entry
    about: str
    state: str
    kind: str


@dataclass(frozen=True, slots=True)
class Area:
    """The entries of one area; without a name those that have none."""

    name: str
    lines: Sequence[EntryLine]


@dataclass(frozen=True, slots=True)
class ShelfPart:
    """A shelf with what of it is shown."""

    shelf: Shelf
    is_terms: bool
    areas: Sequence[Area]


def line_of(entry: Entry, today: date) -> EntryLine:
    """The entry in a list: who provides it, until when, whether it was verified lately."""
    about = entry.provider or _name_of(entry.product_group, product_groups())
    if entry.is_old(today):
        return EntryLine(entry, about, gettext("Not verified for over six months"), "due")
    if entry.closes_on is not None:
        return EntryLine(entry, about, gettext("Open until %(day)s") % {"day": format_day(entry.closes_on)}, "good")
    return EntryLine(entry, about, gettext("Verified %(day)s") % {"day": format_day(entry.verified_on)}, "")


def entry_facts(entry: Entry) -> list[tuple[str, str]]:
    """What is known of the entry, without what nobody wrote."""
    language = get_language() or "fi"
    facts = [
        (gettext("Who provides it"), entry.provider),
        (gettext("Area"), entry.area),
        (gettext("Topic"), _name_of(entry.topic, topics())),
        (gettext("Product group"), _name_of(entry.product_group, product_groups())),
        (gettext("Application period"), _period(entry)),
        (gettext("For industries"), ", ".join(industry_name(code, language) for code in codes(entry.industries))),
        (gettext("For companies of"), ", ".join(str(SizeClass(code).label) for code in codes(entry.size_classes))),
        (gettext("Languages"), ", ".join(_languages()[code] for code in codes(entry.languages))),
        (gettext("Contact"), entry.contact),
    ]
    return [(term, text) for term, text in facts if text]


def _period(entry: Entry) -> str:
    days = {
        "from": format_day(entry.opens_on) if entry.opens_on else "",
        "to": format_day(entry.closes_on) if entry.closes_on else "",
    }
    if days["from"] and days["to"]:
        return gettext("%(from)s to %(to)s") % days
    if days["to"]:
        return gettext("until %(to)s") % days
    return gettext("since %(from)s") % days if days["from"] else ""


def _languages() -> dict[str, str]:
    return {"fi": gettext("Finnish"), "sv": gettext("Swedish"), "en": gettext("English")}


def _name_of(code: str, named: Sequence[Named]) -> str:
    return next((one.name.here for one in named if one.code == code), "")
