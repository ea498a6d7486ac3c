"""Years gone by: rounds, reports and their figures."""

from collections import defaultdict
from datetime import date
from decimal import Decimal

from talkoot.commitments.models import Goal
from talkoot.imports.operations.goals import LIMIT, indicator_for
from talkoot.imports.operations.setting import Setting
from talkoot.memberships.models import Membership
from talkoot.organisations.models import Site
from talkoot.reporting.models import Figure
from talkoot.reporting.operations import Answers, GoalReply, ensure_past_round, record_past_report
from talkoot.sheets.result import Figure as SheetFigure
from talkoot.sheets.result import Report as SheetReport

Values = dict[tuple[int, int | None], Decimal | None]


def bring_years(setting: Setting) -> None:
    """Bring every year's reports in, oldest first, with the figures that are beyond doubt."""
    figures: dict[tuple[str, int], list[SheetFigure]] = defaultdict(list)
    for figure in setting.result.figures:
        if figure.year is not None:
            figures[figure.member, figure.year].append(figure)
    reports = {(report.member, report.year): report for report in setting.result.reports if report.year is not None}
    for key, year in sorted({*figures, *reports}, key=lambda place: (place[1], place[0])):
        if key in setting.members:
            _bring_report(setting, setting.members[key], year, reports.get((key, year)), figures[key, year])


def _bring_report(
    setting: Setting, membership: Membership, year: int, report: SheetReport | None, figures: list[SheetFigure]
) -> None:
    round_, is_new = ensure_past_round(network_id=setting.network.pk, year=year, by=setting.by, now=setting.now)
    if is_new:
        setting.records.add(round_)
    values = _values(setting, membership, figures)
    made, is_new = record_past_report(
        round_=round_, membership=membership, by=setting.by, now=setting.now, language=setting.language,
        answered=bool(values) or (report is not None and report.state == "accepted"),
        answered_on=_day(report.responded) if report else None,
        answers=Answers(
            figures=values, goals=_goals(membership, values), measures=(report.measures or "") if report else ""
        ),
    )  # fmt: skip
    if not is_new:
        return
    setting.records.add(made)
    for figure in Figure.objects.filter(report=made):
        setting.records.add(figure)
    for answer in made.goal_answers.all():
        setting.records.add(answer)


def _values(setting: Setting, membership: Membership, figures: list[SheetFigure]) -> Values:
    """Figures by indicator and site; a doubtful one stays out, its question is kept as a note."""
    values: Values = {}
    for figure in figures:
        if figure.value is None or not 0 <= figure.value < LIMIT or not setting.is_usable(figure):
            continue
        indicator = indicator_for(setting, figure.indicator, figure.unit)
        site = Site.objects.filter(organisation_id=membership.organisation_id, name=figure.site).first() if figure.site else None
        values.setdefault((indicator.pk, site.pk if site else None), round(figure.value, 6))
    return values


def _goals(membership: Membership, values: Values) -> dict[int, GoalReply]:
    """A goal measured by a figure that was reported stands where the figure says."""
    sums: dict[int, Decimal] = defaultdict(Decimal)
    for (indicator_id, _site), value in values.items():
        sums[indicator_id] += value or 0
    goals = Goal.objects.agreed().filter(membership=membership, indicator_id__in=sums)
    return {goal.pk: GoalReply(value=sums[goal.indicator_id]) for goal in goals if goal.indicator_id}


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text and len(text) == 10 else None
