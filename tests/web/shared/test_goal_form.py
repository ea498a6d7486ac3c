"""A goal is written once and understood: units, shares, per cent, and what is still missing at its field."""

from decimal import Decimal

import pytest

from talkoot.commitments.operations import GoalFacts
from talkoot.networks.models import Network
from talkoot.web.shared.goal_examples import initial_from_example, sectors, sectors_for
from talkoot.web.shared.goal_form import GoalForm
from tests.factories import GoalFactory, NetworkFactory, indicator

pytestmark = pytest.mark.django_db


@pytest.fixture
def network() -> Network:
    return NetworkFactory()


def written(network: Network, **typed: object) -> GoalForm:
    facts = {
        "theme": "energy_saving",
        "text": "We save.",
        "kind": "numeric",
        "exceeds_law": "unknown",
        "percent_way": "less",
    }
    return GoalForm({**facts, **typed}, network=network)


def test_a_figure_is_read_as_people_write_it(network: Network) -> None:
    form = written(
        network, indicator=indicator("electricity").pk, baseline_value="12 000,5", baseline_year="2024",
        target_value="9.600,4", target_year="2030",
    )  # fmt: skip
    assert form.is_valid(), form.errors
    assert form.facts() == GoalFacts(
        theme="energy_saving", text="We save.", indicator_id=indicator("electricity").pk,
        baseline_value=Decimal("12000.5"), baseline_year=2024, target_value=Decimal("9600.4"), target_year=2030,
    )  # fmt: skip


def test_a_share_is_typed_as_per_cent_and_kept_as_a_fraction(network: Network) -> None:
    form = written(
        network, indicator=indicator("renewable_share").pk, baseline_value="20,5", baseline_year="2024",
        target_value="80", target_year="2030",
    )  # fmt: skip
    assert form.unit == "%"
    assert form.is_valid(), form.errors
    assert (form.facts().baseline_value, form.facts().target_value) == (Decimal("0.205"), Decimal("0.8"))


@pytest.mark.parametrize(
    ("percent", "way", "kept"),
    [("20", "less", "-20"), ("20", "more", "20"), ("-20", "more", "-20"), ("7,5 ", "", "-7.5")],
)
def test_a_change_has_a_direction(network: Network, percent: str, way: str, kept: str) -> None:
    form = written(network, indicator=indicator("electricity").pk, percent=percent, percent_way=way, target_year="2030")
    assert form.is_valid(), form.errors
    assert form.facts().percent_change == Decimal(kept)


def test_a_figure_to_reach_needs_indicator_level_and_year(network: Network) -> None:
    assert written(network).errors == {
        "indicator": ["Choose what is measured, or another kind of goal above."],
        "target_value": ["Write the level to reach, or the change in per cent."],
        "target_year": ["Write the year by which the level is reached."],
    }


def test_a_practice_needs_no_figure(network: Network) -> None:
    form = written(network, kind="practice")
    assert form.is_valid(), form.errors
    assert form.facts() == GoalFacts(theme="energy_saving", text="We save.", kind="practice")


@pytest.mark.parametrize(
    ("typed", "field", "sentence"),
    [
        ({"baseline_value": "1e999"}, "baseline_value", "Write the figure with digits, for example 1250 or 1250,5."),
        ({"baseline_value": "9" * 20}, "baseline_value", "The figure is too large. Check the unit."),
        ({"target_year": "20300"}, "target_year", "Write a year between 1990 and 2100."),
        ({"baseline_year": "soon"}, "baseline_year", "Write the year with four digits, for example 2030."),
        ({"baseline_year": "2031"}, "target_year", "The target year must be after the baseline year."),
        ({"baseline_value": "5"}, "baseline_year", "Write the year of the starting point."),
        ({"percent": "10"}, "percent", "The level and the change do not say the same. Keep one of them and leave the other empty."),
        ({"exceeds_law": "yes"}, "why_exceeds", "Tell in a sentence why the goal goes beyond the law."),
        ({"text": "\x01 "}, "text", "Write in one sentence what you promise."),
    ],
)  # fmt: skip
def test_each_mistake_is_told_at_its_field(network: Network, typed: dict[str, str], field: str, sentence: str) -> None:
    right = {"indicator": indicator("electricity").pk, "target_value": "80", "target_year": "2030"}
    assert written(network, **{**right, **typed}).errors == {field: [sentence]}


def test_a_share_cannot_pass_one_hundred_per_cent(network: Network) -> None:
    form = written(network, indicator=indicator("recycling_rate").pk, target_value="120", target_year="2030")
    assert form.errors == {"target_value": ["A share is at most 100 per cent."]}


@pytest.mark.parametrize("typed", ["\x00", "٣" * 50, "-", "😀", "1/2"])
def test_odd_input_is_told_and_never_fails(network: Network, typed: str) -> None:
    form = written(network, indicator=typed, text=typed, percent=typed, baseline_year=typed, target_value=typed)
    assert not form.is_valid()


def test_another_networks_indicator_cannot_be_chosen(network: Network) -> None:
    own = indicator("electricity")
    own.pk, own.key, own.network = None, "buns", NetworkFactory()
    own.save()
    assert "indicator" in written(network, indicator=own.pk, target_value="1", target_year="2030").errors


@pytest.mark.parametrize("key", ["electricity", "renewable_share"])
def test_a_saved_goal_comes_back_as_it_was(network: Network, key: str) -> None:
    goal = GoalFactory(
        membership__network=network,
        indicator=indicator(key),
        baseline_value=Decimal("0.2"),
        target_value=Decimal("0.05"),
    )
    shown = GoalForm.initial_of(goal, is_share=goal.indicator.is_share)
    form = GoalForm(shown, network=network)
    assert form.is_valid(), form.errors
    assert (form.facts().baseline_value, form.facts().target_value) == (Decimal("0.2"), Decimal("0.05"))


def test_an_example_fills_the_form(network: Network) -> None:
    form = GoalForm(network=network)
    assert initial_from_example("food_industry-1", form.indicators, 2026) == {
        "theme": "efficiency",
        "text": "We will cut our electricity use by 10% in three years with better control of refrigeration and compressed air.",
        "kind": "numeric",
        "indicator": indicator("electricity").pk,
        "percent": Decimal(10),
        "percent_way": "less",
        "target_value": None,
        "baseline_year": 2025,
        "target_year": 2028,
    }
    assert initial_from_example("nonsense", form.indicators, 2026) == {}


def test_every_example_needs_only_a_starting_point(network: Network) -> None:
    indicators = GoalForm(network=network).indicators
    for example in (example for sector in sectors() for example in sector.examples):
        initial = {
            key: value
            for key, value in initial_from_example(example.key, indicators, 2026).items()
            if value is not None
        }
        form = GoalForm({**initial, "exceeds_law": "unknown"}, network=network)
        assert form.is_valid(), (example.key, form.errors)


def test_ones_own_field_comes_first() -> None:
    found = sectors_for("10710")
    assert [(sector.key, sector.is_own) for sector in found[:2]] == [("food_industry", True), ("metal", False)]
    assert len(found) == len(sectors())
    assert [sector.is_own for sector in sectors_for("")] == [False] * len(sectors())
