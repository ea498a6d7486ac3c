"""One thing for every part of every own address, in the people's own network and municipality."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
from django.core.files.base import ContentFile
from django.urls import URLResolver, get_resolver, reverse
from django.utils import timezone

from talkoot.adoptions.operations import open_feed
from talkoot.dialogue.models import Invitation
from talkoot.footprints.models import ChosenMeasure, EmissionTarget, Evidence
from talkoot.imports.models import Import
from talkoot.imports.operations import upload_workbook
from talkoot.memberships.operations.members import leave_token
from talkoot.notices.models import Message
from talkoot.organisations.operations_municipalities import found_regional_body
from tests.factories import ApplicationFactory, CommitmentFactory, GoalFactory, ReportFactory, RoundFactory
from tests.factories.adoptions import (
    AdoptionFactory,
    EffortFactory,
    PracticeFactory,
    ProgrammeActionFactory,
    ResultFactory,
    TaskFactory,
)
from tests.factories.cases import AdviceFactory, CaseFactory, CaseMeasureFactory, DeskFactory
from tests.factories.dialogue import DialogueFactory, InputFactory, SubscriptionFactory
from tests.factories.events import AttendanceFactory, EventFactory
from tests.factories.footprints import (
    CalculationFactory,
    InventoryFactory,
    MandateFactory,
    RowFactory,
    SourceFileFactory,
)
from tests.factories.library import EntryFactory, ShelfFactory
from tests.people import People

OWN = ("public", "workspace", "console", "me", "look", "ui", "api", "machine")

Facts = dict[str, object]


def own_patterns(
    resolver: URLResolver, space: str = "", parts: frozenset[str] = frozenset()
) -> Iterator[tuple[str, frozenset[str]]]:
    """Every own address by name, with the parts it is built from."""
    for entry in resolver.url_patterns:
        needed = parts | set(entry.pattern.converters)
        if isinstance(entry, URLResolver):
            yield from own_patterns(entry, entry.namespace or space, needed)
        elif space in OWN and entry.name:
            yield f"{space}:{entry.name}", needed


def addresses(facts: Facts) -> Iterator[tuple[str, str, frozenset[str]]]:
    """Every own address that can be built from the facts, with its parts; `facts` may name a part of one address."""
    for name, parts in own_patterns(get_resolver()):
        values = {part: facts.get(f"{part} of {name}", facts.get(part)) for part in parts}
        if None not in values.values():
            yield name, reverse(name, kwargs=values), parts


@pytest.fixture
def facts(people: People) -> Facts:
    """Something for every part of an address."""
    return {
        **_of_network(people), **_of_municipality(people), **_of_inventory(people), "colour": "0d5668", "form": "csv",
    }  # fmt: skip


def _of_network(people: People) -> Facts:
    goal = GoalFactory(membership=people.membership)
    CommitmentFactory(membership=people.membership)
    round_ = RoundFactory(network=people.network)
    report = ReportFactory(round=round_, membership=people.membership, submitted=True)
    message = Message.objects.create(
        network_id=people.network.pk, kind="x", to="a@b.example", subject="x", body="x", queued_at=timezone.now(),
        send_at=timezone.now(),
    )  # fmt: skip
    application = ApplicationFactory(
        network=people.network, tier=people.tier, state="submitted", submitted_at=timezone.now()
    )
    event = AttendanceFactory(
        event=EventFactory(network=people.network), organisation=people.membership.organisation
    ).event
    return {
        "network": people.network.slug,
        "member": people.membership.slug,
        "goal_id": goal.pk,
        "year": round_.year,
        "application_id": application.pk,
        "message_id": message.pk,
        "tier_id": people.tier.pk,
        "contact_id": people.membership.organisation.contacts.first().pk,
        "coordinator_id": people.network.coordinators.first().pk,
        "token": report.token,
        "answer": "accept",
        "subject": "goal",
        "import_id": bring_in(people).pk,
        "token of public:application": application.token,
        "token of public:application-save": application.token,
        "token of public:application-withdraw": application.token,
        "token of public:leave": leave_token(people.membership),
        "dialogue_id of workspace:dialogue": DialogueFactory(municipality=None, network=people.network).pk,
        "event_id": event.pk,
    }


def _of_inventory(people: People) -> Facts:
    """A calculation that a student makes, with a paper, a file, a target and a chosen measure."""
    organisation = people.membership.organisation
    inventory = InventoryFactory(organisation=organisation)
    today = timezone.localdate()
    mandate = MandateFactory(inventory=inventory, user=people.student, from_on=today, until_on=today)
    paper = Evidence.objects.create(
        inventory=inventory,
        file_name="lasku.pdf",
        file=ContentFile(b"%PDF-1.7", "lasku.pdf"),
        size=8,
        at=timezone.now(),
    )
    measure = ChosenMeasure.objects.create(
        organisation=organisation, inventory=inventory, code="led-lighting", expected_kg=900, chosen_at=timezone.now()
    )
    CalculationFactory(inventory=InventoryFactory(organisation=organisation, year=2023, shared=True))
    EmissionTarget.objects.create(
        organisation=organisation,
        base_year=2023,
        base_kg=60_000,
        target_year=2030,
        cut_percent=42,
        set_at=timezone.now(),
    )
    return {
        "inventory": inventory.pk,
        "question": 2,
        "row": RowFactory(inventory=inventory, bought_from=organisation, evidence=paper).pk,
        "paper": paper.pk,
        "mandate_id": mandate.pk,
        "file": SourceFileFactory(inventory=inventory).pk,
        "chosen": measure.pk,
        "scope": 3,
        "category": 3,
        "code of workspace:inventory-measure": "led-lighting",
        "year of console:emissions-file": 2023,
        "kind": "electricity",
        "old": "2026.1",
        "new": "2026.2",
    }


def bring_in(people: People) -> Import:
    """A spreadsheet that waits for its coordinator's answers."""
    text = "Organisaatio;Y-tunnus;Tila\nKahvila Ahonen Oy;9100007-2;aktiivinen\n"
    return upload_workbook(
        network_id=people.network.pk,
        data=text.encode(),
        file_name="jasenet.csv",
        by=people.coordinator,
        now=timezone.now(),
    )


def _of_municipality(people: People) -> Facts:
    town, owner = people.municipality, people.municipality.officers.get(user=people.officer)
    adoption = AdoptionFactory(municipality=town, model_code="permits", owner=owner, unit="Building control")
    body = found_regional_body(slug="coast", municipalities=[town], name_en="The coast")
    dialogue = DialogueFactory(municipality=town, owner=owner.user)
    invitation = Invitation.objects.create(dialogue=dialogue, email="invited@example.example", name="Invited Oy")
    case = CaseFactory(desk=DeskFactory(municipality=town))
    AdviceFactory(case=case)
    entry = EntryFactory(shelf=ShelfFactory(municipality=town), provider="Motiva")
    action = ProgrammeActionFactory(municipality=town)
    feed = open_feed(municipality_id=town.pk, now=timezone.now())
    subscription = SubscriptionFactory(municipality=town)
    given = InputFactory(dialogue=dialogue)
    return {
        "municipality": town.slug,
        "officer_id": owner.pk,
        "code": "permits",
        "code of public:method": "open-network",
        "code of console:method-move": "open-network",
        "method_code": "open-network",
        "body": body.slug,
        "adoption_id": adoption.pk,
        "task_id": TaskFactory(adoption=adoption, due_on=date(2027, 3, 20)).pk,
        "effort_id": EffortFactory(adoption=adoption).pk,
        "result_id": ResultFactory(adoption=adoption, value=Decimal(4)).pk,
        "practice_id": PracticeFactory(municipality=town, adoption=adoption).pk,
        "action_id": action.pk,
        "feed_id": feed.pk,
        "gathering_id": EventFactory(network=None, municipality=town).pk,
        "dialogue_id": dialogue.pk,
        "input_id": given.pk,
        "invitation_id": invitation.pk,
        "shelf_id": entry.shelf_id,
        "entry_id": entry.pk,
        "desk_id": case.desk_id,
        "case_id": case.pk,
        "measure_id": CaseMeasureFactory(case=case).pk,
        "token of public:input": given.token,
        "token of public:dialogue-invited": invitation.token,
        "token of public:subscription": subscription.token,
        "token of public:case-follow": case.token,
        "token of public:case-follow-step": case.token,
        "token of public:case-follow-answer": case.token,
        "token of public:case-follow-forget": case.token,
        "token of api:calendar": feed.token,
    }
