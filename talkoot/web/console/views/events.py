"""Gatherings of a network or a municipality: planned, changed, cancelled; and who came to a network's."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext, ngettext

from talkoot.events import operations
from talkoot.events.models import Event
from talkoot.memberships.models import Membership
from talkoot.networks.models import Network
from talkoot.web.console.event_pages import (
    Host,
    event_form_page,
    event_page,
    event_trail,
    event_url,
    facts_of_form,
    load_event,
    owned_by,
)
from talkoot.web.console.forms.events import AttendanceForm, CancelForm, EventForm, NewEventForm
from talkoot.web.console.queries.events import coming_and_held, who_came
from talkoot.web.shared.case_words import topic_name
from talkoot.web.shared.editing import carry_out
from talkoot.web.shared.scoping import in_console_network

ON_A_PAGE = 50


@in_console_network
def events(request: HttpRequest, network: Network) -> HttpResponse:
    """What comes, and what has been: those whose attendance is missing first."""
    return list_page(request, network)


@in_console_network
def event_new(request: HttpRequest, network: Network) -> HttpResponse:
    """Plan a gathering."""
    return plan_page(request, network)


@in_console_network
def event(request: HttpRequest, network: Network, event_id: int) -> HttpResponse:
    """One gathering and who came."""
    return one_page(request, network, event_id)


@in_console_network
def event_edit(request: HttpRequest, network: Network, event_id: int) -> HttpResponse:
    """Change a gathering."""
    return change_page(request, network, event_id)


@in_console_network
def cancel(request: HttpRequest, network: Network, event_id: int) -> HttpResponse:
    """Cancel a gathering, with the reason."""
    return cancel_page(request, network, event_id)


@in_console_network
def attendance(request: HttpRequest, network: Network, event_id: int) -> HttpResponse:
    """Keep who came: tick members, paste the list of the meeting."""
    found, now = load_event(network, event_id), timezone.now()
    form = AttendanceForm(request.POST or None, members=_members(network), initial=AttendanceForm.values_of(found))
    kept: list[operations.Recorded] = []
    if request.method == "POST" and form.is_valid() and carry_out(
        form,
        lambda: kept.append(
            operations.record_attendance(
                event_id=found.pk, membership_ids=map(int, form.cleaned_data["members"]),
                guests=form.cleaned_data["guests"], by=request.user, now=now, today=timezone.localdate(now),
            )
        ),
    ):  # fmt: skip
        messages.success(request, _kept(kept[0]))
        return redirect(event_url(network, "event", found.pk))
    about = gettext("Saving again replaces the list. Having been there counts as a sign of life.")
    return event_form_page(request, network, form, gettext("Who came?"), gettext("Save who came"), about, found)


def list_page(request: HttpRequest, host: Host) -> HttpResponse:
    """What comes, and what has been."""
    coming, held = coming_and_held(owned_by(host), timezone.localdate())
    page = Paginator(held, ON_A_PAGE).get_page(request.GET.get("page"))
    missing = held.filter(people=0, cancelled_at=None).count() if isinstance(host, Network) else 0
    context = {
        "coming": list(coming), "held": list(page.object_list), "page": page, "missing": missing,
        "to_come": sum(not one.is_cancelled for one in coming),
        "trail": [] if isinstance(host, Network) else event_trail(host),
    }  # fmt: skip
    return event_page(request, host, "console/events/list.html", context)


def plan_page(request: HttpRequest, host: Host) -> HttpResponse:
    """Plan a gathering of the host."""
    form = NewEventForm(request.POST or None, initial={"is_public": True}, **facts_of_form(host))
    made: list[Event] = []
    if request.method == "POST" and form.is_valid() and carry_out(
        form,
        lambda: made.append(
            operations.plan_event(**owned_by(host), by=request.user, now=timezone.now(), **form.facts())
        ),
    ):  # fmt: skip
        messages.success(request, gettext("The event is in the calendar."))
        return redirect(event_url(host, "event", made[0].pk) if made else event_url(host, "events"))
    return event_form_page(request, host, form, gettext("Plan an event"), gettext("Put it into the calendar"))


def one_page(request: HttpRequest, host: Host, event_id: int) -> HttpResponse:
    """One gathering and, of a network's, who came."""
    found, today = load_event(host, event_id), timezone.localdate()
    context = {
        "event": found, "has_begun": found.has_begun(today), "topic": topic_name(found.theme), "came": who_came(found),
        "trail": event_trail(host, found.title),
    }  # fmt: skip
    return event_page(request, host, "console/events/event.html", context)


def change_page(request: HttpRequest, host: Host, event_id: int) -> HttpResponse:
    """Change a gathering of the host."""
    found = load_event(host, event_id)
    initial = {**EventForm.values_of(found), "version": found.version}
    form = EventForm(request.POST or None, initial=initial, **facts_of_form(host))
    if request.method == "POST" and form.is_valid() and carry_out(
        form,
        lambda: operations.change_event(
            event_id=found.pk, by=request.user, now=timezone.now(), seen_version=form.seen_version, **form.facts()
        ),
        fresh=lambda: ((saved := load_event(host, event_id)).version, EventForm.values_of(saved)),
    ):  # fmt: skip
        messages.success(request, gettext("The event is saved."))
        return redirect(event_url(host, "event", found.pk))
    return event_form_page(request, host, form, gettext("Change the event"), gettext("Save"), "", found)


def cancel_page(request: HttpRequest, host: Host, event_id: int) -> HttpResponse:
    """Cancel a gathering of the host, with the reason."""
    found, form = load_event(host, event_id), CancelForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and carry_out(
        form,
        lambda: operations.cancel_event(
            event_id=found.pk, reason=form.cleaned_data["reason"], by=request.user, now=timezone.now()
        ),
    ):  # fmt: skip
        messages.success(request, gettext("The event is cancelled. It stays in the list with its reason."))
        return redirect(event_url(host, "event", found.pk))
    return event_form_page(request, host, form, gettext("Cancel the event"), gettext("Cancel the event"), "", found)


def _members(network: Network) -> list[tuple[int, str]]:
    members = Membership.objects.filter(network=network).taking_part()
    return list(members.values_list("pk", "organisation__name"))


def _kept(kept: operations.Recorded) -> str:
    text = ngettext("%(n)s member came.", "%(n)s members came.", kept.members) % {"n": kept.members}
    if kept.others + kept.unknown:
        n = kept.others + kept.unknown
        others = ngettext("%(n)s other guest is kept by name.", "%(n)s other guests are kept by name.", n) % {"n": n}
        return f"{text} {others}"
    return text
