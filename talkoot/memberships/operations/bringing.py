"""Bringing in a member by hand: organisation, membership, contact and note in one change."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import transaction

from talkoot.accounts.models import User
from talkoot.memberships.models import Membership
from talkoot.memberships.operations.members import add_member, add_note
from talkoot.organisations.models import Organisation
from talkoot.organisations.operations import add_contact, add_organisation, checked_business_id


@transaction.atomic
def bring_in_member(
    *,
    network_id: int,
    name: str,
    by: User,
    now: datetime,
    state: str,
    business_id: str = "",
    municipalities: Iterable[str] = (),
    tier_id: int | None = None,
    joined_on: date | None = None,
    contact_name: str = "",
    email: str = "",
    phone: str = "",
    note: str = "",
    language: str = "fi",
    **facts: Any,
) -> Membership:
    """Add an organisation to the network; one that is already known by its business ID is found, its facts stay."""
    checked = checked_business_id(business_id)
    organisation = Organisation.objects.filter(business_id=checked).first() if checked else None
    if organisation is None:
        organisation = add_organisation(
            name=name, business_id=checked, municipalities=municipalities, language=language, **facts
        )
    membership = add_member(
        network_id=network_id,
        organisation_id=organisation.pk,
        state=state,
        tier_id=tier_id,
        joined_on=joined_on,
        by=by,
        now=now,
    )
    if contact_name or email or phone:
        add_contact(organisation_id=organisation.pk, name=contact_name, email=email, phone=phone, language=language)
    if note:
        add_note(network_id=network_id, membership_id=membership.pk, text=note, by=by, now=now)
    return membership
