"""What one member has reported: its reports over the years, the one it is asked for now, last year's answers."""

from collections.abc import Iterable

from django.db.models import Q

from talkoot.commitments.models import Goal
from talkoot.footprints.enums import InventoryState
from talkoot.footprints.models import Calculation
from talkoot.reporting.enums import ANSWERED, WRITABLE
from talkoot.reporting.models import Figure, GoalAnswer, Report
from talkoot.reporting.queries.results import GoalStanding, standing_of


def reports_of(membership_id: int) -> list[Report]:
    """Every report of the member, the newest year first."""
    reports = Report.objects.filter(membership_id=membership_id, round__opened_at__isnull=False)
    return list(reports.select_related("round").order_by("-round__year"))


def awaited_report(membership_id: int) -> Report | None:
    """The report that is asked for now: in an open round, or sent back with a question."""
    reports = Report.objects.filter(membership_id=membership_id, state__in=WRITABLE, round__opened_at__isnull=False)
    asked = reports.filter(Q(round__closed_at__isnull=True) | Q(state="returned"))
    return asked.select_related("round").order_by("-round__year").first()


def report_before(report: Report) -> Report | None:
    """The member's latest answered report of an earlier year."""
    earlier = Report.objects.filter(
        membership_id=report.membership_id, round__year__lt=report.round.year, state__in=ANSWERED
    )
    return earlier.select_related("round").order_by("-round__year").first()


def figures_of(report: Report | None) -> list[Figure]:
    """A report's figures with indicator and site."""
    if report is None:
        return []
    return list(Figure.objects.filter(report=report).select_related("indicator", "site"))


def answers_of(report: Report | None) -> dict[int, GoalAnswer]:
    """What a report says, by goal."""
    if report is None:
        return {}
    return {answer.goal_id: answer for answer in GoalAnswer.objects.filter(report=report)}


def standings_for_member(goals: Iterable[Goal]) -> list[GoalStanding]:
    """The member's goals with their newest value, reports that are sent but not accepted yet included."""
    wanted = list(goals)
    answers = GoalAnswer.objects.filter(goal__in=wanted, report__state__in=ANSWERED).select_related("report__round")
    newest = {answer.goal_id: answer for answer in answers.order_by("report__round__year")}
    return [standing_of(goal, newest.get(goal.pk)) for goal in wanted]


def calculation_for(report: Report) -> Calculation | None:
    """The kept result of the organisation's own ready inventory of the report's year."""
    return (
        Calculation.objects.filter(
            inventory__organisation=report.membership.organisation_id,
            inventory__year=report.round.year,
            inventory__state=InventoryState.READY,
        )
        .select_related("inventory")
        .first()
    )
