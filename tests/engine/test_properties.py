"""What holds whatever the amounts are: units, sums, order, credits, methods, gases."""

import random
from decimal import Decimal, localcontext

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from talkoot.engine import (
    Activity,
    Amount,
    AssessmentReport,
    Instrument,
    InstrumentKind,
    Options,
    UnitsDoNotMix,
    calculate,
    convert,
)
from talkoot.engine.gases import BIOGENIC
from talkoot.engine.lines import exact_sum
from talkoot.engine.units import PRECISE, UNITS, Properties
from tests.engine.small_library import did, library

D = Decimal
LIBRARY = library()
AR5 = Options(report=AssessmentReport.AR5)
USES = [
    ("electricity", "kWh"), ("electricity", "MWh"), ("electricity", "GJ"), ("district-heat", "MWh"), ("diesel", "l"),
    ("diesel", "kg"), ("diesel", "kWh_gross"), ("wood-chips", "MWh_net"), ("refrigerant", "g"), ("hotel-night", "night"),
    ("flight", "pkm"), ("car-electric", "km"), ("accounting", "eur"),
]  # fmt: skip
UNHURRIED = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
CLOSE = D("1e-30")  # far below any kilogram, far above the last of forty digits

amounts = st.decimals(min_value="0.01", max_value="1e9", places=2)
signed = st.decimals(min_value="-1e9", max_value="1e9", places=2)
uses = st.sampled_from(USES)
years = st.sampled_from([2023, 2024])


@st.composite
def activities(draw: st.DrawFn) -> Activity:
    kind, unit = draw(uses)
    scope, category = draw(st.sampled_from([(0, 0), (3, 6)]))
    return did(
        kind,
        draw(signed),
        unit,
        draw(years),
        scope=scope,
        category=category,
        place=draw(st.sampled_from(["FI", "FI-TOWN", "SE"])),
    )


def alike(one: D, other: D) -> bool:
    return abs(one - other) <= CLOSE * max(abs(one), abs(other), D(1))


def by_dimension() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for unit in UNITS.values():
        found.setdefault(unit.dimension, []).append(unit.code)
    return found


SAME_KIND = [(one, other) for codes in by_dimension().values() for one in codes for other in codes]


@UNHURRIED
@given(signed, st.sampled_from(SAME_KIND))
def test_a_unit_there_and_back_is_the_same_amount(value, pair):
    one, other = pair
    with localcontext(PRECISE):
        assert alike(convert(Amount(convert(Amount(value, one), other), other), one), value)


@UNHURRIED
@given(amounts, st.sampled_from(["l", "m3", "kg", "t", "kWh_net", "GJ_net", "MWh_gross", "MJ_gross"]), st.data())
def test_a_fuel_goes_from_any_unit_to_any_other_and_back(value, one, data):
    fuel = Properties(D("0.832"), None, D("42.8"), D("1.0639"))
    other = data.draw(st.sampled_from(["l", "m3", "kg", "t", "kWh_net", "GJ_net", "MWh_gross", "MJ_gross"]))
    with localcontext(PRECISE):
        assert alike(convert(Amount(convert(Amount(value, one), other, fuel), other), one, fuel), value)


@UNHURRIED
@given(st.sampled_from(sorted(UNITS)), st.sampled_from(sorted(UNITS)))
def test_units_of_different_things_are_refused_by_name(one, other):
    if UNITS[one].dimension == UNITS[other].dimension:
        return
    with pytest.raises(UnitsDoNotMix) as refused:
        convert(Amount(D(1), one), other)
    assert (refused.value.given, refused.value.wanted) == (one, other)


@UNHURRIED
@given(activities(), st.lists(st.integers(1, 99), min_size=1, max_size=5))
def test_an_amount_split_into_parts_comes_to_the_same(whole, shares):
    parts = [whole._replace(amount=whole.amount * share / 100) for share in shares]
    parts.append(whole._replace(amount=whole.amount - sum(part.amount for part in parts)))
    one, many = calculate([whole], LIBRARY, AR5), calculate(parts, LIBRARY, AR5)
    assert all(alike(kg, many.sums[key]) for key, kg in one.sums.items())
    assert alike(one.biogenic, many.biogenic)


@UNHURRIED
@given(st.lists(activities(), max_size=30), st.randoms(use_true_random=False))
def test_the_order_of_the_rows_changes_nothing(rows, luck: random.Random):
    mixed = luck.sample(rows, len(rows))
    one, other = calculate(rows, LIBRARY, AR5), calculate(mixed, LIBRARY, AR5)
    assert (one.sums, one.gases, one.biogenic) == (other.sums, other.gases, other.biogenic)
    assert (one.total_market, one.total_location) == (other.total_market, other.total_location)


@UNHURRIED
@given(st.lists(activities(), max_size=20))
def test_a_credit_cancels_its_charge_exactly(rows):
    credits = [row._replace(amount=-row.amount) for row in rows]
    found = calculate([*rows, *credits], LIBRARY, AR5)
    assert set(found.sums.values()) <= {0}
    assert (found.total_market, found.total_location, found.biogenic) == (0, 0, 0)


@UNHURRIED
@given(st.lists(activities(), max_size=20), st.sampled_from([AssessmentReport.AR4, AssessmentReport.AR5]))
def test_the_gases_of_a_line_warm_as_much_as_the_line_says(rows, report):
    found = calculate(rows, LIBRARY, Options(report=report))
    potentials = LIBRARY.potentials[report]
    with localcontext(PRECISE):
        for line in found.lines:
            if line.choice.factor.co2e is None:
                assert alike(sum((kg * potentials.of(gas) for gas, kg in line.gases.items()), D(0)), line.kg_co2e)
                assert alike(line.gases.get(BIOGENIC, D(0)), line.kg_biogenic)


@UNHURRIED
@given(st.lists(activities(), max_size=20))
def test_the_two_methods_of_scope_2_stand_side_by_side_and_are_never_added(rows):
    found = calculate(rows, LIBRARY, AR5)
    for method, total in (("market", found.total_market), ("location", found.total_location)):
        assert total == exact_sum(line.kg_co2e for line in found.lines if line.method in {"", method})
    assert all((line.scope == 2) == (line.method != "") for line in found.lines)
    quantities = {
        method: exact_sum(line.quantity for line in found.lines if line.method == method)
        for method in ("market", "location")
    }
    assert quantities["market"] == quantities["location"]


@UNHURRIED
@given(st.lists(activities(), max_size=20))
def test_switching_the_report_moves_only_what_has_a_gas_split(rows):
    ar4, ar5 = (calculate(rows, LIBRARY, Options(report=report)) for report in ("ar4", "ar5"))
    for one, other in zip(ar4.lines, ar5.lines, strict=True):
        assert one.quantity == other.quantity
        if one.choice.factor.co2e is not None:
            assert one.kg_co2e == other.kg_co2e


@UNHURRIED
@given(amounts, amounts, st.decimals(min_value=0, max_value=1, places=3))
def test_a_certificate_covers_at_most_what_was_used_and_the_rest_is_residual(used, held, kg_per_unit):
    certificate = Instrument(InstrumentKind.CERTIFICATE, held, "kWh", kg_per_unit)
    row = did("electricity", used, "kWh")
    bare, covered = (calculate([each], LIBRARY) for each in (row, row._replace(instruments=(certificate,))))
    market = [line for line in covered.lines if line.method == "market"]
    assert exact_sum(line.quantity for line in market) == used
    assert exact_sum(line.quantity for line in market if line.choice.factor.id == "certificate") == min(used, held)
    assert covered.scope_2_market == min(used, held) * kg_per_unit + max(used - held, D(0)) * D("0.4")
    assert covered.scope_2_location == bare.scope_2_location


@UNHURRIED
@given(amounts)
def test_a_certificate_of_zero_grams_for_everything_leaves_nothing(used):
    certificate = Instrument(InstrumentKind.CERTIFICATE, None, "kWh", D(0))
    found = calculate([did("electricity", used, "kWh", instruments=(certificate,))], LIBRARY)
    assert found.scope_2_market == 0
    assert found.scope_2_location > 0


@UNHURRIED
@given(st.lists(activities(), min_size=1, max_size=10), st.integers(0, 9))
def test_a_row_that_cannot_be_calculated_costs_the_others_nothing(rows, place):
    mixed = [*rows[:place], did("diesel", 1, "night"), *rows[place:]]
    found = calculate(mixed, LIBRARY, AR5)
    assert [str(refusal.error) for refusal in found.refused] == ["night cannot be turned into l"]
    assert found.sums == calculate(rows, LIBRARY, AR5).sums


def test_a_row_is_never_rounded_before_the_sum():
    rows = [did("accounting", "0.000001", "eur")] * 100_000
    assert calculate(rows, LIBRARY).categories == {1: D("0.02")}
