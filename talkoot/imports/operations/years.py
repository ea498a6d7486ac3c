"""Years gone by: rounds, reports and their figures."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from talkoot.commitments.models import Goal
from talkoot.footprints.models import Indicator
from talkoot.imports.operations.goals import FIRST_YEAR, LAST_YEAR, LIMIT
from talkoot.imports.operations.setting import Setting
from talkoot.organisations.models import Site
from talkoot.reporting.models import Figure, GoalAnswer, Report, Round
from talkoot.reporting.operations import Answers, GoalReply, ensure_past_round, record_past_report
from talkoot.sheets.problems import Note
from talkoot.sheets.result import Figure as SheetFigure
from talkoot.sheets.result import Report as SheetReport
from talkoot.sheets.result import Result

Place = tuple[int, int | None]
Values = dict[Place, Decimal | None]
YearOf = tuple[str, int]


def bring_years(setting: Setting) -> None:
    """Bring every year's reports in, oldest first, with the figures that are beyond doubt."""
    figures = _figures_of(setting)
    reports = {
        (r.member, r.year): r for r in setting.result.reports if r.year is not None and _is_gone_by(setting, r.year)
    }
    years = _Years(setting)
    for key, year in sorted({*figures, *reports}, key=lambda place: (place[1], place[0])):
        if key in setting.members:
            years.bring(key, year, reports.get((key, year)), figures[key, year])
    for report in years.made:
        setting.records.add(report)
    for model in (Figure, GoalAnswer):
        for row in model.objects.filter(report__in=years.made).order_by("pk"):
            setting.records.add(row)


def _is_gone_by(setting: Setting, year: int) -> bool:
    return FIRST_YEAR <= year <= min(setting.now.year, LAST_YEAR)


def _figures_of(setting: Setting) -> dict[YearOf, list[SheetFigure]]:
    """The figures by member and year; a figure whose year is not known, or still to come, is kept as a note."""
    figures: dict[YearOf, list[SheetFigure]] = defaultdict(list)
    for figure in setting.result.figures:
        if figure.year is not None and _is_gone_by(setting, figure.year):
            figures[figure.member, figure.year].append(figure)
        elif figure.value is not None:
            setting.remarks.append(left_out(figure))
    return figures


def left_out(figure: SheetFigure) -> Note:
    """A figure that is not taken over, kept privately."""
    facts = {
        "indicator": figure.indicator,
        "year": figure.year or "?",
        "value": figure.value,
        "unit": figure.unit or "",
    }
    text = _("Not taken over: %(indicator)s %(year)s: %(value)s %(unit)s") % facts
    return Note(figure.member, figure.sheet, figure.cell, text.strip())


class _Years:
    """The reports of all years, made one after another."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self.made: list[Report] = []
        self.rounds: dict[int, Round] = {}
        ids = {membership.organisation_id for membership in setting.members.values()}
        sites = Site.objects.filter(organisation_id__in=ids).values_list("organisation_id", "name", "pk")
        self.sites = {(organisation_id, name): pk for organisation_id, name, pk in sites}
        self.goals: dict[int, list[Goal]] = defaultdict(list)
        goals = Goal.objects.agreed().filter(
            membership__in=[m.pk for m in setting.members.values()], indicator__isnull=False
        )
        for goal in goals.select_related("indicator"):
            self.goals[goal.membership_id].append(goal)

    def bring(self, key: str, year: int, report: SheetReport | None, figures: list[SheetFigure]) -> None:
        setting, membership = self.setting, self.setting.members[key]
        values = self._values(membership.organisation_id, figures)
        made, is_new = record_past_report(
            round_=self._round(year), membership=membership, by=setting.by, now=setting.now, language=setting.language,
            answered=bool(values) or (report is not None and report.state == "accepted"),
            answered_on=_day(report.responded) if report else None,
            answers=Answers(
                figures=values, goals=_goals(self.goals[membership.pk], values),
                measures=(report.measures or "") if report else "",
            ),
        )  # fmt: skip
        if is_new:
            self.made.append(made)
        else:
            self._keep_differences(key, made, report, figures, values)

    def _round(self, year: int) -> Round:
        if year not in self.rounds:
            setting = self.setting
            self.rounds[year], is_new = ensure_past_round(
                network_id=setting.network.pk, year=year, by=setting.by, now=setting.now
            )
            if is_new:
                setting.records.add(self.rounds[year])
        return self.rounds[year]

    def _values(self, organisation_id: int, figures: list[SheetFigure]) -> Values:
        """Figures by indicator and site; a doubtful one stays out and is kept as a note."""
        values: Values = {}
        for figure in figures:
            if figure.value is None:
                continue
            if not 0 <= figure.value < LIMIT or not self.setting.is_usable(figure):
                if not self.setting.is_asked_about(figure):
                    self.setting.remarks.append(left_out(figure))
                continue
            place = self._place(organisation_id, figure)
            if place in values:
                self.setting.remarks.append(left_out(figure))
            values.setdefault(place, round(figure.value, 6))
        return values

    def _place(self, organisation_id: int, figure: SheetFigure) -> Place:
        indicator = self.setting.indicator(figure.indicator, figure.unit)
        return indicator.pk, self.sites.get((organisation_id, figure.site or ""))

    def _keep_differences(
        self, key: str, known: Report, report: SheetReport | None, figures: list[SheetFigure], values: Values
    ) -> None:
        """There is a report of that year already: it stays as it is, what the sheet says otherwise becomes a note."""
        there = {(one.indicator_id, one.site_id): one.value for one in known.figures.all()}
        organisation_id = self.setting.members[key].organisation_id
        for figure in figures:
            place = self._place(organisation_id, figure)
            if place in values and there.get(place) != values[place]:
                self.setting.remarks.append(left_out(figure))
        measures = (report.measures or "").strip() if report else ""
        if measures and measures != known.measures:
            self.setting.remarks.append(Note(key, *_somewhere(self.setting.result, key, figures), measures))


def _somewhere(result: Result, key: str, figures: Iterable[SheetFigure]) -> tuple[str, str]:
    """A cell near which the measures stand: that of the row's first figure, else of the member's first note."""
    for figure in figures:
        return figure.sheet, figure.cell
    return next(((note.sheet, note.cell) for note in result.notes if note.member == key), ("", "A1"))


def _goals(goals: list[Goal], values: Values) -> dict[int, GoalReply]:
    """A goal measured by a figure that was reported stands where the figure says."""
    told: dict[int, list[Decimal]] = defaultdict(list)
    for (indicator_id, _site), value in values.items():
        told[indicator_id].append(value or Decimal(0))
    return {
        goal.pk: GoalReply(value=sum(told[goal.indicator.pk], Decimal(0)))
        for goal in goals
        if goal.indicator and _is_told(told.get(goal.indicator.pk, []), goal.indicator)
    }


def _is_told(values: list[Decimal], indicator: Indicator) -> bool:
    """One value, or several places whose values can be added up; shares cannot."""
    return len(values) == 1 or (bool(values) and indicator.can_be_summed)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text and len(text) == 10 else None
