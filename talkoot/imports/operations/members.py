"""Members with their contacts and sites."""

from datetime import date

from talkoot.accounts.models import User
from talkoot.imports.known import Known, known_organisations, sound_business_id
from talkoot.imports.operations.setting import Setting
from talkoot.memberships.enums import MembershipState, Precision
from talkoot.memberships.models import Membership
from talkoot.memberships.operations import add_member
from talkoot.networks.models import Tier
from talkoot.organisations.enums import ContactRole
from talkoot.organisations.models import Contact, Municipality, Organisation, Site
from talkoot.organisations.operations import add_contact, add_organisation, add_site
from talkoot.sheets.result import Contact as SheetContact
from talkoot.sheets.result import Joined, Member


def bring_members(setting: Setting) -> None:
    """Bring every member in, or find the one that is already there."""
    known = known_organisations(setting.network.pk, setting.result.members)
    tiers = {tier.kind: tier for tier in reversed(list(setting.network.tiers.all()))}
    towns = set(Municipality.objects.values_list("pk", flat=True))
    addresses = set(User.objects.values_list("pk", flat=True))
    for member in setting.result.members:
        setting.members[member.key] = _member(setting, member, known, tiers)
    _bring_people(setting)
    _remember_new(setting, towns, addresses)


def _member(setting: Setting, member: Member, known: Known, tiers: dict[str, Tier]) -> Membership:
    organisation = known.find(member)
    membership = known.memberships.get(organisation.pk) if organisation else None
    if organisation is None:
        organisation = _found(setting, member)
    if membership is None:
        membership = _join(setting, member, organisation, tiers)
    known.learn(organisation, membership)
    return membership


def _found(setting: Setting, member: Member) -> Organisation:
    """A new organisation. A wrong business ID is kept as a register number and stays a question."""
    business_id = sound_business_id(member)
    town = member.municipality if setting.is_certain(member, "municipality") else None
    organisation = add_organisation(
        name=member.name, business_id=business_id, register_number="" if business_id else (member.business_id or "")[:60],
        staff=member.staff if member.staff is not None and 0 <= member.staff < 10_000_000 and setting.is_certain(member, "staff") else None,
        size_class=(member.size_class or "") if setting.is_certain(member, "size_class") else "",
        language=setting.language, municipalities=[town] if town else [],
    )  # fmt: skip
    setting.records.add(organisation)
    return organisation


def _join(setting: Setting, member: Member, organisation: Organisation, tiers: dict[str, Tier]) -> Membership:
    joined_on, precision = joined_day(member.joined) if setting.is_certain(member, "joined") else (None, Precision.DAY)
    state = member.status if setting.is_certain(member, "status") else MembershipState.UNKNOWN
    membership = add_member(
        network_id=setting.network.pk, organisation_id=organisation.pk, tier_id=_tier(setting, member, tiers), state=state,
        joined_on=joined_on, joined_precision=precision, by=setting.by, now=setting.now, reason=setting.imported.file_name,
    )  # fmt: skip
    setting.records.add(membership)
    return membership


def _tier(setting: Setting, member: Member, tiers: dict[str, Tier]) -> int | None:
    """Who has no tier in the sheet is a partner; who has a doubtful one waits for the coordinator."""
    if not setting.is_certain(member, "tier"):
        return None
    tier = tiers.get(member.tier or "partner") or next(iter(tiers.values()), None)
    return tier.pk if tier else None


def joined_day(joined: Joined) -> tuple[date | None, str]:
    """The first day that the text may mean, with how exact it is."""
    if not joined.value:
        return (date(joined.year, 1, 1), Precision.YEAR) if joined.year else (None, Precision.DAY)
    parts = [int(part) for part in joined.value.split("-")]
    precision = (Precision.YEAR, Precision.MONTH, Precision.DAY)[len(parts) - 1]
    return date(parts[0], *(parts[1:] + [1, 1])[:2]), precision


def _bring_people(setting: Setting) -> None:
    """Contacts and sites that are not there yet; what is there stays as it is."""
    ids = {membership.organisation_id for membership in setting.members.values()}
    people = Contact.objects.filter(organisation_id__in=ids).values_list("organisation_id", "email", "name")
    known = {(key, mark.casefold()) for key, email, name in people for mark in (email, name) if mark}
    sites = set(Site.objects.filter(organisation_id__in=ids).values_list("organisation_id", "name"))
    for member in setting.result.members:
        organisation_id = setting.members[member.key].organisation_id
        for contact in member.contacts:
            mark = (organisation_id, (contact.email or contact.name or contact.phone or "").casefold())
            if mark not in known:
                known.add(mark)
                _contact(setting, organisation_id, contact)
        for name in member.sites:
            if (organisation_id, name) not in sites:
                sites.add((organisation_id, name))
                setting.records.add(add_site(organisation_id=organisation_id, name=name))


def _contact(setting: Setting, organisation_id: int, contact: SheetContact) -> None:
    role = contact.role if contact.role in ContactRole.values else ContactRole.CONTACT
    setting.records.add(
        add_contact(
            organisation_id=organisation_id,
            name=contact.name or "",
            email=contact.email or "",
            phone=contact.phone or "",
            role=role or ContactRole.CONTACT,
            language=setting.language,
        )  # fmt: skip
    )


def _remember_new(setting: Setting, towns: set[int], addresses: set[int]) -> None:
    """Municipalities and accounts that came into being on the way go again with the import, if nobody needs them."""
    for town in Municipality.objects.exclude(pk__in=towns) if len(towns) < 5_000 else ():
        setting.records.add(town)
    for user in User.objects.all():
        if user.pk not in addresses:
            setting.records.add(user)
