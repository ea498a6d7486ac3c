"""A municipality's own gatherings, also as items of what exists already: the pages of a network's, in its own frame."""

from django.http import HttpRequest, HttpResponse

from talkoot.organisations.models import Municipality
from talkoot.web.console.views import events as pages
from talkoot.web.shared.scoping import in_console_municipality


@in_console_municipality
def events(request: HttpRequest, municipality: Municipality) -> HttpResponse:
    """What comes, and what has been."""
    return pages.list_page(request, municipality)


@in_console_municipality
def event_new(request: HttpRequest, municipality: Municipality) -> HttpResponse:
    """Plan a gathering."""
    return pages.plan_page(request, municipality)


@in_console_municipality
def event(request: HttpRequest, municipality: Municipality, gathering_id: int) -> HttpResponse:
    """One gathering."""
    return pages.one_page(request, municipality, gathering_id)


@in_console_municipality
def event_edit(request: HttpRequest, municipality: Municipality, gathering_id: int) -> HttpResponse:
    """Change a gathering."""
    return pages.change_page(request, municipality, gathering_id)


@in_console_municipality
def cancel(request: HttpRequest, municipality: Municipality, gathering_id: int) -> HttpResponse:
    """Cancel a gathering, with the reason."""
    return pages.cancel_page(request, municipality, gathering_id)
