"""Changes to municipalities on the service, those who work for them, and regional bodies."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from talkoot.accounts.models import User
from talkoot.accounts.operations import ensure_user
from talkoot.history.operations import record
from talkoot.kernel.errors import Refused
from talkoot.kernel.text import address_of, tidy
from talkoot.notices.letters import link, write_letter
from talkoot.notices.operations import queue_message
from talkoot.organisations.models import Municipality, Officer, RegionalBody, RegionalReader
from talkoot.organisations.operations import ensure_municipality
from talkoot.organisations.signals import officer_ended

RESERVED = {"new", "compare", "practices"}
LANGUAGES = ("fi", "sv", "en")


class AlreadyOnTheService(Refused):
    text = _("%(name)s is on the service already.")


class LastLead(Refused):
    text = _("Somebody must be in charge of the whole. Name the successor first.")


@transaction.atomic
def take_into_use(*, name: str, by: User | None, now: datetime, today: date, **facts: Any) -> Municipality:
    """Bring a municipality onto the service: it gets an address, a console and a public page."""
    municipality = ensure_municipality(name=name)
    if municipality.slug:
        raise AlreadyOnTheService(name=municipality.name)
    taken = set(Municipality.objects.on_the_service().values_list("slug", flat=True)) | RESERVED
    municipality.slug, municipality.joined_on = address_of(municipality.name, taken), today
    municipality.languages = facts.get("languages") or list(LANGUAGES)
    for field in ("contact_email", "theme_colour"):
        if facts.get(field):
            setattr(municipality, field, facts[field])
    municipality.save()
    _record(municipality, "municipality.taken_into_use", by, now)
    return municipality


@transaction.atomic
def change_municipality(
    *, municipality_id: int, by: User, now: datetime, seen_version: int | None = None, **facts: Any
) -> Municipality:
    """Change a municipality's names and settings; refused when somebody else did meanwhile."""
    found = Municipality.objects.select_for_update(of=("self",)).get(pk=municipality_id).take_version(seen_version)
    for field in ("name_fi", "name_sv", "name_en", "languages", "contact_email", "theme_colour"):
        if field in facts:
            setattr(found, field, facts[field])
    found.save()
    _record(found, "municipality.changed", by, now)
    return found


@transaction.atomic
def add_officer(
    *, municipality_id: int, email: str, by: User | None, now: datetime, today: date, name: str = "", unit: str = "",
    title: str = "", is_lead: bool = False, language: str = "fi",
) -> Officer:  # fmt: skip
    """Let a person work for the municipality from now on; one who does already gets the new unit and title."""
    user = ensure_user(email=email, name=name, language=language)
    officer, made = Officer.objects.get_or_create(
        municipality_id=municipality_id, user=user, until_on=None, defaults={"since_on": today}
    )
    officer.unit, officer.title = tidy(unit)[:120] or officer.unit, tidy(title)[:120] or officer.title
    officer.is_lead = is_lead or (officer.is_lead and not made)
    officer.save()
    _record_officer(officer, "officer.added", by, now)
    if made and user != by:
        _welcome(officer, by, now)
    return officer


@transaction.atomic
def change_officer(*, officer_id: int, by: User, now: datetime, unit: str, title: str, is_lead: bool) -> Officer:
    """Correct a person's unit, title and charge."""
    officer = Officer.objects.select_for_update(of=("self",)).get(pk=officer_id)
    if officer.is_lead and not is_lead:
        _check_successor(officer)
    officer.unit, officer.title, officer.is_lead = tidy(unit)[:120], tidy(title)[:120], is_lead
    officer.save()
    _record_officer(officer, "officer.changed", by, now)
    return officer


@transaction.atomic
def end_officer(*, officer_id: int, by: User, now: datetime, today: date) -> Officer:
    """The person no longer works for the municipality; what they own is told to those in charge."""
    officer = Officer.objects.select_for_update(of=("self",)).get(pk=officer_id)
    if officer.is_lead:
        _check_successor(officer)
    officer.until_on = today
    officer.save(update_fields=["until_on"])
    _record_officer(officer, "officer.ended", by, now)
    officer_ended.send(Officer, officer_id=officer.pk, now=now)
    return officer


@transaction.atomic
def found_regional_body(*, slug: str, municipalities: Iterable[Municipality], **names: str) -> RegionalBody:
    """A body that sees its municipalities; names as name_fi, name_sv, name_en."""
    body = RegionalBody.objects.create(slug=slug, **names)
    body.municipalities.set(municipalities)
    return body


@transaction.atomic
def add_regional_reader(*, body_id: int, email: str, name: str = "", language: str = "fi") -> RegionalReader:
    """Let a person read for the body."""
    user = ensure_user(email=email, name=name, language=language)
    return RegionalReader.objects.get_or_create(body_id=body_id, user=user, until_on=None)[0]


def _welcome(officer: Officer, by: User | None, now: datetime) -> None:
    """Where to sign in and what to do first; otherwise nobody would know of the console."""
    user, municipality = officer.user, Municipality.objects.get(pk=officer.municipality_id)
    subject, body = write_letter(
        "officer_welcome", user.language, municipality=municipality, officer=officer, to=user, by=by,
        url=link("console:portfolio", user.language, municipality.slug),
    )  # fmt: skip
    queue_message(
        to=user.email, to_name=user.name, subject=subject, body=body, kind="officer_welcome", language=user.language,
        now=now, key=f"officer-{officer.pk}", reply_to=by.email if by else municipality.contact_email,
    )  # fmt: skip


def _check_successor(officer: Officer) -> None:
    others = Officer.objects.in_office().filter(municipality_id=officer.municipality_id, is_lead=True)
    if not others.exclude(pk=officer.pk).exists():
        raise LastLead


def _record(municipality: Municipality, verb: str, by: User | None, now: datetime) -> None:
    record(verb=verb, subject="municipality", subject_id=municipality.pk, network_id=None, by=by, now=now)


def _record_officer(officer: Officer, verb: str, by: User | None, now: datetime) -> None:
    record(
        verb=verb, subject="officer", subject_id=officer.pk, network_id=None, by=by, now=now,
        facts={"municipality": officer.municipality_id, "name": str(officer.user)},
    )  # fmt: skip
