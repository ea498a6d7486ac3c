"""Ready-made example goals by sector, to start one's own from."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

from django.utils.translation import get_language

from talkoot.commitments.enums import GoalKind
from talkoot.footprints.models import Indicator


@dataclass(frozen=True, slots=True)
class Example:
    """One example goal; `key` is what stands in the address when one starts from it."""

    key: str
    theme: str
    indicator: str
    percent_change: Decimal | None
    target_percent: Decimal | None
    years: int
    texts: Mapping[str, str]

    @property
    def text(self) -> str:
        return _in_language(self.texts)


@dataclass(frozen=True, slots=True)
class Sector:
    """A field of business with its examples."""

    key: str
    divisions: frozenset[str]
    names: Mapping[str, str]
    examples: tuple[Example, ...]
    is_own: bool = False

    @property
    def name(self) -> str:
        return _in_language(self.names)


@cache
def sectors() -> tuple[Sector, ...]:
    """Every sector of talkoot/data/goal_examples.toml."""
    text = files("talkoot.data").joinpath("goal_examples.toml").read_text(encoding="utf-8")
    return tuple(_sector(row) for row in tomllib.loads(text, parse_float=Decimal)["sector"])


def sectors_for(industry: str) -> tuple[Sector, ...]:
    """Every sector, the organisation's own first (industry: a code of TOL 2008, may be empty)."""
    own = [replace(sector, is_own=True) for sector in sectors() if industry[:2] in sector.divisions]
    keys = {sector.key for sector in own}
    return (*own, *(sector for sector in sectors() if sector.key not in keys))


def initial_from_example(key: str, indicators: Mapping[int, Indicator], this_year: int) -> dict[str, Any]:
    """What the goal form shows when one starts from the example; nothing when there is no such example."""
    example = next((each for sector in sectors() for each in sector.examples if each.key == key), None)
    if example is None:
        return {}
    standard = (each for each in indicators.values() if each.key == example.indicator and each.network_id is None)
    indicator = next(standard, None)
    change = example.percent_change
    return {
        "theme": example.theme,
        "text": example.text,
        "kind": GoalKind.NUMERIC,
        "indicator": indicator.pk if indicator else "",
        "percent": abs(change) if change is not None else None,
        "percent_way": "more" if change is not None and change > 0 else "less",
        "target_value": example.target_percent,
        "baseline_year": this_year - 1,
        "target_year": this_year - 1 + example.years,
    }


def _sector(row: dict[str, Any]) -> Sector:
    examples = tuple(
        Example(
            key=f"{row['key']}-{number}",
            theme=goal["theme"],
            indicator=goal["indicator"],
            percent_change=_figure(goal.get("percent_change")),
            target_percent=_figure(goal.get("target_percent")),
            years=goal["years"],
            texts=_texts(goal, "text"),
        )
        for number, goal in enumerate(row["goal"], start=1)
    )
    return Sector(row["key"], frozenset(row["divisions"]), _texts(row, "name"), examples)


def _texts(row: dict[str, Any], field: str) -> dict[str, str]:
    return {code: row[f"{field}_{code}"] for code in ("fi", "sv", "en")}


def _in_language(texts: Mapping[str, str]) -> str:
    return texts.get((get_language() or "fi")[:2], texts["fi"])


def _figure(value: Any) -> Decimal | None:
    return Decimal(str(value)) if value is not None else None
