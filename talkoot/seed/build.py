"""The whole demo, built in the order in which it would come about."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from importlib.resources import files

from django_scopes import scopes_disabled

from talkoot.accounts.models import User
from talkoot.accounts.operations import ensure_user
from talkoot.commitments.models import Commitment
from talkoot.commitments.operations import change_validity
from talkoot.imports.operations import import_workbook
from talkoot.memberships.models import Membership
from talkoot.memberships.operations import change_state
from talkoot.networks.models import Network
from talkoot.organisations.models import Contact
from talkoot.organisations.operations import add_contact, change_contact, change_organisation
from talkoot.seed import adoptions, emissions, industries, life
from talkoot.seed.dialogue import open_wish_box
from talkoot.seed.networks import found_networks
from talkoot.seed.open_network import join_everybody
from talkoot.seed.people import COORDINATOR, NEIGHBOUR, OPERATOR, READER, STANDING_PEOPLE, StandingPerson

WORKBOOKS = {
    "jarvikaupunki": "ilmastokumppanit-jarvikaupunki.xlsx",
    "skargardsstaden": "klimatpartner-skargardsstaden.xlsx",
}


def build_demo(*, now: datetime) -> Iterator[str]:
    """Build the demo; yields a line per step."""
    with scopes_disabled():
        operator = User.objects.create_superuser(OPERATOR.email, name=OPERATOR.name, language=OPERATOR.language)
        networks = found_networks(by=operator, now=now - timedelta(days=400))
        yield f"{len(networks)} networks"
        for slug, name in WORKBOOKS.items():
            person = COORDINATOR if slug == "jarvikaupunki" else NEIGHBOUR
            yield _bring(networks[slug], name, by=ensure_user(email=person.email), now=now)
        yield f"{len(join_everybody(network=networks['kivisalmi'], by=operator))} members joined the open network"
        _complete_people()
        yield from adoptions.fill(now=now)
        yield emissions.fill(by=operator, now=now)
        yield from _live(networks["jarvikaupunki"], by=ensure_user(email=COORDINATOR.email), now=now)


def _bring(network: Network, name: str, *, by: User, now: datetime) -> str:
    """Import the coordinator's own workbook; commitments were renewed at the beginning of last year."""
    data = files("talkoot.seed.data").joinpath(name).read_bytes()
    imported = import_workbook(
        network_id=network.pk, data=data, file_name=name, by=by, now=now - timedelta(days=90),
        begins_on=date(now.year - 1, 1, 1),
    )  # fmt: skip
    for membership in Membership.objects.filter(network=network).select_related("organisation"):
        industry = industries.guess(membership.organisation.name)
        if industry:
            change_organisation(organisation_id=membership.organisation_id, industry=industry)
    counts = imported.counts
    return f"{name}: {counts.get('membership', 0)} members, {counts.get('goal', 0)} goals, {counts.get('figure', 0)} figures"


def _complete_people() -> None:
    """The standing people are contacts of their organisations, each with the right they stand for."""
    for person in STANDING_PEOPLE:
        ensure_user(email=person.email, name=person.name, language=person.language)
        if person.role in {"member", "reader", "small_member"}:
            _contact(person)


def _contact(person: StandingPerson) -> None:
    domain = person.email.partition("@")[2]
    contact = Contact.objects.filter(email=person.email).first()
    if contact is None:
        colleague = Contact.objects.filter(email__endswith=domain).first()
        assert colleague is not None, domain  # noqa: S101 -- the workbook names somebody of every standing organisation
        contact = add_contact(organisation_id=colleague.organisation_id, email=person.email, name=person.name)
    change_contact(contact_id=contact.pk, may_act=person is not READER, language=person.language, name=person.name)


def _live(network: Network, *, by: User, now: datetime) -> Iterator[str]:
    """Life in the largest network: what waits for its coordinator today."""
    life.split_organisation(network=network, by=by, now=now)
    _let_one_expire(network, by=by, now=now)
    _sign_one(network, by=by, now=now)
    round_ = life.open_this_years_round(network=network, by=by, now=now)
    yield f"the round of {round_.year} is open, {round_.reports.answered().count()} have answered"
    applications = life.receive_applications(network=network, by=by, now=now)
    life.discuss_goals(network=network, by=by, now=now)
    open_wish_box(network=network, by=by, now=now - timedelta(days=45))
    yield f"{len(applications)} applications, goals to agree on"


def _let_one_expire(network: Network, *, by: User, now: datetime) -> None:
    """One commitment ended three days ago, another ends in 40 days."""
    running = list(
        Commitment.objects.filter(membership__network=network, membership__state="active").order_by("pk")[1:3]
    )
    for commitment, days in zip(running, (-3, 40), strict=True):
        change_validity(commitment_id=commitment.pk, ends_on=now.date() + timedelta(days=days), by=by, now=now)


def _sign_one(network: Network, *, by: User, now: datetime) -> None:
    """Of those awaiting the mayor's signature one has signed since."""
    waiting = Membership.objects.filter(network=network, state="awaiting_signature").order_by("-pk").first()
    if waiting is not None:
        change_state(
            membership_id=waiting.pk, state="active", by=by, now=now - timedelta(days=20), reason="Allekirjoitettu"
        )
