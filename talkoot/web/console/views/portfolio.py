"""The municipality's portfolio: one page for the person in charge."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from talkoot.adoptions.enums import AdoptionState
from talkoot.adoptions.models import portfolio_of
from talkoot.adoptions.queries.portfolio import standings, tasks_due, whole
from talkoot.cases.queries import desk_for_referrals
from talkoot.catalogue.queries import method
from talkoot.organisations.models import Municipality
from talkoot.web.console.page import municipality_page
from talkoot.web.console.queries.clock import counts_of, items_of_year, todo_of
from talkoot.web.console.queries.portfolio import balance, jobs, last_of_month
from talkoot.web.shared.scoping import in_console_municipality


@in_console_municipality
def portfolio(request: HttpRequest, municipality: Municipality) -> HttpResponse:
    """What runs, what is due, what is stuck, what it took and gave; on the first day, what to do first."""
    today = timezone.localdate()
    rows = standings(municipality, today)
    if not rows:
        return municipality_page(request, municipality, "console/portfolio/first_day.html", here="portfolio")
    settings, sums = portfolio_of(municipality), whole(rows)
    due = tasks_due(municipality, today, last_of_month(today))
    clock = items_of_year(municipality, today.year)
    context = {
        "rows": [row for row in rows if not row.adoption.has_ended],
        "ended": [row for row in rows if row.adoption.has_ended],
        "running": sum(row.adoption.state == AdoptionState.RUNNING for row in rows),
        "due": due,
        "stuck": [row for row in rows if row.is_stuck],
        "jobs": jobs(municipality, rows, due, today),
        "whole": sums,
        "balance": balance(sums, settings),
        "settings": settings,
        "method": method(settings.method),
        "year": today.year,
        "month": today.month,
        "counts": counts_of(clock),
        "clock_links": reverse("console:clock", args=[municipality.slug]) + "#month-",
        "todo": todo_of(clock, today),
        "takes_referrals": desk_for_referrals(municipality.pk) is not None,
    }
    return municipality_page(request, municipality, "console/portfolio/portfolio.html", context, here="portfolio")
