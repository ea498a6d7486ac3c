"""Members, their contacts, sites and private notes."""

from datetime import date

from django.utils.translation import gettext as _

from talkoot.imports.operations.setting import Setting
from talkoot.kernel.text import folded
from talkoot.memberships.enums import Precision
from talkoot.memberships.models import Membership
from talkoot.memberships.operations import add_member, add_note
from talkoot.networks.models import Tier
from talkoot.organisations.enums import ContactRole
from talkoot.organisations.models import Contact, Organisation, Site
from talkoot.organisations.operations import (
    BusinessIdWrong,
    add_contact,
    add_organisation,
    add_site,
    checked_business_id,
)
from talkoot.sheets.result import Contact as SheetContact
from talkoot.sheets.result import Joined, Member


def bring_members(setting: Setting) -> None:
    """Bring every member in, or find the one that is already there."""
    tiers = {tier.kind: tier for tier in reversed(list(setting.network.tiers.all()))}
    known = {
        folded(membership.organisation.name): membership
        for membership in Membership.objects.filter(network=setting.network).select_related("organisation")
    }
    for member in setting.result.members:
        organisation = _organisation(setting, member, known)
        membership = Membership.objects.filter(network=setting.network, organisation=organisation).first()
        if membership is None:
            membership = _join(setting, member, organisation, tiers)
        setting.members[member.key] = membership
        for contact in member.contacts:
            _contact(setting, organisation, contact)
        for name in member.sites:
            if not Site.objects.filter(organisation=organisation, name=name).exists():
                setting.records.add(add_site(organisation_id=organisation.pk, name=name))


def _organisation(setting: Setting, member: Member, known: dict[str, Membership]) -> Organisation:
    business_id, register_number = _ids(member)
    found = Organisation.objects.filter(business_id=business_id).first() if business_id else None
    if found is None and folded(member.name) in known:
        same_name = known[folded(member.name)].organisation
        if not business_id or not same_name.business_id:
            found = same_name
    if found is not None:
        return found
    organisation = add_organisation(
        name=member.name, business_id=business_id, register_number=register_number, staff=member.staff,
        size_class=member.size_class or "", language=setting.language,
        municipalities=[member.municipality] if member.municipality else [],
    )  # fmt: skip
    setting.records.add(organisation)
    return organisation


def _ids(member: Member) -> tuple[str | None, str]:
    """The business ID if it is right; a wrong one is kept as a register number and stays a question."""
    try:
        return checked_business_id(member.business_id), ""
    except BusinessIdWrong:
        return None, member.business_id or ""


def _join(setting: Setting, member: Member, organisation: Organisation, tiers: dict[str, Tier]) -> Membership:
    joined_on, precision = joined_day(member.joined)
    tier = tiers.get(member.tier or "partner") or next(iter(tiers.values()), None)
    membership = add_member(
        network_id=setting.network.pk, organisation_id=organisation.pk, tier_id=tier.pk if tier else None,
        state=member.status, joined_on=joined_on, joined_precision=precision, by=setting.by, now=setting.now,
        reason=setting.imported.file_name,
    )  # fmt: skip
    setting.records.add(membership)
    return membership


def joined_day(joined: Joined) -> tuple[date | None, str]:
    """The first day that the text may mean, with how exact it is."""
    if not joined.value:
        return (date(joined.year, 1, 1), Precision.YEAR) if joined.year else (None, Precision.DAY)
    parts = [int(part) for part in joined.value.split("-")]
    precision = (Precision.YEAR, Precision.MONTH, Precision.DAY)[len(parts) - 1]
    return date(parts[0], *(parts[1:] + [1, 1])[:2]), precision


def _contact(setting: Setting, organisation: Organisation, contact: SheetContact) -> None:
    contacts = Contact.objects.filter(organisation=organisation)
    same = contacts.filter(email__iexact=contact.email) if contact.email else contacts.filter(name=contact.name or "")
    if same.exists():
        return
    role = contact.role if contact.role in ContactRole.values else ContactRole.CONTACT
    setting.records.add(
        add_contact(
            organisation_id=organisation.pk, name=contact.name or "", email=contact.email or "",
            phone=contact.phone or "", role=role or ContactRole.CONTACT, language=setting.language,
        )  # fmt: skip
    )


def bring_notes(setting: Setting) -> None:
    """Everything that was not understood, and every question left open, as private notes with sheet and cell."""
    for note in setting.result.notes:
        _note(setting, note.member, note.text, note.sheet, note.cell)
    for problem in setting.result.problems:
        if problem.severity == "question":
            text = _("Open question: %(value)s (%(message)s)") % {"value": problem.value, "message": problem.message}
            _note(setting, problem.member, text, problem.sheet, problem.cell)


def _note(setting: Setting, key: str | None, text: str, sheet: str, cell: str) -> None:
    membership = setting.members.get(key or "")
    setting.records.add(
        add_note(
            network_id=setting.network.pk, membership_id=membership.pk if membership else None, text=text, sheet=sheet,
            cell=cell, by=setting.by, now=setting.now,
        )  # fmt: skip
    )
