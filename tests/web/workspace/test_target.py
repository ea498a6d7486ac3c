"""The pages of the target: how it stands, setting it, restating the base year."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from talkoot.accounts.models import User
from talkoot.footprints.models import EmissionTarget, Inventory, Restatement
from tests.factories import NOW
from tests.factories.footprints import CalculationFactory, InventoryFactory, MandateFactory, RowFactory
from tests.people import People

Open = Callable[..., HttpResponse]


@pytest.fixture
def inventory(people: People) -> Inventory:
    """The bakery's 2024, ready: 60 t in all, 30 t of it by market in scopes 1 and 2."""
    found = InventoryFactory(
        organisation=people.membership.organisation, ready=True, industry="10", staff=Decimal(20),
        turnover_eur=Decimal(60_000_000),
    )  # fmt: skip
    CalculationFactory(inventory=found)
    return found


@pytest.fixture
def page(inventory: Inventory, client_of: Callable[[User | None], Client]) -> Open:
    """`page(person)` opens the target; `page(person, "target-set")` its other pages; with `post=` it sends a form."""

    def open_page(person: User, name: str = "target", post: dict | None = None) -> HttpResponse:
        address = reverse(f"workspace:inventory-{name}", args=[inventory.pk])
        client = client_of(person)
        return client.get(address) if post is None else client.post(address, post)

    return open_page


def typed(**more: object) -> dict[str, object]:
    return {
        "kind": "linear", "base_year": "2024", "scopes": "all", "method": "market", "target_year": "2034",
        "cut_percent": "50", **more,
    }  # fmt: skip


def add_year(people: People, year: int, scope_1: int) -> None:
    later = InventoryFactory(organisation=people.membership.organisation, year=year, ready=True)
    CalculationFactory(inventory=later, scope_1_kg=Decimal(scope_1))


def put(inventory: Inventory, **more: object) -> EmissionTarget:
    facts = {"base_year": 2024, "base_kg": Decimal(60_000), "target_year": 2034, "cut_percent": Decimal(50), **more}
    return EmissionTarget.objects.create(organisation=inventory.organisation, set_at=NOW, **facts)


def test_without_a_target_one_is_asked_for(people: People, page: Open):
    text = page(people.member).content.decode()
    assert "Where should they go?" in text
    assert "Set a target" in text


def test_without_figures_a_target_must_wait(people: People, page: Open, inventory: Inventory):
    inventory.calculations.all().delete()
    assert "A target needs one year with figures" in page(people.member).content.decode()
    assert page(people.member, "target-set").status_code == 302


def test_a_target_is_set_from_a_year_that_need_not_be_ready(people: People, page: Open, inventory: Inventory):
    still_open = InventoryFactory(organisation=inventory.organisation, year=2025)
    RowFactory(inventory=still_open)
    answer = page(people.member, "target-set", post=typed(base_year="2025", target_year="2030", cut_percent="42,5"))
    assert answer.headers["Location"] == f"/en/inventories/{inventory.pk}/target/"
    target = EmissionTarget.objects.get()
    assert (target.base_year, target.target_year, target.cut_percent, target.set_by) == (
        2025, 2030, Decimal("42.5"), people.member,
    )  # fmt: skip


def test_the_scopes_and_the_way_of_counting_decide_the_base(people: People, page: Open):
    page(people.member, "target-set", post=typed(scopes="own", method="location"))
    assert EmissionTarget.objects.get().base_kg == 12_000


def test_the_small_companies_path_needs_no_more(people: People, page: Open):
    page(people.member, "target-set", post=typed(kind="sbti_sme", scopes="all", target_year="", cut_percent=""))
    target = EmissionTarget.objects.get()
    assert (target.base_kg, target.with_scope_3, target.target_year, target.cut_percent) == (30_000, False, 2030, 42)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"target_year": ""}, "target_year"),
        ({"target_year": "2024"}, "target_year"),
        ({"target_year": "soon"}, "target_year"),
        ({"cut_percent": ""}, "cut_percent"),
        ({"cut_percent": "0"}, "cut_percent"),
        ({"cut_percent": "0,001"}, "cut_percent"),
        ({"cut_percent": "101"}, "cut_percent"),
        ({"cut_percent": "half"}, "cut_percent"),
        ({"base_year": "1999"}, "base_year"),
    ],
)
def test_what_is_wrong_stands_at_its_field(people: People, page: Open, change: dict[str, str], field: str):
    answer = page(people.member, "target-set", post=typed(**change))
    assert list(answer.context["form"].errors) == [field]
    assert not EmissionTarget.objects.exists()


def test_a_path_that_cannot_start_is_refused_with_the_reason(people: People, page: Open, inventory: Inventory):
    Inventory.objects.update(year=2031)
    answer = page(people.member, "target-set", post=typed(kind="sbti_sme", base_year="2031"))
    assert "starts from a year between 2015 and 2029" in answer.content.decode()
    assert "2031 is not one of them" in page(people.member).content.decode()


def test_a_target_that_somebody_else_changed_is_shown(people: People, page: Open, inventory: Inventory):
    put(inventory, version=3)
    answer = page(people.member, "target-set", post=typed(version="2", cut_percent="60"))
    assert "What somebody else saved meanwhile" in answer.content.decode()
    page(people.member, "target-set", post=typed(version="3", cut_percent="60"))
    assert EmissionTarget.objects.get().cut_percent == 60


def test_a_year_on_its_path(people: People, page: Open, inventory: Inventory):
    put(inventory)
    assert "still to come" in page(people.member).context["picture"].sentence
    add_year(people, 2026, 3_000)
    context = page(people.member).context
    space = "\N{NO-BREAK SPACE}"
    assert context["picture"].sentence == (
        f"2026 was 53.0{space}t{space}CO₂e: 1.0{space}t{space}CO₂e below the path, which allows 54.0{space}t{space}CO₂e."
    )
    assert context["state"] == "On the path"
    assert context["picture"].figures == {2024: 60, 2026: 53}
    assert context["picture"].paths == [{2024: 60, 2034: 30}]
    assert [row[0] for row in context["picture"].table.rows] == [2024, 2026, *range(2027, 2035)]
    assert "At the level of 2026 it lasts" in context["budget"]["words"]


def test_a_year_above_its_path_and_a_budget_that_is_spent(people: People, page: Open, inventory: Inventory):
    put(inventory, target_year=2026, cut_percent=Decimal(100))
    add_year(people, 2025, 10_000)
    add_year(people, 2030, 90_000)
    context = page(people.member).context
    assert (context["state"], context["budget"]["words"]) == ("Above the path", "Nothing is left of it.")


def test_nothing_emitted_any_more(people: People, page: Open, inventory: Inventory):
    put(inventory)
    later = InventoryFactory(organisation=inventory.organisation, year=2025, ready=True)
    CalculationFactory(inventory=later, scope_1_kg=0, scope_2_market_kg=0, scope_3_kg=0)
    assert page(people.member).context["budget"]["words"] == ""


def test_who_may_use_the_small_companies_route(people: People, page: Open, inventory: Inventory):
    answers = [each.answer for each in page(people.member).context["conditions"]]
    check = "Check yourselves"
    assert answers == ["Yes", "Yes", check, check, "Yes", "No", check, check]
    Inventory.objects.update(industry="64", staff=None, turnover_eur=None)
    answers = [each.answer for each in page(people.member).context["conditions"]]
    assert answers == ["Yes", "No", check, check, check, check, check, check]
    Inventory.objects.update(industry="")
    assert page(people.member).context["conditions"][1].answer == check


def test_the_fixed_path_and_the_late_start_stand_side_by_side(people: People, page: Open, inventory: Inventory):
    route = page(people.member).context["route"]
    assert (route["fixed"], route["years"], route["even"], route["late"]) == ("7%", 6, "4.2%", "")
    put(inventory)
    add_year(people, 2026, 10_000)
    assert page(people.member).context["route"]["late"] == "5%"  # 30 / (2 × (30 / 0.084 − 60))
    put_years = {2034: 10_000}
    for year, kg in put_years.items():
        add_year(people, year, kg)
        add_year(people, year + 5, kg)
    assert page(people.member).context["route"]["is_spent"]
    assert "is spent" in page(people.member).content.decode()


def test_restating_the_base_year(people: People, page: Open, inventory: Inventory):
    target = put(inventory, base_kg=Decimal(50_000))
    text = page(people.member).content.decode()
    assert "the base year should be restated" in text
    assert page(people.member, "target-restate").context["form"].initial["new_t"] == 60
    answer = page(
        people.member, "target-restate",
        post={"new_t": "60", "reason": "error", "text": "The second meter was missing.", "version": target.version},
    )  # fmt: skip
    assert answer.status_code == 302
    assert (Restatement.objects.get().old_kg, EmissionTarget.objects.get().base_kg) == (50_000, 60_000)
    assert "The second meter was missing." in page(people.member).content.decode()
    EmissionTarget.objects.update(base_kg=Decimal(61_000), base_year=2024)
    text = page(people.member).content.decode()
    assert "there is no need to restate it" in text
    assert "Of an earlier base year" in text


def test_a_restatement_needs_a_figure_and_a_reason(people: People, page: Open, inventory: Inventory):
    target = put(inventory)
    answer = page(people.member, "target-restate", post={"new_t": "0", "text": ""})
    assert set(answer.context["form"].errors) == {"new_t", "reason", "text"}
    answer = page(
        people.member,
        "target-restate",
        post={"new_t": "5", "reason": "error", "text": "x", "version": target.version + 1},
    )
    assert "What somebody else saved meanwhile" in answer.content.decode()
    assert not Restatement.objects.exists()


def test_readers_and_those_with_a_mandate_look_and_change_nothing(people: People, page: Open, inventory: Inventory):
    student = MandateFactory(inventory=inventory, until_on=NOW.date().replace(year=2099)).user
    put(inventory)
    for person in (people.reader, student):
        assert page(person).status_code == 200
        assert "Change the target" not in page(person).content.decode()
        for name in ("target-set", "target-restate"):
            assert page(person, name).status_code == 403
            assert page(person, name, post=typed()).status_code == 403


def test_nothing_to_restate_without_a_target(people: People, page: Open):
    assert page(people.member, "target-restate").status_code == 404


def test_strangers_do_not_find_the_page(people: People, page: Open):
    assert page(people.stranger).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_target_query_budget(
    people: People, client_of: Callable, inventory: Inventory, count: int, django_assert_num_queries: Callable
):
    put(inventory)
    for year in range(count):
        add_year(people, 2025 + year, 9_000)
        RowFactory(inventory=InventoryFactory(organisation=inventory.organisation, year=2030 + year))
    client, address = client_of(people.member), reverse("workspace:inventory-target", args=[inventory.pk])
    client.get(address)
    with django_assert_num_queries(11):
        client.get(address)
