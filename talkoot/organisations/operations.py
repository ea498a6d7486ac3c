"""Changes to organisations, their sites and contacts."""

import csv
from collections.abc import Iterable
from datetime import date
from importlib.resources import files
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from stdnum.fi import ytunnus

from talkoot.accounts.operations import ensure_user
from talkoot.kernel.errors import Refused
from talkoot.kernel.text import folded, tidy
from talkoot.organisations.enums import ContactRole, size_class_of
from talkoot.organisations.models import Contact, Municipality, Organisation, Site
from talkoot.organisations.signals import organisation_changed

EDITABLE = ("name", "business_id", "register_number", "industry", "size_class", "staff", "website", "language")


class BusinessIdWrong(Refused):
    text = _("The business ID %(business_id)s is not right: its check digit does not match. Please check the number.")


class BusinessIdTaken(Refused):
    text = _("The business ID %(business_id)s already belongs to %(name)s.")


class NameMissing(Refused):
    text = _("Write the organisation's name.")


def checked_business_id(text: str | None) -> str | None:
    """The ID in its usual form, None when empty; refuses one whose check digit is wrong."""
    if not text or not text.strip():
        return None
    if not ytunnus.is_valid(text):
        raise BusinessIdWrong(business_id=text.strip())
    return str(ytunnus.format(text))


def _check_free(business_id: str | None, organisation_id: int | None = None) -> None:
    holder = Organisation.objects.filter(business_id=business_id).first()
    if business_id and holder is not None and holder.pk != organisation_id:
        raise BusinessIdTaken(business_id=business_id, name=holder.name)


@transaction.atomic
def add_organisation(
    *, name: str, business_id: str | None = None, municipalities: Iterable[str] = (), **facts: Any
) -> Organisation:
    """Add an organisation. A wrong or taken business ID is refused."""
    name = tidy(name)[:300]
    if not name:
        raise NameMissing
    business_id = checked_business_id(business_id)
    _check_free(business_id)
    facts["size_class"] = facts.get("size_class") or size_class_of(facts.get("staff"))
    organisation = Organisation.objects.create(
        name=name, folded_name=folded(name)[:300], business_id=business_id, **facts
    )
    organisation.municipalities.set(ensure_municipality(name=m) for m in municipalities)
    return organisation


@transaction.atomic
def change_organisation(
    *, organisation_id: int, seen_version: int | None = None, municipalities: Iterable[str] | None = None, **facts: Any
) -> Organisation:
    """Correct an organisation's facts; refused when somebody else changed them since `seen_version`."""
    organisation = Organisation.objects.select_for_update(of=("self",)).get(pk=organisation_id)
    organisation.take_version(seen_version)
    if "business_id" in facts:
        facts["business_id"] = checked_business_id(facts["business_id"])
        _check_free(facts["business_id"], organisation_id)
    for field in EDITABLE:
        if field in facts:
            setattr(organisation, field, facts[field])
    organisation.name = tidy(organisation.name)[:300]
    if not organisation.name:
        raise NameMissing
    organisation.folded_name = folded(organisation.name)[:300]
    organisation.size_class = size_class_of(organisation.staff) or organisation.size_class
    organisation.save()
    if municipalities is not None:
        organisation.municipalities.set(ensure_municipality(name=m) for m in municipalities)
    organisation_changed.send(Organisation, organisation_id=organisation.pk)
    return organisation


def ensure_municipality(*, name: str) -> Municipality:
    """The municipality of this name in any language, made when unknown."""
    name = tidy(name)[:120]
    known = Municipality.objects.filter(name_fi=name) | Municipality.objects.filter(name_sv=name)
    return known.first() or Municipality.objects.create(name=name, name_fi=name)


@transaction.atomic
def add_site(*, organisation_id: int, name: str) -> Site:
    """The organisation's site of this name, made when new."""
    return Site.objects.get_or_create(organisation_id=organisation_id, name=tidy(name)[:200])[0]


@transaction.atomic
def add_contact(
    *,
    organisation_id: int,
    name: str = "",
    email: str = "",
    phone: str = "",
    title: str = "",
    role: str = ContactRole.CONTACT,
    may_act: bool = True,
    language: str = "fi",
) -> Contact:
    """Add a person, or complete the one with the same address; with an address they can sign in from now on."""
    email = email.strip().lower()
    contact = (
        Contact.objects.filter(organisation_id=organisation_id, email=email, until_on=None).first() if email else None
    )
    if contact is None:
        contact = Contact(organisation_id=organisation_id, email=email, role=role, may_act=may_act, language=language)
    contact.name = tidy(name)[:150] or contact.name
    contact.phone = tidy(phone)[:60] or contact.phone
    contact.title = tidy(title)[:120] or contact.title
    if email:
        contact.user = ensure_user(email=email, name=contact.name, language=language)
    contact.save()
    return contact


@transaction.atomic
def change_contact(*, contact_id: int, **facts: Any) -> Contact:
    """Correct a contact's facts; a new address moves the right to sign in to it."""
    contact = Contact.objects.select_for_update(of=("self",)).get(pk=contact_id)
    for field in ("name", "email", "phone", "title", "role", "may_act", "language"):
        if field in facts:
            setattr(contact, field, facts[field])
    contact.email = contact.email.strip().lower()
    contact.user = (
        ensure_user(email=contact.email, name=contact.name, language=contact.language) if contact.email else None
    )
    contact.save()
    return contact


@transaction.atomic
def end_contact(*, contact_id: int, today: date) -> Contact:
    """The person no longer acts for the organisation; what they did stays on record."""
    contact = Contact.objects.select_for_update(of=("self",)).get(pk=contact_id)
    contact.until_on = today
    contact.save(update_fields=["until_on"])
    return contact


@transaction.atomic
def load_municipalities() -> int:
    """Bring Finland's municipalities up to date with talkoot/data/municipalities.csv; returns how many there are."""
    text = files("talkoot.data").joinpath("municipalities.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    known = {m.code: m for m in Municipality.objects.exclude(code="")}
    new = []
    for row in rows:
        names = {"name_fi": row["name_fi"], "name_sv": row["name_sv"], "name_en": row["name_fi"]}
        if row["languages"].startswith("sv"):
            names["name_en"] = row["name_sv"]
        found = known.get(row["code"])
        if found is None:
            new.append(Municipality(code=row["code"], name=row["name_fi"], **names))
        elif any(getattr(found, field) != value for field, value in names.items()):
            Municipality.objects.filter(pk=found.pk).update(**names)
    Municipality.objects.bulk_create(new)
    return len(rows)
