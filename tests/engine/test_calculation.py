"""The words of the domain, calculated: which factor is taken, what is counted where, what stands in the way."""

from dataclasses import replace
from decimal import Decimal

import pytest

from talkoot.engine import Doubt, Footprint, Instrument, InstrumentKind, Line, Options, OwnFactor, Role, calculate
from tests.engine.small_library import did, factors, library

D = Decimal
LIBRARY = library()


def footprint(*activities, options=Options(), of=LIBRARY) -> Footprint:  # noqa: B008
    found = calculate(activities, of, options)
    assert found.refused == ()
    return found


def line(found: Footprint, role: Role, method: str = "") -> Line:
    (one,) = [each for each in found.lines if each.role is role and each.method in {"", method}]
    return one


def certificate(amount: int | None, kg_per_unit: str = "0", unit: str = "MWh", kind: str = "certificate") -> Instrument:
    held = None if amount is None else D(amount)
    return Instrument(InstrumentKind(kind), held, unit, D(kg_per_unit), "registry")


# --- which parts of the chain, and where they are counted


def test_purchased_electricity_is_counted_two_ways_with_its_fuel_chain_and_losses_in_category_3():
    found = footprint(did("electricity", "1.5", "MWh"))
    assert (found.scope_2_location, found.scope_2_market) == (D("45.75"), D(600))
    assert found.categories == {3: D("16.5")}
    assert (found.total_location, found.total_market) == (D("62.25"), D("616.5"))
    assert [(one.role, one.scope, one.category, one.method) for one in found.lines] == [
        ("location", 2, 0, "location"), ("market", 2, 0, "market"), ("upstream", 3, 3, ""), ("losses", 3, 3, ""),
    ]  # fmt: skip


def test_burnt_fuel_is_scope_1_its_way_to_the_tank_category_3_and_the_plants_in_it_stand_apart():
    found = footprint(did("diesel", 100, "l"))
    assert (found.scope_1, found.categories, found.biogenic) == (D("252.032"), {3: D(60)}, D(30))
    assert found.gases == {"co2": D(250), "ch4_fossil": D("0.001"), "n2o": D("0.01")}


def test_fuel_of_a_hired_car_stays_in_its_category_with_its_way_to_the_tank():
    found = footprint(did("diesel", 100, "l", scope=3, category=6))
    assert (found.scope_1, found.categories) == (0, {6: D("312.032")})


def test_only_gases_other_than_carbon_dioxide_of_wood_are_in_the_scopes():
    found = footprint(did("wood-chips", 1, "MWh_net"))
    assert (found.scope_1, found.biogenic) == (D(5), D(400))  # 1,000 × (0.0001 × 30 + 0.00001 × 200)


def test_heat_has_one_figure_for_both_methods_and_its_biogenic_carbon_counts_once():
    found = footprint(did("district-heat", 1, "MWh"))
    assert (found.scope_2_location, found.scope_2_market, found.biogenic) == (D(100), D(100), D(200))


def test_an_electric_car_drives_on_the_factors_of_electricity():
    found = footprint(did("car-electric", 1000, "km"))  # 200 kWh
    assert (found.scope_2_location, found.scope_2_market, found.scope_1) == (D("6.1"), D(80), 0)
    commuting = footprint(did("car-electric", 1000, "km", scope=3, category=7))
    assert (commuting.categories, commuting.scope_2_market) == ({7: D("8.3")}, 0)


# --- which factor is chosen, and what is doubtful about it


@pytest.mark.parametrize(
    ("year", "factor", "doubts"),
    [
        (2023, "el-location-2023", set()),
        (2024, "el-location-2024", set()),
        (2025, "el-location-2024", {Doubt.OLDER}),
        (2022, "el-location-2023", {Doubt.NEWER}),
    ],
)
def test_the_factor_of_the_year_is_taken_else_the_nearest_which_says_so(year, factor, doubts):
    chosen = line(footprint(did("electricity", 1, "kWh", year)), Role.LOCATION, "location").choice
    assert (chosen.factor.id, chosen.doubts, chosen.is_stand_in) == (factor, doubts, bool(doubts))


def test_the_networks_own_heat_comes_before_the_mean_of_the_country():
    town = line(footprint(did("district-heat", 1, "MWh", place="FI-TOWN")), Role.LOCATION, "location").choice
    elsewhere = line(footprint(did("district-heat", 1, "MWh", place="FI-ISLE")), Role.LOCATION, "location").choice
    assert (town.factor.id, town.doubts) == ("heat-town-2024", set())
    assert (elsewhere.factor.id, elsewhere.doubts) == ("heat-country-2024", {Doubt.MEAN})


def test_a_foreign_figure_stands_in_and_says_so():
    chosen = line(footprint(did("diesel", 1, "l")), Role.UPSTREAM).choice
    assert (chosen.factor.id, chosen.doubts) == ("diesel-upstream", {Doubt.FOREIGN, Doubt.NO_SPLIT})


def test_the_country_of_the_stay_decides():
    def night(place):
        return line(footprint(did("hotel-night", 1, "night", place=place)), Role.LIFECYCLE)

    assert [(night(place).kg_co2e, night(place).choice.doubts) for place in ("FI", "SE", "NO")] == [
        (D(10), {Doubt.QUOTED}), (D(7), set()), (D(7), {Doubt.FOREIGN}),
    ]  # fmt: skip


def test_the_residual_mix_of_the_chosen_publisher_is_used():
    authority = footprint(did("electricity", 1, "kWh"))
    association = footprint(did("electricity", 1, "kWh"), options=Options(residual_publisher="AIB"))
    assert (authority.scope_2_market, association.scope_2_market) == (D("0.4"), D("0.5"))
    chosen = line(authority, Role.MARKET, "market").choice
    assert (chosen.among, chosen.next_best) == (2, "el-residual-association-2024")


@pytest.mark.parametrize(("with_effects", "kg"), [(True, D(200)), (False, D(100))])
def test_flights_count_the_effects_high_up_unless_asked_not_to(with_effects, kg):
    found = footprint(did("flight", 1000, "pkm"), options=Options(radiative_forcing=with_effects))
    assert found.categories == {6: kg}


def test_a_figure_more_than_six_years_off_loses_to_another_countrys():
    entries = factors("""
        [[factor]]
        id = "old-own"
        kind = "hotel-night"
        role = "lifecycle"
        unit = "night"
        co2e = 99
        valid_from = 2010-01-01
        valid_to = 2010-12-31
        [[factor]]
        id = "new-foreign"
        kind = "hotel-night"
        role = "lifecycle"
        unit = "night"
        co2e = 8
        geography = "SE"
        valid_from = 2024-01-01
        valid_to = 2024-12-31
    """)
    assert footprint(did("hotel-night", 1, "night"), of=library(entries)).categories == {6: D(8)}


def test_another_countrys_grid_is_refused_and_never_used_as_a_stand_in():
    found = calculate([did("electricity", 1, "MWh", place="US")], LIBRARY)
    assert [str(each.error) for each in found.refused] == ["no location factor of electricity in US"]


def test_a_heat_networks_old_figure_gives_way_to_the_countrys_mean():
    town = [did("district-heat", 1, "MWh", place="FI-TOWN", year=year) for year in (2025, 2029)]
    assert [line.choice.factor.id for line in footprint(*town).lines if line.method == "location"] == [
        "heat-town-2024", "heat-country-2024",
    ]  # fmt: skip


# --- instruments


def test_a_certificate_covers_its_amount_and_the_residual_mix_the_rest():
    found = footprint(did("electricity", 10, "MWh", instruments=(certificate(4, "25"),)))
    assert [(one.choice.factor.id, one.quantity, one.kg_co2e) for one in found.lines if one.method == "market"] == [
        ("certificate", D(4000), D(100)), ("el-residual-authority-2024", D(6000), D(2400)),
    ]  # fmt: skip
    assert found.scope_2_location == D(305)


def test_zero_grams_are_zero_and_not_missing():
    found = footprint(did("electricity", 10, "MWh", instruments=(certificate(None),)))
    assert (found.scope_2_market, found.scope_2_location) == (0, D(305))


def test_a_certificate_covers_no_more_than_was_used():
    found = footprint(did("electricity", 10, "MWh", instruments=(certificate(400, "25"),)))
    assert found.scope_2_market == D(250)


def test_certificates_come_before_contracts_and_contracts_before_the_suppliers_mix():
    held = (certificate(3, "30", kind="supplier_mix"), certificate(2, "20", kind="contract"), certificate(1, "10"))
    market = [one for one in footprint(did("electricity", 5, "MWh", instruments=held)).lines if one.method == "market"]
    assert [(one.choice.factor.id, one.kg_co2e) for one in market] == [
        ("certificate", D(10)), ("contract", D(40)), ("supplier_mix", D(60)),
    ]  # fmt: skip


def test_a_certificate_in_another_unit_is_converted_and_one_in_cubic_metres_is_refused_with_its_whole_row():
    joules = footprint(did("electricity", 10, "MWh", instruments=(certificate(36, "0", "GJ"),)))
    assert joules.scope_2_market == 0
    refused = calculate([did("electricity", 10, "MWh", instruments=(certificate(4, "0", "m3"),))], LIBRARY)
    assert (refused.lines, [str(one.error) for one in refused.refused]) == ((), ["m3 cannot be turned into kWh"])


def test_a_credit_cancels_a_charge_that_a_certificate_covers_in_part():
    rows = [did("electricity", amount, "MWh", instruments=(certificate(4, "25"),)) for amount in (10, -10)]
    assert [footprint(row).scope_2_market for row in rows] == [D(2500), D(-2500)]


def test_a_certificate_below_zero_covers_nothing():
    assert footprint(did("electricity", 10, "MWh", instruments=(certificate(-4),))).scope_2_market == D(4000)


# --- own factors and money


def test_the_suppliers_own_figure_comes_first_and_keeps_the_way_to_the_tank():
    own = OwnFactor(D("1.9"), "l", "supplier's declaration 2024")
    found = footprint(did("diesel", 100, "l", own_factor=own))
    assert (found.scope_1, found.categories) == (D(190), {3: D(60)})
    assert line(found, Role.COMBUSTION).choice.factor.document == "supplier's declaration 2024"


def test_an_own_figure_in_another_unit_is_reached_through_the_density():
    found = footprint(did("diesel", 100, "l", own_factor=OwnFactor(D(3), "kg", "declaration")))
    assert found.scope_1 == D(240)


def test_money_is_brought_to_the_prices_and_the_currency_of_the_factor():
    found = footprint(did("accounting", 1000, "eur"))  # 1,000 € of 2024 = 800 € of 2020 = 1,000 $; × 0.2
    assert (found.categories, line(found, Role.LIFECYCLE).quantity) == ({1: D(200)}, D(1000))
    assert footprint(did("accounting", 1000, "sek2020")).categories == {1: D(25)}


@pytest.mark.parametrize(("year", "kg"), [(2023, D(200)), (2026, D(200)), (2019, D(250))])
def test_money_of_a_year_without_a_price_level_takes_the_nearest_years_and_says_so(year, kg):
    found = footprint(did("accounting", 1000, "eur", year))
    assert (found.categories, line(found, Role.LIFECYCLE).choice.doubts) == ({1: kg}, {Doubt.FOREIGN, Doubt.PRICES})


# --- what is refused, by name


@pytest.mark.parametrize(
    ("activity", "why"),
    [
        (did("electricity", 1, "m3"), "m3 cannot be turned into kWh"),
        (did("wood-chips", 1, "m3"), "m3 cannot be turned into kWh_net"),
        (did("wood-chips", 1, "kWh"), "kWh cannot be turned into kWh_net"),
        (did("electricity", 1, "barrels"), "unknown unit 'barrels'"),
        (did("unicorns", 1, "kg"), "unknown kind of activity 'unicorns'"),
        (did("refrigerant", 1, "kg"), "no global warming potential of 'hfc-125' in ar6"),
        (did("accounting", 1, "nok"), "nok/usd 2020"),
    ],
)
def test_what_stands_in_the_way_is_named_and_the_other_rows_are_calculated(activity, why):
    found = calculate([activity, did("hotel-night", 1, "night")], LIBRARY)
    assert [(one.activity, str(one.error)) for one in found.refused] == [(activity, why)]
    assert found.total_market == D(10)


def test_a_kind_without_a_factor_is_refused():
    found = calculate([did("diesel", 1, "l")], library([]))
    assert [str(one.error) for one in found.refused] == ["no lifecycle factor of diesel"]


def test_the_potentials_are_those_of_the_chosen_report():
    def kg(report):
        return footprint(did("refrigerant", 2, "kg"), options=replace(Options(), report=report)).scope_1

    assert (kg("ar4"), kg("ar5")) == (D(3600), D(3900))


def test_kilograms_that_stay_in_another_reports_potentials_are_told():
    found = footprint(did("diesel", 100, "l"), did("hotel-night", 1, "night"))
    assert found.kg_of_other_report == D(60)
