"""The explained result: one line per activity and part of the chain, and the sums that may be made of them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Context, Decimal, localcontext
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from talkoot.engine.activities import Activity, Options
from talkoot.engine.factors import Choice, Doubt, Role
from talkoot.engine.gases import BIOGENIC

EXACT = Context(prec=90)  # wide enough that sums of lines are exact, hence independent of their order
ZERO = Decimal(0)


class Method(StrEnum):
    """The two ways of counting scope 2. They stand side by side and are never added."""

    LOCATION = "location"
    MARKET = "market"


class Line(NamedTuple):
    """quantity × factor = kilograms, for one part of one activity's chain."""

    activity: Activity
    role: Role
    scope: int
    category: int  # 1–15 in scope 3, else 0
    method: str  # "location" or "market" in scope 2, else ""
    choice: Choice
    quantity: Decimal  # in the factor's unit
    kg_per_unit: Decimal
    kg_co2e: Decimal
    kg_biogenic: Decimal  # CO2 of plants, apart from every total

    @property
    def gases(self) -> dict[str, Decimal]:
        """Kilograms of each gas; empty when the factor was published in CO2e only."""
        return {gas: kg * self.quantity for gas, kg in self.choice.factor.gases.items()}


class Refusal(NamedTuple):
    """A row that could not be calculated, and why: the error has the names that stand in the way."""

    activity: Activity
    error: Exception


@dataclass(frozen=True)
class Footprint:
    """The lines of one inventory with their sums, in kg CO2e."""

    lines: tuple[Line, ...]
    refused: tuple[Refusal, ...] = ()
    version: str = ""
    options: Options = Options()

    @cached_property
    def sums(self) -> dict[tuple[int, int, str], Decimal]:
        """Kilograms by (scope, category, method)."""
        return _summed((line.scope, line.category, line.method, line.kg_co2e) for line in self.lines)

    @property
    def scope_1(self) -> Decimal:
        return self.sums.get((1, 0, ""), ZERO)

    @property
    def scope_2_location(self) -> Decimal:
        return self.sums.get((2, 0, Method.LOCATION), ZERO)

    @property
    def scope_2_market(self) -> Decimal:
        return self.sums.get((2, 0, Method.MARKET), ZERO)

    @property
    def categories(self) -> dict[int, Decimal]:
        """Scope 3 by category, in the order of the categories."""
        return {category: kg for (scope, category, _), kg in sorted(self.sums.items()) if scope == 3}

    @property
    def scope_3(self) -> Decimal:
        return exact_sum(self.categories.values())

    @property
    def total_market(self) -> Decimal:
        return exact_sum((self.scope_1, self.scope_2_market, self.scope_3))

    @property
    def total_location(self) -> Decimal:
        return exact_sum((self.scope_1, self.scope_2_location, self.scope_3))

    @property
    def biogenic(self) -> Decimal:
        """CO2 of plants and other living matter, outside the scopes. A scope 2 market line does not count again."""
        return exact_sum(line.kg_biogenic for line in self.counted("location"))

    @property
    def gases(self) -> dict[str, Decimal]:
        """Kilograms of each gas in the market-based total, as far as the factors tell them apart."""
        found: dict[str, Decimal] = defaultdict(lambda: ZERO)
        with localcontext(EXACT):
            for line in self.counted():
                for gas, kg in line.gases.items():
                    if gas != BIOGENIC:
                        found[gas] += kg
        return dict(found)

    def counted(self, method: str = Method.MARKET) -> Iterator[Line]:
        """The lines of one total: everything but scope 2 counted the other way."""
        return (line for line in self.lines if line.method in {"", method})

    @property
    def kg_of_other_report(self) -> Decimal:
        """Kilograms that stay in the potentials of another assessment report, since no gas split was published."""
        return exact_sum(line.kg_co2e for line in self.counted() if Doubt.NO_SPLIT in line.choice.doubts)


def exact_sum(values: Iterable[Decimal]) -> Decimal:
    """A sum that is the same in any order."""
    with localcontext(EXACT):
        return sum(values, ZERO)


def _summed(rows: Iterable[tuple[int, int, str, Decimal]]) -> dict[tuple[int, int, str], Decimal]:
    found: dict[tuple[int, int, str], Decimal] = {}
    with localcontext(EXACT):
        for scope, category, method, kg in rows:
            key = (scope, category, method)
            found[key] = found.get(key, ZERO) + kg
    return found
