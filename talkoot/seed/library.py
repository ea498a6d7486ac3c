"""The demo's directory for companies: real national services beside a municipality's own."""

import tomllib
from datetime import date, datetime, timedelta
from importlib.resources import files
from typing import Any

from talkoot.accounts.models import User
from talkoot.library.models import Shelf
from talkoot.library.operations import add_entry, add_shelf
from talkoot.organisations.models import Municipality, Officer

DAYS = {"opens_in_days": "opens_on", "closes_in_days": "closes_on"}


def fill(*, municipality: Municipality, by: User, now: datetime) -> int:
    """Fill the directory; returns how many entries were added. A shelf of the kind that exists is used."""
    facts = tomllib.loads(files("talkoot.seed.data").joinpath("library.toml").read_text(encoding="utf-8"))
    officers = list(Officer.objects.in_office().filter(municipality=municipality))
    count = 0
    for shelf_facts in facts["shelf"]:
        shelf = _shelf(municipality, shelf_facts, by, now)
        for entry in shelf_facts["entry"]:
            verifier = officers[count % len(officers)] if officers else None
            add_entry(
                shelf_id=shelf.pk, by=by, now=now, today=now.date(), verifier=verifier, **_entry(entry, now.date())
            )
            count += 1
    return count


def _shelf(municipality: Municipality, facts: dict[str, Any], by: User, now: datetime) -> Shelf:
    existing = Shelf.objects.of_municipality(municipality.pk).filter(kind=facts["kind"]).first()
    return existing or add_shelf(
        municipality_id=municipality.pk,
        kind=facts["kind"],
        name=facts["name"],
        about=facts.get("about"),
        by=by,
        now=now,
    )


def _entry(facts: dict[str, Any], today: date) -> dict[str, Any]:
    """The facts as the operation takes them: days counted from today become dates."""
    plain = {name: value for name, value in facts.items() if not name.endswith(("_in_days", "_days_ago"))}
    dates = {DAYS[name]: today + timedelta(days=facts[name]) for name in DAYS if name in facts}
    return {**plain, **dates, "verified_on": today - timedelta(days=facts["verified_days_ago"])}
