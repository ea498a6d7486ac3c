"""The year that others are compared with: when it must be restated, and both series, as reported and as recalculated."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

# Share of the base year's total above which changes oblige. Source: SBTi, 5 % (community.sciencebasedtargets.org, "Base
# year recalculation"). The GHG Protocol sets no figure; its example has 10 %.
THRESHOLD = Decimal("0.05")


class Reason(StrEnum):
    """Why an earlier year is calculated anew. Growth is none, nor is energy that really became cleaner."""

    STRUCTURAL_CHANGE = "structural_change"  # bought, sold or merged parts
    METHOD = "method"
    ERROR = "error"
    OUTSOURCING = "outsourcing"  # or taken back in
    FACTOR = "factor"  # a factor corrected, not a new year's


@dataclass(frozen=True, slots=True)
class Restatement:
    """One year's total calculated anew, in kg, with the reason and the day. The old figure is kept."""

    year: int
    old_kg: Decimal
    new_kg: Decimal
    reason: Reason
    on: date

    @property
    def change_kg(self) -> Decimal:
        return self.new_kg - self.old_kg


class HistoryBroken(ValueError):
    """A restatement starts from a figure that was not the year's figure at the time."""


@dataclass(frozen=True, slots=True)
class YearFigure:
    """One year in both series, with all that lies between them, oldest first."""

    year: int
    reported_kg: Decimal
    recalculated_kg: Decimal
    restatements: tuple[Restatement, ...] = ()

    @property
    def is_restated(self) -> bool:
        return bool(self.restatements)


@dataclass(frozen=True, slots=True)
class Series:
    """All years, oldest first, with the base year among them."""

    base_year: int
    years: tuple[YearFigure, ...]

    @property
    def base(self) -> YearFigure:
        return next(figure for figure in self.years if figure.year == self.base_year)

    @property
    def as_reported(self) -> dict[int, Decimal]:
        return {figure.year: figure.reported_kg for figure in self.years}

    @property
    def as_recalculated(self) -> dict[int, Decimal]:
        return {figure.year: figure.recalculated_kg for figure in self.years}


def cumulative_effect(changes: Iterable[Decimal]) -> Decimal:
    """Sum of the changes to the base year's total, in kg; ups and downs offset each other."""
    return sum(changes, Decimal(0))


def needs_restating(changes: Iterable[Decimal], base_kg: Decimal, threshold: Decimal = THRESHOLD) -> bool:
    """Whether changes (kg, signed) since the last recalculation exceed the threshold together, upwards or downwards.

    Several small changes count like one large one. A base of 0 is restated at any change. Source: GHG Protocol,
    Corporate Standard, chapter 5.
    """
    return abs(cumulative_effect(changes)) > threshold * abs(base_kg)


def series(base_year: int, reported: Mapping[int, Decimal], restatements: Iterable[Restatement]) -> Series:
    """Both series from the first reports (kg by year) and every restatement since.

    Raises HistoryBroken where a restatement's old figure is not the year's figure before it or its year was never
    reported, and KeyError without the base year.
    """
    if base_year not in reported:
        raise KeyError(base_year)
    by_year: dict[int, list[Restatement]] = {year: [] for year in reported}
    for restatement in sorted(restatements, key=lambda one: one.on):
        if restatement.year not in by_year:
            raise HistoryBroken(restatement)
        by_year[restatement.year].append(restatement)
    return Series(base_year, tuple(_figure(year, kg, by_year[year]) for year, kg in sorted(reported.items())))


def _figure(year: int, reported_kg: Decimal, restatements: list[Restatement]) -> YearFigure:
    current = reported_kg
    for restatement in restatements:
        if restatement.old_kg != current:
            raise HistoryBroken(restatement)
        current = restatement.new_kg
    return YearFigure(year, reported_kg, current, tuple(restatements))
