"""Nobody reaches what belongs to another calculation, and nothing that somebody types breaks one."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from talkoot.accounts.models import User
from talkoot.footprints.models import Evidence, Inventory, Mandate, Row
from talkoot.organisations.models import Site
from tests.factories import NOW, MembershipFactory
from tests.factories.footprints import (
    CalculationFactory,
    InventoryFactory,
    MandateFactory,
    RowFactory,
    SourceFileFactory,
)
from tests.people import People

DOWNLOADS = ("inventory-pdf", "inventory-xlsx", "inventory-csv", "inventory-json", "inventory-vsme")
PAGES = ("inventory", "inventory-result", "inventory-files", "inventory-papers", "inventory-people", *DOWNLOADS)
Signed = Callable[[User | None], Client]


@pytest.fixture
def inventory(people: People) -> Inventory:
    return InventoryFactory(organisation=people.membership.organisation)


@pytest.fixture
def elsewhere(people: People) -> Inventory:
    """The other organisation's calculation of the same year."""
    return InventoryFactory(organisation=people.other_membership.organisation)


@pytest.fixture
def row(inventory: Inventory) -> Row:
    return RowFactory(inventory=inventory)


def at(name: str, inventory: Inventory, *rest: object) -> str:
    return reverse(f"workspace:{name}", args=[inventory.pk, *rest])


def saved(client: Client, row: Row, **changes: object) -> HttpResponse:
    """The form of a row as it is shown, with some of its fields changed."""
    address = at("row", row.inventory, row.pk)
    form = client.get(address).context["form"]
    shown = {bound.html_name: bound.value() for bound in form if bound.value() not in (None, "")}
    return client.post(address, {**shown, **changes})


def test_what_belongs_to_another_calculation_is_not_found_through_ones_own(
    people: People, inventory: Inventory, elsewhere: Inventory, client_of: Signed
) -> None:
    theirs, paper = RowFactory(inventory=elsewhere), paper_of(elsewhere)
    file, mandate = SourceFileFactory(inventory=elsewhere), MandateFactory(inventory=elsewhere)
    addresses = [
        *(at(name, inventory, theirs.pk) for name in ("row", "row-remove", "row-aside", "row-count", "row-confirm")),
        at("inventory-figure", inventory, theirs.pk),
        *(at(f"inventory-{name}", inventory, paper.pk) for name in ("paper", "paper-remove")),
        *(at(f"inventory-mandate{end}", inventory, mandate.pk) for end in ("", "-end")),
        at("inventory-file", inventory, file.pk),
        *(
            at(f"inventory-file-{name}", inventory, file.pk)
            for name in ("columns", "kinds", "take", "undo", "again", "remove", "bad")
        ),
    ]
    member = client_of(people.member)
    for address in addresses:
        assert {member.get(address).status_code, member.post(address).status_code} <= {404, 405}, address
    assert (Row.objects.count(), Evidence.objects.count(), Mandate.objects.filter(ended_at=None).count()) == (1, 1, 1)


def test_a_form_takes_no_place_and_no_paper_of_others(
    people: People, row: Row, elsewhere: Inventory, client_of: Signed
) -> None:
    site = Site.objects.create(organisation=elsewhere.organisation, name="Their yard")
    for wrong in ({"site": site.pk}, {"evidence": paper_of(elsewhere).pk}, {"seller": elsewhere.organisation_id}):
        saved(client_of(people.member), row, **wrong)
    row.refresh_from_db()
    assert (row.site_id, row.evidence_id, row.bought_from_id) == (None, None, None)


@pytest.mark.parametrize("change", [{"ended_at": NOW}, {"until_on": NOW.date() - timedelta(days=300)}])
def test_an_access_that_is_over_opens_nothing_any_more(
    inventory: Inventory, client_of: Signed, change: dict[str, object]
) -> None:
    file, paper = SourceFileFactory(inventory=inventory), paper_of(inventory)
    mandate = MandateFactory(
        inventory=inventory,
        from_on=timezone.localdate() - timedelta(days=900),
        until_on=timezone.localdate() + timedelta(days=9),
    )
    student = client_of(mandate.user)
    assert student.get(at("inventory", inventory)).status_code == 200
    Mandate.objects.filter(pk=mandate.pk).update(**change)
    addresses = [*(at(name, inventory) for name in PAGES), at("inventory-paper", inventory, paper.pk)]
    addresses += [at("inventory-file", inventory, file.pk), at("inventory-file-original", inventory, file.pk)]
    for address in addresses:
        assert student.get(address).status_code == 404, address
        assert student.get(address, headers={"HX-Request": "true"}).status_code == 404, address


@pytest.mark.parametrize("name", DOWNLOADS)
def test_downloads_are_kept_by_nobody_on_the_way(people: People, row: Row, client_of: Signed, name: str) -> None:
    answer = client_of(people.member).get(at(name, row.inventory))
    assert {"private", "no-store"} <= set(answer.headers["Cache-Control"].replace(" ", "").split(","))
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Disposition"].startswith("attachment")


@pytest.mark.parametrize("name", ["inventory", "inventory-result"])
def test_pages_of_a_calculation_are_private(people: People, row: Row, client_of: Signed, name: str) -> None:
    assert "private" in client_of(people.member).get(at(name, row.inventory)).headers["Cache-Control"]


@pytest.mark.parametrize(
    "typed",
    [
        {"amount": "999999999999,9999999"},
        {"amount": "999999999998"},
        {"amount": "1", "own_kg_per_unit": "999999999998", "own_source": "x"},
        {"amount": "1", "uncertainty_percent": "9999,99"},
        {"amount": "1e999999"},
        {"amount": "NaN"},
        {"amount": "1\x00"},
        {"note": "a\x00b"},
        {"started_on": "-2024-01-01"},
        {"site": "9" * 30},
    ],
)
def test_odd_figures_are_refused_in_words_and_break_nothing(
    people: People, row: Row, client_of: Signed, typed: dict[str, str]
) -> None:
    member = client_of(people.member)
    answer = saved(member, row, **typed)
    assert answer.status_code == 200
    assert answer.context["form"].errors
    row.refresh_from_db()
    assert row.amount == 10
    assert member.get(at("inventory-result", row.inventory)).status_code == 200


def test_two_who_change_one_figure_see_each_others_words(people: People, row: Row, client_of: Signed) -> None:
    member = client_of(people.member)
    shown = member.get(at("row", row.inventory, row.pk)).context["form"]["version"].value()
    assert saved(member, row, note="The first").status_code == 302
    answer = saved(member, row, note="The second", version=shown)
    assert "Saved now: The first. You wrote: The second." in answer.content.decode()
    row.refresh_from_db()
    assert row.note == "The first"


@pytest.mark.parametrize("year", ["²", "٢٠٢٤", "9" * 5000, "-1", "\x00", "2024; DROP"])
def test_an_odd_year_shows_the_newest_one(people: People, client_of: Signed, year: str) -> None:
    page = client_of(people.coordinator).get(reverse("console:emissions", args=[people.network.slug]), {"year": year})
    assert page.status_code == 200


def test_a_name_is_no_formula_in_the_coordinators_file(people: People, client_of: Signed) -> None:
    member = MembershipFactory(network=people.network, state="active", organisation__name="=HYPERLINK(1)")
    CalculationFactory(inventory=InventoryFactory(organisation=member.organisation, shared=True))
    answer = client_of(people.coordinator).get(reverse("console:emissions-file", args=[people.network.slug, 2024]))
    assert "\n'=HYPERLINK(1);" in answer.content.decode().replace("\r", "")
    assert "no-store" in answer.headers["Cache-Control"]


def paper_of(inventory: Inventory) -> Evidence:
    return Evidence.objects.create(
        inventory=inventory, file_name="bill.pdf", file=ContentFile(b"%PDF-", "bill.pdf"), size=5, at=NOW
    )
