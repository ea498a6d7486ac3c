"""Who did what, when and why."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse

from talkoot.history.queries import events_in
from talkoot.networks.models import Network
from talkoot.web.console.page import network_page
from talkoot.web.console.queries.history import happenings
from talkoot.web.shared.scoping import in_console_network


@in_console_network
def history(request: HttpRequest, network: Network) -> HttpResponse:
    """Everything that has happened in the network, newest first."""
    page = Paginator(events_in(network.pk), 50).get_page(request.GET.get("page"))
    context = {"page": page, "happenings": happenings(list(page.object_list))}
    return network_page(request, network, "console/history/list.html", context, here="settings")
