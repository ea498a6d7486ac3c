"""What the members emit together: from the calculations that they let their coordinators see."""

import csv

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.text import slugify
from django.utils.translation import gettext

from talkoot.footprints.exports.flat import safe
from talkoot.footprints.queries.network import network_emissions, years_shared
from talkoot.networks.models import Network
from talkoot.web.console.network_emissions import (
    COLUMNS,
    doubts_in_words,
    internal_in_words,
    members_table,
    pictures,
    plain_rows,
    scope_3_in_words,
    tonnes,
)
from talkoot.web.console.page import network_page
from talkoot.web.shared.scoping import in_console_network
from talkoot.web.ui.numbers import NBSP, unit_name
from talkoot.web.ui.pieces import Link


@in_console_network
def emissions(request: HttpRequest, network: Network) -> HttpResponse:
    """One year: scopes 1 and 2 added without counting a tonne twice, scope 3 as a distribution."""
    years = years_shared(network.pk)
    year = _asked(request, years)
    found = network_emissions(network.pk, year)
    context = {
        "found": found,
        "years": [Link(str(each), f"?year={each}", current=each == year) for each in years],
        "pictures": pictures(found) if found.shared else [],
        "table": members_table(found),
        "doubts": doubts_in_words(found),
        "total": f"{tonnes(found.total.total_market)}{NBSP}{unit_name('tCO2e')}",
        "location": tonnes(found.total.total_location),
        "scope_3": scope_3_in_words(found),
        "internal": internal_in_words(found),
        "cover": gettext("%(count)s of %(members)s members") % {"count": len(found.shared), "members": found.members},
    }
    return network_page(request, network, "console/emissions/page.html", context, here="emissions")


@in_console_network
def emissions_file(request: HttpRequest, network: Network, year: int) -> HttpResponse:
    """The table of the page as CSV, in kilograms."""
    found = network_emissions(network.pk, year)
    if not found.shared:
        raise Http404
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = (
        f'attachment; filename="{network.slug}-{slugify(gettext("emissions"))}-{year}.csv"'
    )
    patch_cache_control(response, private=True, no_store=True)
    response.write("\ufeff")
    writer = csv.writer(response, delimiter=";")
    writer.writerow(COLUMNS)
    writer.writerows([safe(cell) for cell in cells] for cells in plain_rows(found))
    return response


def _asked(request: HttpRequest, years: list[int]) -> int:
    text = request.GET.get("year", "")
    found = next((year for year in years if str(year) == text), None)
    if found is not None:
        return found
    return years[0] if years else timezone.localdate().year - 1
