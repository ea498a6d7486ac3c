"""Goals whose parts stand in columns of their own."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from talkoot.sheets.goals import GoalReading, read_goal
from talkoot.sheets.workbook import Cell, CellError


def codes(goal: GoalReading) -> list[tuple[str, str]]:
    return [(about, doubt.code) for about, doubt in goal.doubts]


def electricity(**cells: Any) -> GoalReading:
    return read_goal("Sähkön kulutus alas", theme="Energia", indicator="sähkön kulutus/v", unit="MWh", **cells)


def renewable(**cells: Any) -> GoalReading:
    return read_goal("Siirrymme uusiutuvaan sähköön", indicator="vihreän sähkön osuus", unit="%", **cells)


@pytest.mark.parametrize(
    ("target", "value", "change", "found"),
    [
        (63, 63, None, []),
        ("2\xa0405", 2405, None, []),
        ("1 108 MWh", 1108, None, []),
        ("113 600 kWh", Decimal("113.6"), None, []),
        ("alle 75", 75, None, []),
        ("max 75", 75, None, []),
        ("at most 75", 75, None, []),
        (0, 0, None, []),
        ("-20 %", None, -20, []),
        ("−30 %", None, -30, []),
        ("-100 %", None, -100, []),
        (-0.2, None, -20, []),
        (-0.15, None, -15, []),
        (-1, None, -100, []),
        ("20 %", None, -20, [("target", "change_or_level")]),
        (0.4, None, -40, [("target", "change_or_level")]),
        (-20, None, -20, [("target", "change_or_level")]),
        ("n. 75", 75, None, [("target", "approximate")]),
        ("70–80", None, None, [("target", "range")]),
        (CellError("#REF!"), None, None, [("target", "cell_error")]),
        (None, None, None, [("target", "target_missing")]),
        ("-", None, None, [("target", "target_missing")]),
    ],
)
def test_target_of_a_reduction(target: Cell, value: Any, change: Any, found: list[tuple[str, str]]) -> None:
    goal = electricity(baseline_year=2022, baseline="93,4 MWh", target_year=2027, target=target)
    assert (goal.indicator, goal.unit, goal.type, goal.theme) == ("electricity", "MWh", "numeric", "energy_saving")
    assert (goal.baseline_value, goal.baseline_year, goal.target_year) == (Decimal("93.4"), 2022, 2027)
    assert (goal.target_value, goal.percent_change, codes(goal)) == (value, change, found)


@pytest.mark.parametrize(
    ("baseline", "target", "value", "level", "found"),
    [
        (0.1, 0.75, "0.1", "0.75", []),
        ("10 %", 0.8, "0.1", "0.8", []),
        (0.62, 70, "0.62", "0.7", []),
        (20, 100, "0.2", "1", []),
        (0.35, 1, "0.35", "1", []),
        ("8 %", "25", "0.08", "0.25", []),
        (None, "100 %", None, "1", []),
        (0, "70 %", "0", "0.7", []),
        (20, 1, "0.2", "1", [("target", "one_or_hundred")]),
    ],
)
def test_target_of_a_share(
    baseline: Cell, target: Cell, value: str | None, level: str, found: list[tuple[str, str]]
) -> None:
    goal = renewable(baseline_year=2021, baseline=baseline, target_year=2030, target=target)
    assert (goal.indicator, goal.unit, goal.theme) == ("renewable_share", "fraction", "renewable_energy")
    assert goal.baseline_value == (None if value is None else Decimal(value))
    assert (goal.target_value, goal.percent_change, codes(goal)) == (Decimal(level), None, found)


@pytest.mark.parametrize(
    ("cell", "year", "found"),
    [
        (2020, 2020, []),
        ("2022", 2022, []),
        (date(2021, 12, 31), 2021, []),
        (date(1905, 7, 11), 2019, [("baseline_year", "serial_as_year")]),
        ("2021/22", 2021, [("baseline_year", "two_years")]),
        ("ka. 2020-2022", None, [("baseline_year", "several_years")]),
        ("-", None, []),
    ],
)
def test_baseline_year(cell: Cell, year: int | None, found: list[tuple[str, str]]) -> None:
    goal = electricity(baseline_year=cell, target=63)
    assert (goal.baseline_year, codes(goal)) == (year, found)


@pytest.mark.parametrize(
    ("cell", "year", "found"),
    [
        ("2030 menn.", 2030, []),
        ("31.12.2027", 2027, []),
        ("2015–2030", 2030, []),
        ("2027?", 2027, [("target_year", "uncertain")]),
        ("2026/27", 2027, [("target_year", "two_years")]),
        ("heti", None, []),
    ],
)
def test_target_year(cell: Cell, year: int | None, found: list[tuple[str, str]]) -> None:
    goal = electricity(target_year=cell, target=63)
    assert (goal.target_year, codes(goal)) == (year, found)


@pytest.mark.parametrize(
    ("cell", "value", "remark", "found"),
    [
        ("n. 182", 182, None, [("baseline", "approximate")]),
        ("460-470", None, None, [("baseline", "range")]),
        ("selvitetään", None, "baseline: selvitetään", []),
        (CellError("#REF!"), None, None, [("baseline", "cell_error")]),
    ],
)
def test_baseline(cell: Cell, value: Any, remark: str | None, found: list[tuple[str, str]]) -> None:
    goal = electricity(baseline=cell, target="-20 %")
    assert (goal.baseline_value, goal.remark, codes(goal)) == (value, remark, found)


@pytest.mark.parametrize(
    ("indicator", "unit", "text", "name", "kept"),
    [
        ("Sähkö", "kWh", "", "electricity", "MWh"),
        ("sähkönkulutus", None, "", "electricity", "MWh"),
        ("electricity use", "MWh", "", "electricity", "MWh"),
        ("elförbrukning", "MWh/år", "", "electricity", "MWh"),
        ("kaukolämpö", "Mwh/v", "", "district_heat", "MWh"),
        ("lämmön kulutus", "MWh", "Kaukolämmön kulutus pienenee", "district_heat", "MWh"),
        ("lämmön ominaiskulutus", "kWh/m2", "", "specific_heat_use", "kWh/m2"),
        ("MWh/M€", "MWh/M€", "Ostoenergia / liikevaihto", "energy_intensity", "MWh/M€"),
        ("kevyt polttoöljy", "l", "", "heating_oil", "l"),
        ("dieselin kulutus", "litraa", "", "diesel", "l"),
        ("polttoaine", "l", "", "fuel", "l"),
        ("työajot", "km", "", "vehicle_km", "km"),
        ("sekajätteen määrä", "kg", "", "mixed_waste", "kg"),
        ("sekajäte", "t", "", "mixed_waste", "kg"),
        ("Sekajäte kg/v", None, "", "mixed_waste", "kg"),
        ("vedenkulutus", "kuutiota", "", "water", "m3"),
        ("päästöt s1+s2", "tn CO2-ekv", "", "emissions", "tCO2e"),
        ("Scope 1-2", "tCO2e", "", "emissions", "tCO2e"),
        ("CO2", "t", "", "emissions", "tCO2e"),
        ("kierrätysaste-%", "%", "", "recycling_rate", "fraction"),
        ("lajitteluaste", "pros.", "", "recycling_rate", "fraction"),
        ("sähköautot %", None, "", "ev_share", "fraction"),
        ("täyssähköautojen osuus autoista", "%", "", "ev_share", "fraction"),
        ("sähköautot", "kpl", "", "electric_cars", "pcs"),
        ("sähköbussit", "kpl", "", "electric_buses", "pcs"),
        ("latauspaikkojen määrä", "kpl", "", "charging_points", "pcs"),
        ("asennettu teho", "kWp", "", "solar_kwp", "kWp"),
        ("hävikki", "g/annos", "", "food_waste", "g/portion"),
        ("ruokahävikki / annos", "g/annos", "", "food_waste", "g/portion"),
        ("koulutetun henkilöstön osuus", "%", "", "trained_staff_share", "fraction"),
        ("kriteerin sisältävät hankinnat", "%", "", "green_procurement_share", "fraction"),
        ("HVO %", "%", "", "hvo_share", "fraction"),
        ("jutut/v", "kpl", "", "stories", "pcs"),
        ("Osuus saapuvista", "%", "", "osuus_saapuvista", "fraction"),
        ("tutkinnot joissa mukana", "kpl", "", "tutkinnot_joissa_mukana", "pcs"),
    ],
)
def test_indicator_and_unit(indicator: Cell, unit: Cell, text: str, name: str, kept: str) -> None:
    goal = read_goal(text or "Tavoite", indicator=indicator, unit=unit, target=5)
    assert (goal.indicator, goal.unit, goal.type) == (name, kept, "numeric")


def test_heat_of_unknown_source_is_asked_about() -> None:
    goal = read_goal("Säädöt kuntoon", indicator="Lämmitysenergia", unit="MWh", baseline=748, target=-0.15)
    assert (goal.indicator, codes(goal)) == ("district_heat", [("indicator", "heat_source_unclear")])


@pytest.mark.parametrize(
    ("theme", "indicator", "code"),
    [
        ("Energia", "sähkö", "energy_saving"),
        ("energia ", "kaukolämpö", "heating"),
        ("Energia", "vihreän sähkön osuus", "renewable_energy"),
        ("Energiatehokkuus", "sähkö", "efficiency"),
        ("Energiansäästö", "sähkö", "energy_saving"),
        ("uusiutuvat", "vihreän sähkön osuus", "renewable_energy"),
        ("Aurinkoenergia", "asennettu teho", "renewable_energy"),
        ("Lämmitys", "kaukolämpö", "heating"),
        ("Liikkuminen", "ajokilometrit", "mobility"),
        ("Kalusto", "sähköbussit", "mobility"),
        ("Polttoaineet", "HVO %", "mobility"),
        ("Logistiikka", "dieselin kulutus", "logistics"),
        ("Kuljetukset", "dieselin kulutus", "logistics"),
        ("hankinnat", "osuus tarjouspyynnöistä", "procurement"),
        ("jätteet ja kierrätys", "sekajäte", "waste_circular"),
        ("Kiertotalous", "sekajäte", "waste_circular"),
        ("Ruokahävikki", "hävikki", "food"),
        ("vesi", "vedenkulutus", "water"),
        ("Henkilöstö ja osaaminen", "koulutetut", "staff"),
        ("Viestintä", "jutut/v", "communication"),
        ("Rakentaminen", "sähkö", "construction"),
        ("Hiilinielut", None, "sinks"),
        ("Kädenjälki", None, "handprint"),
        ("Avfall", "blandavfall", "waste_circular"),
        ("Uppvärmning", "fjärrvärme", "heating"),
        ("Upphandling", None, "procurement"),
        ("Food waste", "food waste", "food"),
        ("Renewables", "renewable share", "renewable_energy"),
        ("Energy efficiency", "electricity", "efficiency"),
        ("Päästöt", "hiilijalanjälki", None),
        (None, "sähkö", "energy_saving"),
    ],
)
def test_theme(theme: Cell, indicator: Cell, code: str | None) -> None:
    goal = read_goal("Tavoite", theme=theme, indicator=indicator, target=5)
    assert (goal.theme, [about for about, _ in goal.doubts]) == (code, [])


def test_unknown_theme_is_asked_about_and_kept() -> None:
    goal = read_goal("Vuodot alas", theme="Kaasut", indicator="vuodot", unit="kg", baseline="1,8", target="max 0,5")
    assert (goal.theme, goal.remark, codes(goal)) == (None, "theme: Kaasut", [("theme", "unknown_theme")])
    assert (goal.baseline_value, goal.target_value, goal.unit) == (Decimal("1.8"), Decimal("0.5"), "kg")


def test_sentence_fills_what_the_columns_leave_open() -> None:
    goal = electricity(baseline_year=2021)
    assert goal.percent_change is None
    goal = read_goal("LED-valot -25 % vuoteen 2030 mennessä", indicator="Sähkö", unit="MWh", baseline_year=2021)
    assert (goal.percent_change, goal.target_year, goal.baseline_year, codes(goal)) == (-25, 2030, 2021, [])
    goal = read_goal(
        "Sähköbussit 2 → 14 kpl", indicator="sähköbussit", unit="kpl", baseline_year=2022, target_year=2028
    )
    assert (goal.baseline_value, goal.target_value, codes(goal)) == (2, 14, [])


def test_stated_change_and_stated_level_are_both_kept() -> None:
    goal = read_goal("Leipähävikki puoleen", indicator="hävikki", unit="t", baseline="12 t", target="6 t")
    assert (goal.baseline_value, goal.target_value, goal.percent_change) == (12, 6, -50)


def test_sentence_and_columns_that_disagree_are_asked_about() -> None:
    goal = read_goal("Sähkö -10 % 2030 mennessä", indicator="Sähkö", unit="MWh", target_year=2028, target="-20 %")
    assert (goal.percent_change, goal.target_year) == (-20, 2028)
    assert codes(goal) == [("target", "text_disagrees"), ("target_year", "text_disagrees")]


def test_milestone_has_no_number() -> None:
    goal = read_goal("Hiilijalanjälki lasketaan", theme="Päästöt", indicator="laskettu", target_year=2030)
    assert (goal.type, goal.indicator, goal.unit, goal.target_year) == ("milestone", None, None, 2030)
    assert (goal.target_value, goal.percent_change, goal.doubts) == (None, None, ())
