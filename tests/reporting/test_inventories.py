"""A report's figures from the organisation's own calculation: only when it is ready, nothing typed twice."""

from decimal import Decimal

import pytest

from talkoot.reporting.operations import NoReadyInventory, ReportNotWritable, take_inventory
from tests.factories import NOW, FigureFactory, ReportFactory, indicator
from tests.factories.footprints import CalculationFactory, InventoryFactory, RowFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def report():
    found = ReportFactory(round__year=2024)
    found.round.indicators.add(*(indicator(key) for key in ("electricity", "emissions", "diesel")))
    return found


def ready(report, **facts):
    inventory = InventoryFactory(organisation=report.membership.organisation, ready=True, **facts)
    RowFactory(inventory=inventory, amount=Decimal(46_200), unit="kWh")
    return CalculationFactory(inventory=inventory)


def values(report) -> dict[str, Decimal]:
    return {figure.indicator.key: figure.value for figure in report.figures.all()}


def test_emissions_are_scopes_1_and_2_in_tonnes_and_energy_in_its_own_unit(report) -> None:
    calculation = ready(report)
    taken = take_inventory(report_id=report.pk, now=NOW)
    assert values(taken) == {"emissions": Decimal(30), "electricity": Decimal("46.2")}
    assert taken.calculation == calculation
    assert taken.state == "draft"


@pytest.mark.parametrize("state", ["open", "handed_in", "returned", "reviewed"])
def test_work_that_is_not_reviewed_and_accepted_does_not_enter_a_report(report, state: str) -> None:
    inventory = InventoryFactory(organisation=report.membership.organisation, state=state)
    CalculationFactory(inventory=inventory)
    with pytest.raises(NoReadyInventory):
        take_inventory(report_id=report.pk, now=NOW)
    assert values(report) == {}


def test_figures_kept_site_by_site_stay_as_they_were_typed(report) -> None:
    ready(report)
    electricity = indicator("electricity")
    site = report.membership.organisation.sites.create(name="Halli")
    FigureFactory(report=report, indicator=electricity, site=site, value=Decimal(9))
    take_inventory(report_id=report.pk, now=NOW)
    assert [figure.value for figure in report.figures.filter(indicator=electricity)] == [Decimal(9)]


def test_a_report_that_was_sent_takes_nothing_more(report) -> None:
    ready(report)
    report.state = "submitted"
    report.submitted_at = NOW
    report.save()
    with pytest.raises(ReportNotWritable):
        take_inventory(report_id=report.pk, now=NOW)
