"""Units in three languages, and their exact conversion."""

from decimal import Decimal

import pytest

from talkoot.sheets.values.units import convert, unit_symbol, units_in


@pytest.mark.parametrize(
    ("words", "symbol"),
    [
        ("MWh|Mwh/v|MWh/år|megawattituntia|megawattimmar|MWh/a", "MWh"),
        ("kWh|kilowattituntia|kilowattimmar|kwh/vuosi", "kWh"),
        ("l|litraa|litra|liter|litres|ltr|l/v", "l"),
        ("m3|m³|m^3|kuutiota|kuutiometriä|kubikmeter|cubic metres", "m3"),
        ("kg|kiloa|kilo|kilogrammaa|kg/vuosi", "kg"),
        ("t|tn|tonnia|ton|tonnes", "t"),
        ("tCO2e|t CO2|tn CO2-ekv|ton CO2/år|t CO2e/a|tonnia hiilidioksidia|t (CO2e)", "tCO2e"),
        ("km|kilometriä|kilometer|kilometres", "km"),
        ("%|pros.|prosenttia|procent|per cent|%:ia", "%"),
        ("kpl|st|pcs|kappaletta|styck|pieces", "pcs"),
        ("kWp|kW", "kWp"),
        ("g/annos|g / annos|g/portion|g per portion", "g/portion"),
        ("kWh/m2|kWh/m²|kWh per m2", "kWh/m2"),
    ],
)
def test_unit_symbol(words: str, symbol: str) -> None:
    found = {word: unit_symbol(word.removesuffix(":ia")) for word in words.split("|")}
    assert found == dict.fromkeys(found, symbol)


@pytest.mark.parametrize("word", ["", None, "Sähkö", "kWh/MWh", "tutkintoa"])
def test_what_is_no_single_unit(word: str | None) -> None:
    assert unit_symbol(word) is None


@pytest.mark.parametrize(
    ("heading", "units"),
    [
        ("MWh tai kWh", ("MWh", "kWh")),
        ("Elström (kWh/MWh)", ("kWh", "MWh")),
        ("Sähkö (MWh)", ("MWh",)),
        ("Polttoöljy, litraa", ("l",)),
        ("MWh/M€", ("MWh/M€",)),
        ("Sähkö", ()),
    ],
)
def test_units_of_a_heading(heading: str, units: tuple[str, ...]) -> None:
    assert units_in(heading) == units


@pytest.mark.parametrize(
    ("value", "source", "target", "result"),
    [
        ("25399", "kWh", "MWh", "25.399"),
        ("8.58", "GWh", "MWh", "8580"),
        ("1", "GJ", "MWh", "0.277777778"),
        ("30.5", "m3", "l", "30500"),
        ("24.3", "t", "kg", "24300"),
        ("10520", "mil", "km", "105200"),
        ("250", "kg", "tCO2e", "0.25"),
        ("7", "kg", "ktCO2e", "0.000007"),
        ("35", "%", "fraction", "0.35"),
    ],
)
def test_conversion_is_exact(value: str, source: str, target: str, result: str) -> None:
    assert format(convert(Decimal(value), source, target) or Decimal(0), "f") == result


def test_units_refuse_to_mix() -> None:
    assert convert(Decimal(1), "kg", "l") is None
    assert convert(Decimal(1), "säkki", "l") is None
