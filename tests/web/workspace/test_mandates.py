"""Calculating for others: one's own calculations, invitations, the review, the papers; and what nobody else sees."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from talkoot.accounts.models import User
from talkoot.footprints.enums import EvidenceGrade
from talkoot.footprints.models import Evidence, Inventory, Mandate
from talkoot.footprints.operations import end_mandate, hand_in
from talkoot.kernel.once import new_token
from tests.factories import NOW, MembershipFactory
from tests.factories.footprints import AnswerFactory, InventoryFactory, MandateFactory, RowFactory
from tests.people import People

Open = Callable[..., HttpResponse]
PDF = b"%PDF-1.7\n"


@pytest.fixture
def inventory(people: People) -> Inventory:
    return InventoryFactory(organisation=people.membership.organisation)


@pytest.fixture
def student(inventory: Inventory) -> User:
    return _mandate(inventory, "calculator", "Onni Student").user


@pytest.fixture
def teacher(inventory: Inventory) -> User:
    return _mandate(inventory, "reviewer", "Tiina Teacher").user


def _mandate(inventory: Inventory, role: str, name: str) -> Mandate:
    today = timezone.localdate()
    return MandateFactory(
        inventory=inventory, role=role, name=name, user__name=name, from_on=today, until_on=today + timedelta(days=60)
    )


@pytest.fixture
def at(inventory: Inventory, client_of: Callable[[User | None], Client]) -> Open:
    """`at(person, "review")` opens a page of the inventory; with `post=` it sends a form."""
    clients: dict[int, Client] = {}

    def open_page(
        person: User, name: str, *args: Any, post: dict[str, Any] | None = None, query: str = ""
    ) -> HttpResponse:
        client = clients.get(person.pk) or clients.setdefault(person.pk, client_of(person))
        address = reverse(f"workspace:inventory-{name}", args=[inventory.pk, *args]) + query
        return client.get(address) if post is None else client.post(address, post)

    return open_page


def invitation(**more: object) -> dict[str, object]:
    return {
        "name": "Onni", "email": "onni@school.example", "role": "calculator", "language": "fi", "once": new_token(),
        "from_on": timezone.localdate(), "until_on": timezone.localdate() + timedelta(days=60), **more,
    }  # fmt: skip


def paper(name: str = "bill.pdf", data: bytes = PDF, **more: object) -> dict[str, object]:
    return {"file": SimpleUploadedFile(name, data), "once": new_token(), **more}


def attached(inventory: Inventory, person: User, at: Open) -> Evidence:
    at(person, "papers", post=paper())
    return Evidence.objects.get(inventory=inventory)


def test_the_company_invites_gives_time_and_ends(people: People, inventory: Inventory, at: Open) -> None:
    assert at(people.member, "people", post=invitation()).status_code == 302
    mandate = inventory.mandates.get()
    later = timezone.localdate() + timedelta(days=90)
    at(people.member, "mandate", mandate.pk, post={"until_on": later})
    mandate.refresh_from_db()
    assert mandate.until_on == later
    at(people.member, "mandate-end", mandate.pk, post={})
    words = at(people.member, "people").content.decode()
    assert "Onni was invited to calculate until" in words
    assert "The access of Onni was ended" in words


def test_a_refused_invitation_keeps_what_was_typed(people: People, at: Open) -> None:
    page = at(people.member, "people", post=invitation(until_on=timezone.localdate() - timedelta(days=2)))
    assert page.context["form"].non_field_errors() == ["The last day is already over. Choose a later one."]
    assert "onni@school.example" in page.content.decode()


@pytest.mark.parametrize("text", ["\x00", "n" * 300, "😀", "שלום", " "])
def test_odd_names_never_fail(people: People, at: Open, text: str) -> None:
    assert at(people.member, "people", post=invitation(name=text)).status_code in {200, 302}


def test_who_is_invited_sees_one_year_and_nothing_else(
    people: People, inventory: Inventory, student: User, teacher: User, at: Open, workspace: Open,
    client_of: Callable[[User | None], Client],
) -> None:  # fmt: skip
    other = InventoryFactory(organisation=inventory.organisation, year=2023)
    paper_of_other = Evidence.objects.create(inventory=other, file_name="x.pdf", file="evidence/x", size=1, at=NOW)
    for person in (student, teacher):
        for name in ("people", "review", "papers", "result", "measures"):
            assert at(person, name).status_code == 200, name
        for name in ("membership", "goals", "reports", "people", "organisation", "dialogues", "emissions"):
            assert workspace(person, name).status_code == 404, name
        client = client_of(person)
        for name in ("inventory", "inventory-review", "inventory-people", "inventory-papers", "inventory-result"):
            assert client.get(reverse(f"workspace:{name}", args=[other.pk])).status_code == 404, name
        for owner in (other, inventory):
            address = reverse("workspace:inventory-paper", args=[owner.pk, paper_of_other.pk])
            assert client.get(address).status_code == 404


def test_who_is_invited_neither_invites_nor_ends_nor_accepts(
    people: People, inventory: Inventory, student: User, teacher: User, at: Open
) -> None:
    mandate = inventory.mandates.get(user=teacher)
    for person in (student, teacher, people.reader):
        assert at(person, "people", post=invitation()).status_code == 403
        assert at(person, "mandate", mandate.pk).status_code == 403
        assert at(person, "mandate-end", mandate.pk, post={}).status_code == 403
        Inventory.objects.update(state="reviewed")
        assert at(person, "accept", post={}).status_code == 403
        Inventory.objects.update(state="open")
    assert at(people.stranger, "people").status_code == 404


def test_mandates_of_other_inventories_do_not_exist_here(people: People, at: Open) -> None:
    other = MandateFactory()
    assert at(people.member, "mandate", other.pk, post={"until_on": "2026-12-01"}).status_code == 404
    assert at(people.member, "mandate-end", other.pk, post={}).status_code == 404


def test_an_ended_access_is_closed_at_once(people: People, inventory: Inventory, student: User, at: Open) -> None:
    assert at(student, "review").status_code == 200
    end_mandate(mandate_id=inventory.mandates.get().pk, by=people.member, now=timezone.now())
    assert at(student, "review").status_code == 404


def test_an_access_ends_at_midnight_in_helsinki(
    inventory: Inventory, student: User, at: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    Mandate.objects.update(from_on=date(2026, 1, 1), until_on=date(2026, 6, 30))
    for hour, status in ((20, 200), (21, 404)):  # 23:00 and 24:00 in Helsinki
        at_that_time = datetime(2026, 6, 30, hour, 0, tzinfo=UTC)
        monkeypatch.setattr(timezone, "now", lambda now=at_that_time: now)
        assert at(student, "review").status_code == status


def test_the_review_shows_what_is_to_be_looked_at(inventory: Inventory, teacher: User, at: Open) -> None:
    before = InventoryFactory(organisation=inventory.organisation, year=2023, ready=True)
    RowFactory(inventory=before, amount=5)
    RowFactory(inventory=inventory, note="Half of the year is a guess.", depth="estimate", source="Landlord's letter")
    RowFactory(inventory=inventory, kind="fuel-diesel", question=4, amount=100, unit="l")
    AnswerFactory(inventory=inventory, state="not_applicable", reason="No cold rooms.")
    page = at(teacher, "review")
    words = page.content.decode()
    for told in ("Half of the year is a guess.", "Landlord&#x27;s letter", "No cold rooms.", "Changes since 2023"):
        assert told in words
    checks = dict(page.context["checks"])
    assert "2 of 2 figures have no paper behind them: 100% of the emissions." in checks
    assert any(text.startswith("1 of 2 figures is an estimate") for text in checks)
    assert 'name="comment"' not in words  # nothing was handed in: nothing to decide


def test_review_query_budget(inventory: Inventory, teacher: User, at: Open, django_assert_max_num_queries: Any) -> None:
    before = InventoryFactory(organisation=inventory.organisation, year=2023, ready=True)
    for year in (before, inventory):
        RowFactory.create_batch(12, inventory=year)
    at(teacher, "review")
    with django_assert_max_num_queries(18):
        at(teacher, "review")


def test_people_and_own_query_budget(
    people: People, inventory: Inventory, teacher: User, at: Open, client_of: Any, django_assert_max_num_queries: Any
) -> None:
    for _number in range(6):
        _mandate(InventoryFactory(), "calculator", "Onni")
        Mandate.objects.filter(name="Onni").update(user=teacher)
    client = client_of(teacher)
    client.get(reverse("workspace:mandates"))
    with django_assert_max_num_queries(7):
        client.get(reverse("workspace:mandates"))
    MandateFactory.create_batch(5, inventory=inventory)
    at(people.member, "people")
    with django_assert_max_num_queries(8):
        at(people.member, "people")


def test_papers_query_budget(
    people: People, inventory: Inventory, at: Open, django_assert_max_num_queries: Any
) -> None:
    rows = RowFactory.create_batch(5, inventory=inventory)
    for row in rows:
        at(people.member, "papers", post=paper(rows=[row.pk]))
    with django_assert_max_num_queries(9):
        at(people.member, "papers")


def test_handed_in_sent_back_approved_accepted(
    people: People, inventory: Inventory, student: User, teacher: User, at: Open
) -> None:
    RowFactory(inventory=inventory, by=student)
    assert at(student, "hand-in", post={"comment": "Look at the heat."}).status_code == 302
    assert "Look at the heat." in at(teacher, "review").content.decode()
    assert at(student, "approve", post={}).status_code == 403
    assert at(people.member, "send-back", post={"comment": "No"}).status_code == 403
    refused = at(teacher, "send-back", post={"comment": ""})
    assert refused.context["form"].non_field_errors() == ["Say what should be changed, so that the work can go on."]
    at(teacher, "send-back", post={"comment": "Kilowatt-hours?"})
    assert "Kilowatt-hours?" in at(student, "review").content.decode()
    at(student, "hand-in", post={"comment": ""})
    at(teacher, "approve", post={"comment": "Good."})
    at(people.member, "accept", post={})
    inventory.refresh_from_db()
    assert (inventory.is_ready, inventory.grade) == (True, EvidenceGrade.REVIEWED)
    assert [step.what for step in at(people.member, "people").context["steps"]] == [
        "The calculation became ready", "The company accepted the result", "The calculation was approved",
        "The calculation was handed in for review", "The calculation was sent back",
        "The calculation was handed in for review",
    ]  # fmt: skip


def test_an_outdated_page_keeps_the_comment_and_decides_nothing(
    inventory: Inventory, student: User, teacher: User, at: Open
) -> None:
    RowFactory(inventory=inventory, by=student)
    seen = hand_in(inventory_id=inventory.pk, by=student, now=timezone.now()).version
    Inventory.objects.update(version=seen + 2)
    page = at(teacher, "approve", post={"comment": "I typed this.", "version": seen})
    assert "Somebody else changed this" in page.context["form"].non_field_errors()[0]
    Inventory.objects.update(state="returned")
    page = at(teacher, "approve", post={"comment": "I typed this.", "version": seen})
    assert "has moved on" in page.context["form"].non_field_errors()[0]
    assert Inventory.objects.get(pk=inventory.pk).state == "returned"


def test_handing_in_without_figures_or_reviewer_says_what_is_missing(
    inventory: Inventory, student: User, at: Open
) -> None:
    page = at(student, "hand-in", post={"comment": "Done"})
    assert "nothing to count" in page.context["form"].non_field_errors()[0]
    RowFactory(inventory=inventory)
    page = at(student, "hand-in", post={"comment": "Done"})
    assert "Nobody has been asked to review" in page.context["form"].non_field_errors()[0]
    assert "Done" in page.content.decode()


@pytest.mark.parametrize("name", ["hand-in", "send-back", "approve", "accept"])
def test_decisions_opened_as_pages_lead_to_the_review(
    people: People, inventory: Inventory, at: Open, name: str
) -> None:
    assert at(people.member, name).url == reverse("workspace:inventory-review", args=[inventory.pk])


def test_a_paper_is_a_download_for_those_who_may_see_the_inventory(
    people: People, inventory: Inventory, student: User, teacher: User, at: Open
) -> None:
    row = RowFactory(inventory=inventory)
    at(student, "papers", post=paper("sähkö.pdf", rows=[row.pk]))
    found = Evidence.objects.get()
    row.refresh_from_db()
    assert row.evidence == found
    for person in (student, teacher, people.member, people.reader):
        answer = at(person, "paper", found.pk)
        assert b"".join(answer.streaming_content) == PDF
        assert answer.headers["Content-Disposition"].startswith("attachment; filename*=utf-8''s%C3%A4hk%C3%B6.pdf")
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert "private" in answer.headers["Cache-Control"]
        assert answer.headers["Content-Type"] == "application/pdf"
    assert at(people.stranger, "paper", found.pk).status_code == 404
    assert at(people.coordinator, "paper", found.pk).status_code == 404


def test_only_who_calculates_adds_and_removes_papers(
    people: People, inventory: Inventory, student: User, teacher: User, at: Open
) -> None:
    found = attached(inventory, student, at)
    for person in (teacher, people.reader):
        assert at(person, "papers", post=paper()).status_code == 403
        assert at(person, "paper-remove", found.pk, post={}).status_code == 403
    assert "Remove this paper?" in at(student, "paper-remove", found.pk).content.decode()
    at(student, "paper-remove", found.pk, post={})
    assert not Evidence.objects.exists()


@pytest.mark.parametrize(
    ("data", "said"),
    [(b"MZ\x00", "Only PDF"), (b"", "empty"), (PDF + b"x" * 10 * 1024 * 1024, "larger than 10 MB")],
)
def test_a_wrong_file_is_refused_in_words(people: People, at: Open, data: bytes, said: str) -> None:
    page = at(people.member, "papers", post=paper(data=data))
    assert said in page.content.decode()
    assert not Evidence.objects.exists()


def test_after_the_upload_one_comes_back_to_a_page_of_ours_only(people: People, inventory: Inventory, at: Open) -> None:
    own = reverse("workspace:inventory-review", args=[inventory.pk])
    assert at(people.member, "papers", post=paper(back=own)).url == own
    away = at(people.member, "papers", post=paper(back="https://elsewhere.example/"))
    assert away.url == reverse("workspace:inventory-papers", args=[inventory.pk])


def test_after_signing_in_one_comes_to_ones_calculations(
    student: User, client_of: Callable[[User | None], Client]
) -> None:
    page = client_of(student).get(reverse("home-of-user"), follow=True)
    assert page.redirect_chain[-1][0] == reverse("workspace:mandates")
    assert "Lumikon Leipomo Oy 2024" in page.content.decode()


def test_a_contact_who_also_calculates_for_others_sees_both(
    people: People, client_of: Callable[[User | None], Client]
) -> None:
    home = reverse("workspace:home")
    assert client_of(people.member).get(home).status_code == 302
    today = timezone.localdate()
    MandateFactory(user=people.member, from_on=today, until_on=today)
    words = client_of(people.member).get(home).content.decode()
    assert people.membership.organisation.name in words
    assert reverse("workspace:mandates") in words


def test_what_is_over_is_told_but_not_open(inventory: Inventory, student: User, client_of: Any) -> None:
    Mandate.objects.update(from_on=date(2025, 1, 1), until_on=date(2025, 2, 1))
    page = client_of(student).get(reverse("workspace:mandates"))
    assert (page.context["running"], len(page.context["over"])) == ([], 1)
    assert "You have no calculation to work on now." in page.content.decode()


def test_what_begins_later_is_not_open_yet(inventory: Inventory, student: User, client_of: Any, at: Open) -> None:
    Mandate.objects.update(from_on=timezone.localdate() + timedelta(days=1))
    (own,) = client_of(student).get(reverse("workspace:mandates")).context["running"]
    assert (own.url, at(student, "review").status_code) == ("", 404)


def test_the_word_of_a_member_of_two_networks_does_not_double_anything(
    people: People, inventory: Inventory, at: Open
) -> None:
    MembershipFactory(network=people.other_network, organisation=inventory.organisation, slug="again")
    assert at(people.member, "people").status_code == 200
