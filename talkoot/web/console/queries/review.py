"""A yearly report as its reader sees it: this year beside last year, with what is out of line marked."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Q, QuerySet
from django.utils import translation
from django.utils.translation import gettext

from talkoot.footprints.models import Indicator
from talkoot.networks.models import Network
from talkoot.reporting.enums import ANSWERED, ReportState
from talkoot.reporting.models import Figure, GoalAnswer, Report
from talkoot.web.ui.numbers import format_amount

THREEFOLD, THOUSANDFOLD = Decimal(3), Decimal(300)


@dataclass(frozen=True, slots=True)
class Compared:
    """One figure of this year beside last year's."""

    indicator: Indicator
    place: str
    value: Decimal | None
    before: Decimal | None
    comment: str
    doubt: str

    @property
    def change(self) -> Decimal | None:
        """The relative change; None when one of the two is missing or the earlier one is zero."""
        if self.value is None or not self.before:
            return None
        return (self.value - self.before) / self.before


@dataclass(frozen=True, slots=True)
class Reading:
    """A report, ready to be read."""

    report: Report
    before: Report | None
    figures: list[Compared]
    answers: list[GoalAnswer]
    question: str


def load_reports(network: Network) -> QuerySet[Report]:
    """The network's reports with what their page shows."""
    return Report.objects.filter(round__network=network).select_related(
        "round__network", "membership__organisation", "membership__tier", "accepted_by", "calculation__inventory"
    )


def reading(report: Report) -> Reading:
    """Everything needed to accept or ask back."""
    before = (
        Report.objects.filter(membership=report.membership, round__year=report.round.year - 1, state__in=ANSWERED)
        .select_related("round").first()
    )  # fmt: skip
    figures = _compared(report, before)
    answers = GoalAnswer.objects.filter(report=report).select_related("goal__indicator")
    return Reading(report, before, figures, list(answers), ready_question(report, figures))


def next_to_read(network: Network, year: int | None, after: int | None) -> Report | None:
    """The report to read next: the oldest, or the first one after the one that was put off."""
    waiting = load_reports(network).to_review()
    waiting = waiting.filter(round__year=year) if year is not None else waiting
    put_off = Report.objects.filter(pk=after).first() if after is not None else None
    if put_off is not None and put_off.submitted_at is not None:
        later = waiting.filter(
            Q(submitted_at__gt=put_off.submitted_at) | Q(submitted_at=put_off.submitted_at, pk__gt=put_off.pk)
        ).order_by("submitted_at", "pk")
        found = later.first()
        if found is not None:
            return found
    return waiting.order_by("submitted_at", "pk").first()


def read_so_far(report: Report) -> tuple[int, int]:
    """How many of the round's arrived reports have been read, and how many have arrived."""
    states = list(Report.objects.filter(round=report.round_id).answered().order_by().values_list("state", flat=True))
    return sum(1 for state in states if state == ReportState.ACCEPTED), len(states)


def ready_question(report: Report, figures: list[Compared]) -> str:
    """A question one can send as it is, in the report's language: it names the figures that are out of line."""
    with translation.override(report.language):
        parts = [gettext("Thank you for the report.")]
        for one in figures:
            facts = {
                "indicator": f"{one.indicator.name} ({one.place})" if one.place else one.indicator.name,
                "now": format_amount(one.value, one.indicator.unit), "before": format_amount(one.before, one.indicator.unit),
            }  # fmt: skip
            if one.doubt == "thousandfold":
                parts.append(
                    gettext("%(indicator)s: this year %(now)s, last year %(before)s. Is the unit the same?") % facts
                )
            elif one.doubt == "threefold":
                parts.append(
                    gettext("%(indicator)s: this year %(now)s, last year %(before)s. What explains the change?") % facts
                )
            elif one.doubt == "missing":
                parts.append(
                    gettext("%(indicator)s: last year %(before)s, this year nothing. Could you still add it?") % facts
                )
        if len(parts) == 1:
            parts.append(gettext("One question before we accept it:"))
        return " ".join(parts)


def _compared(report: Report, before: Report | None) -> list[Compared]:
    figures = Figure.objects.filter(report__in=[each for each in (report, before) if each]).select_related(
        "indicator", "site"
    )
    now = {(f.indicator_id, f.site_id): f for f in figures if f.report_id == report.pk}
    then = {(f.indicator_id, f.site_id): f for f in figures if before and f.report_id == before.pk}
    rows = []
    for key in dict.fromkeys([*now, *then]):
        one = now.get(key) or then[key]
        value, earlier = (now[key].value if key in now else None), (then[key].value if key in then else None)
        place = one.site.name if one.site else ""
        comment = now[key].comment if key in now else ""
        rows.append(Compared(one.indicator, place, value, earlier, comment, _doubt(value, earlier)))
    return rows


def _doubt(value: Decimal | None, before: Decimal | None) -> str:
    """What is out of line: a factor of three, or one that smells of another unit."""
    if value is None:
        return "missing"
    if not before or not value:
        return "zero" if before and not value else ""
    times = max(value / before, before / value)
    if times >= THOUSANDFOLD:
        return "thousandfold"
    return "threefold" if times >= THREEFOLD else ""
