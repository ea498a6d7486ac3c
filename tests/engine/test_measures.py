"""Measures worked out by hand on the small library.

A kilowatt-hour of electricity is 0.4 kg by market or 0.0305 by location in scope 2, and 0.011 upstream and in the lines; a litre
of diesel is 2.52032 kg where it burns and 0.6 upstream.
"""

from decimal import Decimal
from pathlib import Path

import pytest

from talkoot.engine import Instrument, InstrumentKind, Options
from talkoot.engine.measures import Measure, changed, in_order, library, measure_of, ranked, saving
from tests.engine import small_library
from tests.engine.small_library import D, did

FACTORS, OPTIONS = small_library.library(), Options()
POWER = did("electricity", 1000, "kWh", key="1")
DIESEL = did("diesel", 100, "l", key="2")


def measure(*effects: dict, code: str = "deed", group: str = "", industries: tuple[str, ...] = ()) -> Measure:
    words = {"fi": "t", "sv": "t", "en": "t"}
    return measure_of(
        {
            "code": code, "name": words, "what": words, "cautions": words, "theme": "efficiency", "group": group,
            "lifetime_years": 10, "industries": industries, "effect": list(effects),
        }
    )  # fmt: skip


LAMPS = measure(
    {"rows": ["electricity"], "share": D("0.25"), "change": D("-0.5"), "low": D("-0.2"), "high": D("-0.8")},
    code="lamps",
)
VANS = measure(
    {
        "rows": ["diesel"], "share": D("0.4"), "change": -1,
        "add": [{"kind": "electricity", "amount": 4, "unit": "kWh", "per": "l"}],
    },
    code="vans",
)  # fmt: skip
PAPER = measure({"rows": ["electricity"], "change": -1, "market_only": True}, code="paper")


def test_less_of_an_amount_by_both_ways_of_counting():
    found = saving(LAMPS, [POWER, DIESEL], FACTORS, OPTIONS)  # 1000 × 0.25 × 0.5 = 125 kWh
    assert (found.kg_market, found.kg_location) == (D("51.375"), D("5.1875"))
    assert (found.low_kg, found.high_kg) == (D("20.55"), D("82.2"))  # 50 and 200 kWh
    assert [row.amount for row in found.after] == [875, 100]


def test_what_comes_instead_is_counted():
    found = saving(VANS, [DIESEL], FACTORS, OPTIONS)  # 40 l × 3.12032, instead 160 kWh
    assert found.kg_market == D("124.8128") - D("65.76")
    assert found.kg_location == D("124.8128") - D("6.64")
    assert [(row.kind, row.amount, row.unit, row.key) for row in found.after] == [
        ("diesel", 60, "l", "2"),
        ("electricity", 160, "kWh", "2+electricity"),
    ]


def test_what_comes_instead_is_measured_in_another_unit_than_the_row():
    pump = measure(
        {
            "rows": ["family:fuel"], "change": -1,
            "add": [{"kind": "electricity", "amount": D("0.3"), "unit": "kWh", "per": "kWh_net"}],
        }
    )  # fmt: skip
    rows = changed(pump, [DIESEL], FACTORS)  # 100 l × 0.8 kg × 45 MJ = 3600 MJ = 1000 kWh
    assert [row.amount for row in rows] == [0, 300]


def test_a_certificate_changes_the_market_based_figure_only():
    half = measure({"rows": ["electricity"], "share": D("0.5"), "change": -1, "market_only": True})
    found = saving(half, [POWER], FACTORS, OPTIONS)
    assert (found.kg_market, found.kg_location) == (200, 0)
    assert found.after[0].amount == POWER.amount


def test_a_certificate_saves_nothing_where_the_energy_is_covered_already():
    held = POWER._replace(instruments=(Instrument(InstrumentKind.CERTIFICATE, None, "kWh", D(0)),))
    assert saving(PAPER, [held], FACTORS, OPTIONS).kg_market == 0


@pytest.mark.parametrize(
    ("order", "each"),
    [((LAMPS, PAPER), [D("51.375"), D(350)]), ((PAPER, LAMPS), [D(400), D("1.375")])],
)
def test_each_measure_counts_against_what_those_before_it_leave(order: tuple[Measure, ...], each: list[Decimal]):
    found = in_order(order, [POWER], FACTORS, OPTIONS)
    assert [one.kg_market for one in found] == each
    assert sum(each) == D("401.375")  # together the same, in whatever order


def test_a_later_measure_acts_on_what_an_earlier_one_brought():
    first, second = in_order([VANS, LAMPS], [DIESEL], FACTORS, OPTIONS)
    assert second.kg_market == 160 * D("0.25") * D("0.5") * D("0.411")
    assert first.after[1].amount == 160
    assert second.after[1].amount == 140


def test_the_companys_own_share_replaces_the_typical_one():
    assert saving(LAMPS, [POWER], FACTORS, OPTIONS, {0: D(1)}).kg_market == 500 * D("0.411")
    two = in_order([LAMPS], [POWER], FACTORS, OPTIONS, {"lamps": {0: D(0)}})
    assert two[0].kg_market == 0


def test_the_best_of_each_group_stands_once_largest_first():
    weak = measure({"rows": ["electricity"], "share": D("0.1"), "change": -1}, code="weak", group="light")
    strong = measure({"rows": ["electricity"], "share": D("0.2"), "change": -1}, code="strong", group="light")
    found = ranked([weak, LAMPS, strong, VANS], [POWER, DIESEL], FACTORS, OPTIONS)
    assert [(one.measure.code, one.kg_market) for one in found] == [
        ("strong", D("82.2")),
        ("vans", D("59.0528")),
        ("lamps", D("51.375")),
    ]


def test_what_saves_nothing_is_not_offered():
    worse = measure(
        {
            "rows": ["diesel"], "change": -1,
            "add": [{"kind": "electricity", "amount": 10, "unit": "kWh", "per": "l"}],
        }
    )  # fmt: skip
    assert saving(worse, [DIESEL], FACTORS, OPTIONS).kg_market == D("312.032") - 411
    assert ranked([worse, LAMPS], [DIESEL], FACTORS, OPTIONS) == []


def test_credits_and_rows_that_cannot_be_calculated_are_left_alone():
    credit, odd = did("electricity", -10, "kWh"), did("electricity", 5, "kg")
    found = saving(LAMPS, [credit, odd], FACTORS, OPTIONS)
    assert (found.kg_market, found.after[0]) == (0, credit)


def test_only_rows_of_the_category_are_meant():
    ride = measure({"rows": ["flight"], "categories": [7], "change": -1})
    rows = [did("flight", 100, "pkm"), did("flight", 50, "pkm", category=7, scope=3)]
    assert saving(ride, rows, FACTORS, OPTIONS).kg_market == 10


def test_industries_and_assumptions():
    bakers = measure({"rows": ["electricity"], "change": -1, "assumption": True}, industries=("C",))
    assert (bakers.suits({"C", "10"}), bakers.suits({"F", "41"}), bakers.suits(()), LAMPS.suits({"F"})) == (
        True, False, True, True,
    )  # fmt: skip
    assert (bakers.is_assumed, LAMPS.is_assumed) == (True, False)


def test_files_become_measures(tmp_path: Path):
    text = 'code = "x"\ntheme = "water"\nlifetime_years = 3\n[name]\nen = "X"\n[what]\nen = "X"\n[cautions]\nen = "X"\n'
    (tmp_path / "x.toml").write_text(
        text + '[cost]\nclass = "low"\nsaves_eur = true\nsource = "s"\n[[effect]]\nrows = ["water"]\nchange = -0.1\n'
    )
    found = library(tmp_path)["x"]
    assert (found.cost_class, found.saves_eur, found.cost_source) == ("low", True, "s")
    assert (found.effects[0].share, found.effects[0].change, found.effects[0].low) == (1, D("-0.1"), D("-0.1"))
