"""Goals in columns (Finnish, English) and as one sentence (Swedish), with what a careful reader takes from them."""

import random
from typing import Any

from tests.sheets.quality.firms import Firm
from tests.sheets.quality.oddities import number_text
from tests.sheets.quality.specs import Spec, free, may, must, right

BASE = {
    "type": right("numeric"),
    "baseline.value": right(None),
    "baseline.year": right(None),
    "target.value": right(None),
    "target.year": right(None),
    "target.percent_change": right(None),
}
FINNISH = {
    "electricity": ("Energiansäästö", "Sähköä vähemmän kaikissa tiloissa", "sähkönkulutus", "MWh"),
    "diesel": ("Logistiikka", "Dieselin kulutus alas reittejä yhdistämällä", "diesel", "l"),
    "water": ("Vesi", "Vettä säästyy uusilla hanoilla", "veden kulutus", "m³"),
    "mixed_waste": ("Jätteet", "Sekajätettä syntyy vähemmän", "sekajäte", "kg"),
    "renewable_share": ("Uusiutuva energia", "Uusiutuvan sähkön osuus kasvaa", "uusiutuvan sähkön osuus", "%"),
    "recycling_rate": ("Kierrätys", "Kierrätysaste nousuun", "kierrätysaste", "%"),
    "milestone": ("Henkilöstö", "Ilmastoryhmä perustetaan", None, None),
}
ENGLISH = {
    "electricity": ("Energy saving", "Use less electricity in all premises", "electricity use", "MWh"),
    "diesel": ("Logistics", "Burn less diesel by combining deliveries", "diesel", "litres"),
    "water": ("Water", "Save water with new taps", "water use", "m3"),
    "mixed_waste": ("Waste", "Produce less mixed waste", "mixed waste", "kg"),
    "renewable_share": (
        "Renewable energy",
        "Raise the share of renewable electricity",
        "share of renewable electricity",
        "%",
    ),
    "recycling_rate": ("Recycling", "Raise the recycling rate", "recycling rate", "%"),
    "milestone": ("Staff", "Set up a climate team", None, None),
}
THEMES = {
    "electricity": right("energy_saving"),
    "diesel": right("logistics"),
    "water": right("water"),
    "mixed_waste": right("waste_circular"),
    "renewable_share": right("renewable_energy"),
    "recycling_rate": right("waste_circular"),
    "milestone": right("staff"),
}
CANONICAL = {
    "electricity": "MWh",
    "diesel": "l",
    "water": "m3",
    "mixed_waste": "kg",
    "renewable_share": "fraction",
    "recycling_rate": "fraction",
}


def goal_columns(
    rng: random.Random, language: dict[str, tuple], firm: Firm, seen: set[str] | None = None
) -> tuple[list[Any], str, dict[str, Spec]]:
    """Cells (theme, goal, indicator, unit, baseline year, baseline, target year, target), the text, the truth."""
    kind = rng.choice([kind for kind in language if kind not in (seen or ())])
    if seen is not None:
        seen.add(kind)
    theme, text, indicator, unit = language[kind]
    base_year, target_year = rng.choice((2019, 2021, 2022)), rng.choice((2026, 2027, 2030))
    if kind == "milestone":
        spec = {
            **BASE,
            "type": right("milestone"),
            "theme": THEMES[kind],
            "indicator": free(),
            "unit": free(),
            "target.year": right(target_year),
        }
        return [theme, text, None, None, None, None, target_year, None], text, spec
    spec = {**BASE, "theme": THEMES[kind], "indicator": right(kind), "unit": right(CANONICAL[kind])}
    years, year_specs = _years(rng, base_year, target_year, language is FINNISH)
    spec |= year_specs
    cells = [theme, text, indicator, unit, years[0], None, years[1], None]
    if kind.endswith(("share", "rate")):
        base, target = rng.choice(((0.3, 0.6), (0.45, 0.75), (0.5, 1.0)))
        cells[5], cells[7] = rng.choice(((f"{base:.0%}", f"{target:.0%}"), (base * 100, target * 100)))
        return cells, text, spec | {"baseline.value": right(base), "target.value": right(target)}
    level = next(value for (_, name), value in firm.figures.items() if name == kind)
    cells[5], spec["baseline.value"] = _level(rng, level, unit, language is FINNISH)
    cells[7], more = _target(rng, level)
    return cells, text, spec | more


def _years(rng: random.Random, base: int, target: int, finnish: bool) -> tuple[tuple[Any, Any], dict[str, Spec]]:
    by = f"{target} mennessä" if finnish else f"by {target}"
    written, spec = rng.choice(
        ((target, right(target)), (str(target), right(target)), (by, may(target)), (f"{target}?", must(target)))
    )
    return (rng.choice((base, str(base))), written), {"baseline.year": right(base), "target.year": spec}


def _level(rng: random.Random, level: float, unit: str, finnish: bool) -> tuple[Any, Spec]:
    text = number_text(level, "fi" if finnish else "en")
    exact = right(level) if finnish else may(level)
    about = f"n. {text}" if finnish else f"approx. {text}"
    return rng.choice(
        (
            (level, right(level)),
            (f"{text} {unit}", exact),
            (about, must(level)),
            ("selvitetään" if finnish else "to be checked", may(None)),
        )
    )


def _target(rng: random.Random, level: float) -> tuple[Any, dict[str, Spec]]:
    cut = rng.choice((10, 15, 20, 25))
    aim = round(level * (100 - cut) / 100, 1)
    if rng.random() < 0.5:
        return aim, {"target.value": right(aim)}
    return rng.choice((f"-{cut} %", f"−{cut}%", f"- {cut} %")), {"target.percent_change": right(-cut)}
