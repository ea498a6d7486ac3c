"""A report's figures taken from the organisation's own calculation, so that nothing is typed twice."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from talkoot.footprints.queries.reported import reported_values
from talkoot.kernel.errors import Refused
from talkoot.reporting.enums import ReportState
from talkoot.reporting.models import Figure, Report
from talkoot.reporting.operations.answers import ReportNotWritable
from talkoot.reporting.queries.of_member import calculation_for


class NoReadyInventory(Refused):
    text = _(
        "There is no calculation of %(year)s that is ready. Finish it first; one that waits for review cannot be used."
    )


@transaction.atomic
def take_inventory(*, report_id: int, now: datetime, seen_version: int | None = None) -> Report:
    """Fill in what the organisation's ready inventory of the year knows, and keep which result the figures are from.

    Figures that are kept site by site stay as they were typed. An inventory that is open, handed in or not yet accepted is refused: unreviewed work does not enter a report.
    """
    report = Report.objects.select_for_update(of=("self",)).select_related("round", "membership").get(pk=report_id)
    if not report.can_be_written:
        raise ReportNotWritable
    year = report.round.year
    calculation = calculation_for(report)
    if calculation is None:
        raise NoReadyInventory(year=year)
    values = reported_values(calculation.inventory, calculation)
    by_site = set(report.figures.filter(site__isnull=False).values_list("indicator_id", flat=True))
    for indicator in report.round.indicators.filter(network=None, key__in=values).exclude(pk__in=by_site):
        Figure.objects.update_or_create(
            report=report, indicator=indicator, site=None, defaults={"value": values[indicator.key]}
        )
    report.take_version(seen_version)
    report.calculation = calculation
    report.saved_at = now
    if report.state != ReportState.RETURNED:
        report.state = ReportState.DRAFT
    report.save()
    return report
