"""A student calculates, a teacher reviews, the company accepts: only then a report may take the figures."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from talkoot.accounts.models import User
from talkoot.footprints.enums import EvidenceGrade
from talkoot.footprints.models import Inventory, Mandate
from talkoot.notices.models import Message
from talkoot.reporting.models import Report
from talkoot.reporting.operations import NoReadyInventory, take_inventory
from tests.factories import (
    ContactFactory,
    MembershipFactory,
    NetworkFactory,
    OrganisationFactory,
    ReportFactory,
    RoundFactory,
    TierFactory,
    UserFactory,
)
from tests.factories.footprints import InventoryFactory
from tests.journeys.robot import Person

YEAR = 2024
COMMENT = "The heat bill says 120 MWh, not 12."


@pytest.fixture
def owner(transactional_db: None) -> User:
    """Who acts for a bakery in a network."""
    network = NetworkFactory(slug="practice")
    bakery = OrganisationFactory(name="Leipomo Oy")
    MembershipFactory(network=network, tier=TierFactory(network=network), organisation=bakery, slug="leipomo")
    return ContactFactory(organisation=bakery, user=UserFactory(language="en", email="omena@bakery.example")).user


@pytest.fixture
def inventory(owner: User) -> Inventory:
    return InventoryFactory(organisation=owner.contacts.get().organisation, year=YEAR)


@pytest.fixture
def report(inventory: Inventory) -> Report:
    membership = inventory.organisation.memberships.get()
    return ReportFactory(round=RoundFactory(network=membership.network, year=YEAR), membership=membership)


def test_company_invites_student_calculates_teacher_reviews_company_accepts(
    owner: User, inventory: Inventory, report: Report, client_of: Callable[[User | None], Client], settings: Any
):
    settings.DEMO = True  # letters with codes keep their text, so that they can be read
    company = Person(client_of(owner))
    invite(company, inventory, "Onni Student", "onni@school.example", "Calculates")
    invite(company, inventory, "Tiina Teacher", "tiina@school.example", "Reviews")

    student = sign_in("onni@school.example")
    assert "You work on one calculation for others." in student.words
    student.follow("Leipomo Oy 2024")
    calculate(student, inventory)
    student.open(page(inventory, "review")).fill("Comment", "The diesel is from memory.").press("Hand in for review")
    assert "Handed in: waits for review" in student.words
    assert refused(report)

    teacher = sign_in("tiina@school.example").follow("Leipomo Oy 2024")
    for told in ("The diesel is from memory.", "lammitys.pdf", "Twelve months on one bill.", "1 of 3 figures"):
        assert told in teacher.words
    teacher.fill("Comment", COMMENT).press("Send back")

    student.open(page(inventory, "review"))
    assert COMMENT in student.words
    heat = inventory.rows.get(question=3)
    student.open(page(inventory, "row", heat.pk, prefix="")).fill("Amount", "120").press("Save")
    student.open(page(inventory, "review")).press("Hand in for review")
    teacher.open(page(inventory, "review")).press("Approve")
    assert refused(report)

    company.open(page(inventory, "review")).press("Accept the result")
    assert "reviewed" in company.words
    inventory.refresh_from_db()
    assert (inventory.is_ready, inventory.grade) == (True, EvidenceGrade.REVIEWED)
    assert inventory.rows.get(question=3).amount == 120
    take_inventory(report_id=report.pk, now=timezone.now())
    assert report.figures.filter(indicator__key="district_heat", value=120).exists()

    history = company.open(page(inventory, "people")).words
    for told in ("Onni Student was invited to calculate", "was sent back", "was approved", "accepted the result"):
        assert told in history
    yesterday = timezone.localdate() - timedelta(days=1)
    Mandate.objects.update(from_on=yesterday, until_on=yesterday)
    for person in (student, teacher):
        assert person.client.get(page(inventory, "review")).status_code == 404
    assert "You have no calculation to work on now." in student.open("/en/inventories/").words


def invite(company: Person, inventory: Inventory, name: str, email: str, task: str) -> None:
    company.open(page(inventory, "people")).fill("Name", name).fill("E-mail", email).fill(task, True)
    if task == "Reviews":
        company.fill("Calculates", False)
    company.fill("Language", "English").press("Invite")
    assert f"We wrote to {email}." in company.words


def calculate(student: Person, inventory: Inventory) -> None:
    """Three figures: one with a paper and an assumption, one with a paper, one from memory."""
    add(student, inventory, 2, "46,2", "MWh")
    add(student, inventory, 3, "12", "MWh", **{"How you heat": "District heat"})
    add(student, inventory, 4, "900", "l", Fuel="Diesel")
    heat, electricity = inventory.rows.get(question=3), inventory.rows.get(question=2)
    for row, name in ((heat, "lammitys.pdf"), (electricity, "sahko.pdf")):
        student.open(page(inventory, "review")).follow("Add one")
        student.open(page(inventory, "papers") + f"?row={row.pk}")
        student.fill("The paper", SimpleUploadedFile(name, b"%PDF-1.7\n")).press("Add the paper")
    student.open(page(inventory, "row", heat.pk, prefix=""))
    student.fill("Assumption or remark", "Twelve months on one bill.").press("Save")


def add(student: Person, inventory: Inventory, question: int, amount: str, unit: str, **more: str) -> None:
    student.open(page(inventory, "question", question))
    for label, value in more.items():
        student.fill(label, value)
    student.fill("Amount", amount).fill("Unit", unit).press("Save and add more")
    assert inventory.rows.filter(question=question).exists(), student.words


def sign_in(email: str) -> Person:
    person = Person(Client())
    person.open("/en/account/login/").fill("Your work e-mail address", email).press("Send")
    code = re.search(r"\b[A-Z0-9]{4}-[A-Z0-9]{4}\b", Message.objects.filter(to=email).latest("pk").body)
    assert code is not None
    return person.fill("The code in the e-mail", code[0]).press("Sign in")


def refused(report: Report) -> bool:
    """An unreviewed calculation does not enter a report."""
    with pytest.raises(NoReadyInventory):
        take_inventory(report_id=report.pk, now=timezone.now())
    return True


def page(inventory: Inventory, name: str, *rest: object, prefix: str = "inventory-") -> str:
    return reverse(f"workspace:{prefix}{name}", args=[inventory.pk, *rest])
