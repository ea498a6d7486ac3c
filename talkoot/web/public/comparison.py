"""Tables that put municipalities side by side."""

from collections.abc import Sequence

from django.utils.html import format_html
from django.utils.translation import gettext

from talkoot.adoptions.queries.running import Summary, Use
from talkoot.catalogue.facts import OperatingModel
from talkoot.web.public.use_lines import figure_of, state_words
from talkoot.web.ui.numbers import format_number
from talkoot.web.ui.pieces import Column, Table
from talkoot.web.ui.tags.leaves import evidence

NONE = "–"


def summary_table(sums: Sequence[Summary]) -> Table:
    """Everything that each municipality shows, as sums of a year."""
    columns = (
        Column(gettext("Municipality")), Column(gettext("Models"), number=True), Column(gettext("Hours a year"), number=True),
        Column(gettext("Euros a year"), number=True), Column(gettext("Results told this year"), number=True),
    )  # fmt: skip
    rows = [
        (each.municipality.name, each.models, format_number(each.hours), format_number(each.euros, 0), each.results)
        for each in sums
    ]
    return Table(gettext("What the municipalities do, by their own plans"), columns, rows)


def model_table(model: OperatingModel, uses: Sequence[Use]) -> Table:
    """One model in each municipality that shows it."""
    columns = (
        Column(gettext("Municipality")), Column(gettext("State")), Column(gettext("Hours a year"), number=True),
        Column(gettext("Euros a year"), number=True), Column(gettext("Latest result")), Column(gettext("Evidence")),
    )  # fmt: skip
    return Table(model.name.here, columns, [_row(use) for use in uses])


def _row(use: Use) -> tuple[object, ...]:
    adoption, result = use.adoption, use.result
    figure = figure_of(adoption, result)
    told = ": ".join(filter(None, [figure, result.sentence])) if result else NONE
    return (
        adoption.municipality.name,
        state_words(adoption),
        _amount(adoption.hours_planned),
        _amount(adoption.budget_eur),
        told,
        format_html("{}", evidence(result.evidence_grade)) if result else NONE,
    )


def _amount(value: object) -> str:
    return NONE if value is None else format_number(value)  # type: ignore[arg-type]
