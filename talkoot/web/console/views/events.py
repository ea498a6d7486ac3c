"""Gatherings of a network: planned, changed, cancelled, and who came."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext

from talkoot.events import operations
from talkoot.events.models import Event
from talkoot.memberships.models import Membership
from talkoot.networks.models import Network
from talkoot.web.console.forms.events import AttendanceForm, CancelForm, EventForm, NewEventForm
from talkoot.web.console.page import network_page
from talkoot.web.console.queries.events import coming_and_held, who_came
from talkoot.web.shared.case_words import topic_name
from talkoot.web.shared.editing import carry_out
from talkoot.web.shared.scoping import in_console_network
from talkoot.web.ui.pieces import Link

ON_A_PAGE = 50


@in_console_network
def events(request: HttpRequest, network: Network) -> HttpResponse:
    """What comes, and what has been: those whose attendance is missing first."""
    coming, held = coming_and_held(network, timezone.localdate())
    page = Paginator(held, ON_A_PAGE).get_page(request.GET.get("page"))
    missing = held.filter(people=0, cancelled_at=None).count()
    context = {"coming": list(coming), "held": list(page.object_list), "page": page, "missing": missing}
    return network_page(request, network, "console/events/list.html", context, here="events")


@in_console_network
def event_new(request: HttpRequest, network: Network) -> HttpResponse:
    """Plan a gathering."""
    form = NewEventForm(request.POST or None, network=network, initial={"is_public": True})
    made: list[Event] = []
    if request.method == "POST" and form.is_valid() and carry_out(
        form,
        lambda: made.append(
            operations.plan_event(network_id=network.pk, by=request.user, now=timezone.now(), **form.facts())
        ),
    ):  # fmt: skip
        messages.success(request, gettext("The event is in the calendar."))
        return redirect("console:event", network.slug, made[0].pk) if made else redirect("console:events", network.slug)
    return _form_page(request, network, form, gettext("Plan an event"), gettext("Put it into the calendar"))


@in_console_network
def event(request: HttpRequest, network: Network, event_id: int) -> HttpResponse:
    """One gathering and who came."""
    found, today = _load(network, event_id), timezone.localdate()
    context = {
        "event": found, "has_begun": found.has_begun(today), "topic": topic_name(found.theme), "came": who_came(found),
        "trail": _trail(network, found.title),
    }  # fmt: skip
    return network_page(request, network, "console/events/event.html", context, here="events")


@in_console_network
def event_edit(request: HttpRequest, network: Network, event_id: int) -> HttpResponse:
    """Change a gathering."""
    found = _load(network, event_id)
    initial = {**EventForm.values_of(found), "version": found.version}
    form = EventForm(request.POST or None, network=network, initial=initial)
    if request.method == "POST" and form.is_valid() and carry_out(
        form,
        lambda: operations.change_event(
            event_id=found.pk, by=request.user, now=timezone.now(), seen_version=form.seen_version, **form.facts()
        ),
        fresh=lambda: ((saved := _load(network, event_id)).version, EventForm.values_of(saved)),
    ):  # fmt: skip
        messages.success(request, gettext("The event is saved."))
        return redirect("console:event", network.slug, found.pk)
    return _form_page(request, network, form, found.title, gettext("Save"))


@in_console_network
def attendance(request: HttpRequest, network: Network, event_id: int) -> HttpResponse:
    """Keep who came: tick members, paste the list of the meeting."""
    found, now = _load(network, event_id), timezone.now()
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
        return redirect("console:event", network.slug, found.pk)
    about = gettext("Saving again replaces the list. Having been there counts as a sign of life.")
    return _form_page(request, network, form, gettext("Who came?"), gettext("Save who came"), about, found)


@in_console_network
def cancel(request: HttpRequest, network: Network, event_id: int) -> HttpResponse:
    """Cancel a gathering, with the reason."""
    found, form = _load(network, event_id), CancelForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and carry_out(
        form,
        lambda: operations.cancel_event(
            event_id=found.pk, reason=form.cleaned_data["reason"], by=request.user, now=timezone.now()
        ),
    ):  # fmt: skip
        messages.success(request, gettext("The event is cancelled. It stays in the list with its reason."))
        return redirect("console:event", network.slug, found.pk)
    return _form_page(request, network, form, gettext("Cancel the event"), gettext("Cancel the event"), "", found)


def _load(network: Network, event_id: int) -> Event:
    return get_object_or_404(Event, pk=event_id, network=network)


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


def _form_page(
    request: HttpRequest, network: Network, form: Any, title: str, button: str, about: str = "", found: Event | None = None
) -> HttpResponse:  # fmt: skip
    back = reverse("console:event", args=[network.slug, found.pk]) if found else _list(network)
    trail = _trail(network, found.title, back, title) if found else _trail(network, title)
    context = {"form": form, "title": title, "button": button, "about": about, "cancel": back, "trail": trail}
    return network_page(request, network, "console/form.html", context, here="events")


def _list(network: Network) -> str:
    return reverse("console:events", args=[network.slug])


def _trail(network: Network, title: str, url: str = "", last: str = "") -> list[Link]:
    trail = [Link(gettext("Events"), _list(network)), Link(title, url)]
    return [*trail, Link(last)] if last else trail
