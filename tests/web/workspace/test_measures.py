"""The pages of measures: three things worth doing, the chosen ones in order, one measure, and from there to a goal."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from talkoot.accounts.models import User
from talkoot.commitments.models import Goal
from talkoot.engine import Activity
from talkoot.engine.measures import library
from talkoot.footprints.models import ChosenMeasure, EmissionTarget, Inventory
from talkoot.footprints.operations.calculations import keep_calculation
from talkoot.footprints.operations.measures import Plan, choose_measure
from talkoot.footprints.queries.footprint import factors_of
from talkoot.kernel.once import new_token
from tests.factories import NOW, GoalFactory
from tests.factories.footprints import InventoryFactory, MandateFactory, RowFactory
from tests.people import People

Open = Callable[..., HttpResponse]
LED, PAPER, VAN = "led-lighting", "guarantee-of-origin", "electric-van"


@pytest.fixture
def inventory(people: People) -> Inventory:
    """The bakery's 2024: 100 MWh of electricity and 9,000 litres of diesel."""
    found = InventoryFactory(organisation=people.membership.organisation, industry="10")
    RowFactory(inventory=found, amount=Decimal(100))
    RowFactory(inventory=found, question=4, kind="fuel-diesel", amount=Decimal(9000), unit="l")
    return found


@pytest.fixture
def page(inventory: Inventory, client_of: Callable[[User | None], Client]) -> Open:
    """`page(person, "measures")`; with a code one measure; with `post=` it sends a form."""

    def open_page(person: User, name: str, *args: object, post: dict | None = None, query: str = "") -> HttpResponse:
        address = reverse(f"workspace:inventory-{name}", args=[inventory.pk, *args]) + query
        client = client_of(person)
        return client.get(address) if post is None else client.post(address, post)

    return open_page


def choose(inventory: Inventory, people: People, code: str = LED, **plan: object) -> ChosenMeasure:
    return choose_measure(inventory_id=inventory.pk, code=code, by=people.member, now=NOW, plan=Plan(**plan))


def typed(**more: object) -> dict[str, object]:
    return {"state": "decided", "begins_year": "2026", "investment_eur": "10 000", "saving_eur": "1500", **more}


def test_three_things_first_and_the_rest_behind(people: People, page: Open):
    answer = page(people.member, "measures")
    context = answer.context
    assert len(context["three"]) == 3
    assert context["steps"] == []
    assert "Three things worth doing" in answer.content.decode()
    rest = [*context["rest"], *context["further"]]
    assert {card.code for card in context["three"]} & {card.code for card in rest} == set()
    assert [card.code for card in rest if card.is_market_only] == [PAPER]
    assert len(rest) == context["rest_count"] > len(context["rest"]) == 8


def test_the_rest_is_filtered_by_theme_and_cost(people: People, page: Open):
    context = page(people.member, "measures", query="?theme=logistics&cost=high").context
    assert {card.about for card in context["rest"]} == {"Logistics · Large investment"}
    assert page(people.member, "measures", query="?theme=nonsense").context["rest"] == []


def test_without_figures_one_is_led_to_the_questions(people: People, page: Open, inventory: Inventory):
    inventory.rows.all().delete()
    text = page(people.member, "measures").content.decode()
    assert "Fill in the first figures" in text
    assert "Three things worth doing" not in text


def test_without_an_industry_the_page_asks_for_it(people: People, page: Open, inventory: Inventory):
    Inventory.objects.update(industry="")
    assert "Tell your industry" in page(people.member, "measures").content.decode()


def test_taking_up_planning_moving_and_dropping(people: People, page: Open, inventory: Inventory):
    answer = page(people.member, "measure-take", LED, post={"once": new_token()})
    assert answer.headers["Location"] == f"/en/inventories/{inventory.pk}/measures/{LED}/"
    version = ChosenMeasure.objects.get().version
    page(people.member, "measure", LED, post=typed(share_percent="40", version=version))
    chosen = ChosenMeasure.objects.get()
    assert (chosen.state, chosen.begins_year, chosen.share_percent, chosen.investment_eur, chosen.saving_eur) == (
        "decided", 2026, 40, 10_000, 1500,
    )  # fmt: skip
    page(people.member, "measure-take", VAN, post={})
    page(people.member, "measure-move", VAN, post={"way": "up"})
    assert [step.choice.code for step in page(people.member, "measures").context["steps"]] == [VAN, LED]
    page(people.member, "measure-move", VAN, post={"way": "down"})
    assert [step.choice.code for step in page(people.member, "measures").context["steps"]] == [LED, VAN]
    page(people.member, "measure-drop", LED, post={})
    assert [step.choice.code for step in page(people.member, "measures").context["steps"]] == [VAN]


def test_one_click_too_many_takes_one_measure_up(people: People, page: Open):
    token = new_token()
    for _click in range(2):
        page(people.member, "measure-take", LED, post={"once": token})
    assert ChosenMeasure.objects.count() == 1


def test_what_is_wrong_stays_in_the_form(people: People, page: Open, inventory: Inventory):
    chosen = choose(inventory, people)
    answer = page(
        people.member, "measure", LED, post=typed(share_percent="140", saving_eur="much", version=chosen.version)
    )
    assert answer.context["form"].errors == {
        "share_percent": ["A share is at most 100 per cent."],
        "saving_eur": ["Write the figure with digits, for example 1250 or 1250,5."],
    }
    assert 'value="much"' in answer.content.decode()
    assert ChosenMeasure.objects.get().state == "considered"


def test_a_plan_that_somebody_else_changed_is_shown_beside_ones_own(people: People, page: Open, inventory: Inventory):
    chosen = choose(inventory, people)
    choose(inventory, people, investment_eur=Decimal(7000))
    answer = page(people.member, "measure", LED, post=typed(version=chosen.version))
    assert "What somebody else saved meanwhile" in answer.content.decode()
    assert ChosenMeasure.objects.get().investment_eur == 7000


def test_one_measure_shows_its_effect_as_a_formula(people: People, page: Open):
    context = page(people.member, "measure", VAN).context
    (formula,) = context["formulas"]
    assert formula.amount == "9,000\N{NO-BREAK SPACE}l × 40% × 100% = 3,600\N{NO-BREAK SPACE}l less"
    assert len(formula.instead) == 1
    assert (context["is_taken"], context["form"], context["money"]) == (False, None, None)


def test_a_certificate_says_that_only_one_figure_falls(people: People, page: Open):
    text = page(people.member, "measure", PAPER).content.decode()
    assert "Only the market-based figure falls" in text
    assert "covered by guarantees of origin" in text


def test_a_measure_for_what_one_does_not_have_says_so(people: People, page: Open):
    text = page(people.member, "measure", "pool-cover").content.decode()
    assert "has nothing that this measure acts on" in text or "Made for other industries" in text


def test_money_with_an_interest_of_ones_own(people: People, page: Open, inventory: Inventory):
    choose(inventory, people, investment_eur=Decimal(15_000), saving_eur=Decimal(2_000))
    money = page(people.member, "measure", LED, query="?rate=0").context["money"]
    assert (money.pays, money.yearly, money.present_value, money.payback) == (True, "€1,000", "€15,000", "7.5")
    assert page(people.member, "measure", LED).context["rate_percent"] == Decimal("3.5")
    for odd in ("-1", "x", "1e9", "51"):
        assert page(people.member, "measure", LED, query=f"?rate={odd}").context["rate_percent"] == Decimal("3.5")
    text = page(people.member, "measure", LED).content.decode()
    assert "euros per tonne do not tell which measure is better" in text


def test_a_measure_that_is_never_paid_back(people: People, page: Open, inventory: Inventory):
    choose(inventory, people, investment_eur=Decimal(1000), saving_eur=Decimal(-10))
    answer = page(people.member, "measure", LED)
    assert (answer.context["money"].payback, answer.context["money"].pays) == (None, False)


def test_those_that_pay_for_themselves_stand_first_and_not_by_euros_per_tonne(
    people: People, page: Open, inventory: Inventory
):
    choose(inventory, people, LED, investment_eur=Decimal(0), saving_eur=Decimal(100))
    choose(inventory, people, VAN, investment_eur=Decimal(0), saving_eur=Decimal(100))
    choose(inventory, people, "tyre-pressure", investment_eur=Decimal(1000))
    table = page(people.member, "measures").context["costs"]
    by_tonnes = [row[0] for row in table.rows]
    assert by_tonnes[2] == "Keep the tyres at the right pressure" or len(by_tonnes) == 3
    assert [row[2].startswith("−") for row in table.rows] == [True, True, False]


def test_what_is_left_beside_the_target(people: People, page: Open, inventory: Inventory):
    choose(inventory, people)
    context = page(people.member, "measures").context
    assert context["together"].target_year is None
    target = EmissionTarget.objects.create(
        organisation=inventory.organisation, base_year=2024, base_kg=Decimal(70_000), target_year=2030, cut_percent=Decimal(99),
        set_at=NOW,
    )  # fmt: skip
    assert page(people.member, "measures").context["together"].gap
    EmissionTarget.objects.filter(pk=target.pk).update(cut_percent=Decimal(1), with_scope_3=False, method="location")
    assert page(people.member, "measures").context["together"].gap == ""


def test_a_measure_that_is_done_is_in_the_later_years_figures(
    people: People, page: Open, inventory: Inventory, client_of
):
    choose(inventory, people, state="done", begins_year=2025)
    later = InventoryFactory(organisation=inventory.organisation, year=2025)
    RowFactory(inventory=later, amount=Decimal(80))
    client = client_of(people.member)
    text = client.get(reverse("workspace:inventory-measures", args=[later.pk])).content.decode()
    assert "in the figures of 2025 already" in text
    text = client.get(reverse("workspace:inventory-measure", args=[later.pk, LED])).content.decode()
    assert "the figures of 2025 have its effect already" in text


def test_readers_and_those_with_a_mandate_look_and_change_nothing(people: People, page: Open, inventory: Inventory):
    student = MandateFactory(inventory=inventory, until_on=NOW.date().replace(year=2099)).user
    choose(inventory, people)
    for person in (people.reader, student):
        assert page(person, "measures").status_code == 200
        assert "Take this up" not in page(person, "measures").content.decode()
        assert page(person, "measure", LED).context["form"] is None
        assert page(person, "measure", LED, post=typed()).status_code == 403
        for name in ("measure-take", "measure-move", "measure-drop"):
            assert page(person, name, LED, post={}).status_code == 403
    assert ChosenMeasure.objects.get().state == "considered"


def test_a_measure_that_is_not_in_the_library_does_not_exist(people: People, page: Open):
    assert page(people.member, "measure", "perpetual-motion").status_code == 404
    assert page(people.member, "measure-take", "perpetual-motion", post={}).status_code == 404
    assert page(people.member, "measure-drop", LED, post={}).status_code == 404


def test_strangers_do_not_find_the_page(people: People, page: Open):
    assert page(people.stranger, "measures").status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_list_query_budget(
    people: People, client_of: Callable, inventory: Inventory, count: int, django_assert_num_queries: Callable
):
    for code in (LED, VAN, PAPER)[:count]:
        choose(inventory, people, code)
    client, address = client_of(people.member), reverse("workspace:inventory-measures", args=[inventory.pk])
    client.get(address)
    with django_assert_num_queries(10):
        client.get(address)


def test_from_a_measure_to_a_goal(people: People, page: Open, inventory: Inventory, workspace: Open):
    chosen = choose(inventory, people, begins_year=2027)
    (link,) = page(people.member, "measure", LED).context["goal_links"]
    assert link.url == f"/en/workspace/jarvikaupunki/lumikon-leipomo/goals/new/?measure={chosen.pk}"
    form = workspace(people.member, "goal-new", query=f"?measure={chosen.pk}").context["form"]
    filled = form.initial
    assert (filled["theme"], filled["text"], filled["baseline_value"], filled["baseline_year"], filled["target_year"]) == (
        "efficiency", "Switch the lighting to LEDs", 100, 2024, 2027,
    )  # fmt: skip
    assert filled["target_value"] == 87  # 100 × (1 − 0.26 × 0.5)
    sent = {**filled, "once": new_token(), "exceeds_law": "no", "percent_way": "less"}
    workspace(people.member, "goal-new", post=sent, query=f"?measure={chosen.pk}")
    assert Goal.objects.get().measure == chosen
    (made,) = page(people.member, "measure", LED).context["goal_links"]
    assert (made.current, made.url) == (
        True, f"/en/workspace/jarvikaupunki/lumikon-leipomo/goals/{Goal.objects.get().pk}/",
    )  # fmt: skip


def test_what_costs_more_every_year_is_never_paid_back(people: People, page: Open, inventory: Inventory):
    choose(inventory, people, investment_eur=Decimal(0), saving_eur=Decimal(-600))
    assert page(people.member, "measure", LED).context["money"].payback is None


@pytest.mark.parametrize("code", ["electric-car", "route-planning"])
def test_the_companys_own_cars_are_not_those_of_the_way_to_work(inventory: Inventory, code: str):
    (effect,) = (one for one in library()[code].effects if "car-average" in one.rows)
    factors = factors_of(inventory)
    told = {"kind": "car-average", "amount": Decimal(100), "unit": "km", "year": 2024}
    assert effect.touches(Activity(**told), factors)
    assert effect.touches(Activity(**told, scope=3, category=6), factors)
    assert not effect.touches(Activity(**told, scope=3, category=7), factors)


def test_a_goal_of_emissions_is_reckoned_in_scopes_1_and_2(people: People, inventory: Inventory, workspace: Open):
    chosen = choose(inventory, people, "hvo-diesel")
    filled = workspace(people.member, "goal-new", query=f"?measure={chosen.pk}").context["form"].initial
    assert filled["baseline_year"] == 2024
    assert 0 <= filled["target_value"] < filled["baseline_value"]


def test_a_measure_without_an_indicator_of_ones_own_leaves_the_figures_open(
    people: People, inventory: Inventory, workspace: Open
):
    chosen = choose(inventory, people, PAPER)
    filled = workspace(people.member, "goal-new", query=f"?measure={chosen.pk}").context["form"].initial
    assert "baseline_value" not in filled
    ChosenMeasure.objects.update(code="gone")
    assert workspace(people.member, "goal-new", query=f"?measure={chosen.pk}").status_code == 200


@pytest.mark.parametrize("number", ["x", "999999", "9" * 40, "٣"])
def test_a_measure_of_others_fills_nothing(people: People, workspace: Open, number: str):
    other = InventoryFactory(organisation=people.other_membership.organisation)
    foreign = choose_measure(inventory_id=other.pk, code=LED, by=people.stranger, now=NOW)
    for asked in (number, str(foreign.pk)):
        assert workspace(people.member, "goal-new", query=f"?measure={asked}").context["measure"] is None


def test_a_goal_shows_its_measure_and_what_came_of_it(people: People, inventory: Inventory, workspace: Open):
    chosen = choose(inventory, people, state="done", begins_year=2025)
    goal = GoalFactory(membership=people.membership, measure=chosen)
    draft = GoalFactory(membership=people.membership, measure=chosen, draft=True)
    text = workspace(people.member, "goal", goal.pk).content.decode()
    assert "What happened is shown here once a later year" in text
    assert "From the measure: Switch the lighting to LEDs" in workspace(people.member, "goals").content.decode()
    later = InventoryFactory(organisation=inventory.organisation, year=2025, ready=True)
    RowFactory(inventory=later, amount=Decimal(80))
    keep_calculation(inventory=later, by=None, now=NOW)
    for each in (goal, draft):
        assert "What it acts on emitted" in workspace(people.member, "goal", each.pk).content.decode()
