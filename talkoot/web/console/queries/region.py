"""What a regional body sees of its municipalities: only what each of them shows to everybody."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext

from talkoot.adoptions.enums import UNDER_WAY
from talkoot.adoptions.queries.running import Summary, Use, summaries, uses
from talkoot.catalogue.queries import model, models
from talkoot.organisations.models import Municipality, RegionalBody
from talkoot.web.ui.numbers import format_amount, format_day, format_number
from talkoot.web.ui.pieces import Column, Table

NONE = "–"
CSV_COLUMNS = (
    "municipality", "model", "name", "state", "since", "unit", "hours_per_year", "euros_per_year", "result", "result_on",
    "evidence_grade",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Region:
    """The body's municipalities, their uses of models, and the gaps."""

    municipalities: tuple[Municipality, ...]
    uses: tuple[Use, ...]
    sums: tuple[Summary, ...]

    @property
    def running(self) -> list[Use]:
        """Those under way."""
        return [use for use in self.uses if use.adoption.state in UNDER_WAY]

    @property
    def codes(self) -> list[str]:
        """Models that somebody runs, in the order of the library; those that left it last."""
        run = {use.adoption.model_code for use in self.running}
        known = [each.code for each in models() if each.code in run]
        return [*known, *sorted(run - set(known))]

    @property
    def hours(self) -> Decimal:
        return sum((each.hours for each in self.sums), Decimal(0))

    @property
    def results(self) -> int:
        return sum(each.results for each in self.sums)

    @property
    def nobody_runs(self) -> list[str]:
        """Names of models that no municipality runs."""
        run = set(self.codes)
        return [each.name.here for each in models() if each.code not in run]

    @property
    def without_models(self) -> list[Municipality]:
        """Municipalities that show no model in use."""
        busy = {use.adoption.municipality_id for use in self.running}
        return [each for each in self.municipalities if each.pk not in busy]

    @property
    def without_owner(self) -> list[Use]:
        """Models in use that nobody owns any more."""
        return [use for use in self.running if use.adoption.owner is None or use.adoption.owner.until_on is not None]


def region_of(body: RegionalBody, today: date) -> Region:
    """Everything, in five queries whatever the number of municipalities."""
    towns = tuple(body.municipalities.on_the_service())
    return Region(towns, tuple(uses(municipalities=towns)), tuple(summaries(towns, today)))


def matrix(region: Region) -> Table:
    """Models by municipality: the state of each."""
    states = {
        (u.adoption.model_code, u.adoption.municipality_id): u.adoption.get_state_display() for u in region.running
    }
    names = {u.adoption.model_code: u.adoption.name for u in region.running}
    columns = (Column(gettext("Model")), *(Column(town.name) for town in region.municipalities))
    rows = [
        (_name(code, names), *(states.get((code, town.pk), NONE) for town in region.municipalities))
        for code in region.codes
    ]
    return Table(gettext("Models by municipality"), columns, rows)


def sums_table(region: Region) -> Table:
    """One row for each municipality."""
    columns = (
        Column(gettext("Municipality")), Column(gettext("Models"), number=True), Column(gettext("Hours a year"), number=True),
        Column(gettext("Euros a year"), number=True), Column(gettext("Results told this year"), number=True),
    )  # fmt: skip
    rows = [
        (each.municipality.name, each.models, format_number(each.hours), format_number(each.euros, 0), each.results)
        for each in region.sums
    ]
    return Table(gettext("Effort and results by municipality"), columns, rows)


def results_of(region: Region) -> list[tuple[Use, str]]:
    """The latest result of each model in use, with its figure as words."""
    return [(use, _figure(use)) for use in region.running if use.result]


def csv_rows(region: Region) -> Iterator[Sequence[object]]:
    """The same as rows: codes and plain numbers, for further use."""
    yield CSV_COLUMNS
    for use in region.running:
        adoption, result = use.adoption, use.result
        yield (
            adoption.municipality.name, adoption.model_code, adoption.name, adoption.state, adoption.state_since,
            adoption.unit, adoption.hours_planned, adoption.budget_eur, result.sentence if result else "",
            result.day if result else "", result.evidence_grade if result else "",
        )  # fmt: skip


def _name(code: str, kept: dict[str, str]) -> str:
    found = model(code)
    return found.name.here if found else kept[code]


def _figure(use: Use) -> str:
    if use.result is None:
        return ""
    value = "" if use.result.value is None else format_amount(use.result.value, use.adoption.indicator_unit)
    return ", ".join(filter(None, [value, format_day(use.result.day)]))
