"""One search box for organisations, people and goals."""

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from talkoot.networks.models import Network
from talkoot.web.console.page import network_page
from talkoot.web.console.queries.search import found_by
from talkoot.web.shared.scoping import in_console_network

IN_A_LIST = 5


@in_console_network
def search(request: HttpRequest, network: Network) -> HttpResponse:
    """What matches; under the box while one types, or as a page."""
    typed = request.GET.get("q", "")
    if request.htmx:
        context = {"network": network, "found": found_by(network, typed, IN_A_LIST), "is_dropdown": True}
        return HttpResponse(render_to_string("console/search/_found.html", context, request).strip())
    found = found_by(network, typed)
    context = {"found": found, "search_query": found.words, "is_dropdown": False}
    return network_page(request, network, "console/search/search.html", context)
