"""Filling the directory and keeping it true."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from talkoot.accounts.models import User
from talkoot.catalogue.queries import product_groups, topics
from talkoot.history.operations import record
from talkoot.kernel.errors import Refused
from talkoot.kernel.text import tidy
from talkoot.library.models import Entry, Shelf, coded
from talkoot.library.queries import SEARCH_KIND
from talkoot.organisations.models import Officer
from talkoot.search.operations import put, take_out

LANGUAGES = ("fi", "sv", "en")
WORDS = ("provider", "url", "contact", "topic", "product_group", "area")
LISTS = ("industries", "size_classes", "languages")
DATES = ("opens_on", "closes_on")


class NeedsTitle(Refused):
    text = _("Give a heading in at least one language.")


class NeedsName(Refused):
    text = _("Give the shelf a name in at least one language.")


class ClosesBeforeItOpens(Refused):
    text = _("The closing day is before the opening day.")


class VerifierNotInOffice(Refused):
    text = _("The person who verifies must work for the municipality.")


class EntryTakenDown(Refused):
    text = _("This entry has been taken down.")


@transaction.atomic
def add_shelf(
    *, municipality_id: int, kind: str, name: Mapping[str, str], by: User | None, now: datetime,
    about: Mapping[str, str] | None = None, is_public: bool = True,
) -> Shelf:  # fmt: skip
    """A new part of the directory."""
    shelf = Shelf(municipality_id=municipality_id, kind=kind, is_public=is_public)
    _write(shelf, name=name, about=about or {})
    if not any(_each(shelf, "name")):
        raise NeedsName
    shelf.save()
    _record("shelf.added", "shelf", shelf.pk, by, now)
    return shelf


@transaction.atomic
def change_shelf(
    *, shelf_id: int, by: User, now: datetime, name: Mapping[str, str], about: Mapping[str, str], is_public: bool,
    seen_version: int | None = None,
) -> Shelf:  # fmt: skip
    """Change a shelf's words, or whether companies see it; refused when somebody else did meanwhile."""
    shelf = Shelf.objects.select_for_update(of=("self",)).get(pk=shelf_id).take_version(seen_version)
    _write(shelf, name=name, about=about)
    if not any(_each(shelf, "name")):
        raise NeedsName
    shelf.is_public = is_public
    shelf.save()
    _record("shelf.changed", "shelf", shelf.pk, by, now)
    return shelf


@transaction.atomic
def add_entry(*, shelf_id: int, by: User | None, now: datetime, today: date, **facts: Any) -> Entry:
    """A new entry; whoever writes it has just seen that it is true."""
    shelf = Shelf.objects.get(pk=shelf_id)
    entry = Entry(shelf=shelf, created_at=now, created_by=by, verified_on=facts.pop("verified_on", None) or today)
    _fill(entry, facts)
    entry.save()
    _put(entry, now)
    _record("library_entry.added", "library_entry", entry.pk, by, now)
    return entry


@transaction.atomic
def change_entry(
    *, entry_id: int, by: User, now: datetime, today: date, seen_version: int | None = None, is_verified: bool = True,
    **facts: Any,
) -> Entry:  # fmt: skip
    """Change an entry; whoever does has usually verified it too. Refused when somebody else changed it meanwhile."""
    entry = _load(entry_id).take_version(seen_version)
    _fill(entry, facts)
    if is_verified:
        entry.verified_on = today
    entry.save()
    _put(entry, now)
    _record("library_entry.changed", "library_entry", entry.pk, by, now)
    return entry


@transaction.atomic
def verify_entry(*, entry_id: int, by: User, now: datetime, today: date) -> Entry:
    """It is still so. Whoever verifies what nobody looks after looks after it from now on."""
    entry = _load(entry_id)
    entry.verified_on = today
    if entry.verifier is None or entry.verifier_has_left:
        officers = Officer.objects.in_office().filter(municipality_id=entry.shelf.municipality_id, user=by)
        entry.verifier = officers.first() or entry.verifier
    entry.take_version(None).save(update_fields=["verified_on", "verifier", "version"])
    _record("library_entry.verified", "library_entry", entry.pk, by, now)
    return entry


@transaction.atomic
def end_entry(*, entry_id: int, reason: str, by: User, now: datetime, today: date) -> Entry:
    """Take an entry down; its page says that it was."""
    entry = _load(entry_id)
    entry.ended_on, entry.end_reason = today, tidy(reason)[:500]
    entry.take_version(None).save(update_fields=["ended_on", "end_reason", "version"])
    take_out(kind=SEARCH_KIND, key=str(entry.pk))
    _record("library_entry.ended", "library_entry", entry.pk, by, now, reason=entry.end_reason)
    return entry


def _load(entry_id: int) -> Entry:
    entries = Entry.objects.select_for_update(of=("self",)).select_related("shelf__municipality", "verifier")
    entry = entries.get(pk=entry_id)
    if entry.ended_on is not None:
        raise EntryTakenDown
    return entry


def _fill(entry: Entry, facts: dict[str, Any]) -> None:
    """Write the facts that are given; the others stay as they are."""
    _write(entry, title=facts.get("title"), text=facts.get("text"))
    given: dict[str, Any] = {name: tidy(facts[name] or "") for name in WORDS if name in facts}
    given |= {name: coded(facts[name] or []) for name in LISTS if name in facts}
    given |= {name: facts[name] for name in DATES if name in facts}
    if "verifier" in facts:
        given["verifier"] = _verifier(entry, facts["verifier"])
    for name, value in given.items():
        setattr(entry, name, value)
    if not any(_each(entry, "title")):
        raise NeedsTitle
    if entry.opens_on and entry.closes_on and entry.closes_on < entry.opens_on:
        raise ClosesBeforeItOpens


def _verifier(entry: Entry, officer: Officer | None) -> Officer | None:
    if officer is not None and (officer.municipality_id != entry.shelf.municipality_id or officer.until_on is not None):
        raise VerifierNotInOffice
    return officer


def _write(thing: Shelf | Entry, **texts: Mapping[str, str] | None) -> None:
    """Words by language; a language that is not named keeps its words."""
    for field, words in texts.items():
        for language in LANGUAGES:
            if words is not None and language in words:
                setattr(thing, f"{field}_{language}", tidy(words[language] or ""))


def _each(thing: Shelf | Entry, field: str) -> list[str]:
    return [getattr(thing, f"{field}_{language}") or "" for language in LANGUAGES]


def _put(entry: Entry, now: datetime) -> None:
    """Let the entry be found: by its words, its provider and area, and the name of its topic in every language."""
    named = [one for one in topics() if one.code == entry.topic]
    named += [one for one in product_groups() if one.code == entry.product_group]
    put(
        kind=SEARCH_KIND, key=str(entry.pk), owner_id=entry.shelf.municipality_id, titles=_each(entry, "title"), now=now,
        texts=[*_each(entry, "text"), entry.provider, entry.area, *(text for one in named for text in one.name.all)],
    )  # fmt: skip


def _record(verb: str, subject: str, subject_id: int, by: User | None, now: datetime, reason: str = "") -> None:
    record(verb=verb, subject=subject, subject_id=subject_id, network_id=None, by=by, now=now, reason=reason)
