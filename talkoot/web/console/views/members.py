"""The board of all members."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from talkoot.networks.models import Network
from talkoot.web.console.page import network_page
from talkoot.web.console.queries.member_rows import member_rows
from talkoot.web.console.queries.members import choice_of, entries, filter_groups, matching
from talkoot.web.shared.scoping import in_console_network

ON_A_PAGE = 50


@in_console_network
def members(request: HttpRequest, network: Network) -> HttpResponse:
    """Who they are, how they stand, what is due."""
    now, choice = timezone.now(), choice_of(request.GET)
    found = entries(network, choice.words, now)
    chosen = matching(found, choice)
    page = Paginator([entry.pk for entry in chosen], ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "rows": member_rows(network, page.object_list, now),
        "page": page,
        "count": len(chosen),
        "groups": filter_groups(found, choice, network),
        "words": choice.words,
        "is_narrowed": choice.is_narrowed,
    }
    return network_page(request, network, "console/members/list.html", context, here="members")
