"""The people of a member."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from talkoot.memberships.models import Membership
from talkoot.networks.models import Network
from talkoot.organisations.models import Contact
from talkoot.organisations.operations import add_contact, change_contact, end_contact
from talkoot.web.console.forms.contacts import ContactForm
from talkoot.web.console.page import network_page
from talkoot.web.console.queries.member import member_of
from talkoot.web.shared.editing import act, carry_out
from talkoot.web.shared.scoping import in_console_network
from talkoot.web.ui.pieces import Link


@in_console_network
def contact_new(request: HttpRequest, network: Network, member: str) -> HttpResponse:
    """Add a person."""
    found = member_of(network, member)
    form = ContactForm(request.POST or None, initial={"language": found.organisation.language})
    if (
        request.method == "POST"
        and form.is_valid()
        and carry_out(form, lambda: add_contact(organisation_id=found.organisation_id, **form.facts()))
    ):
        messages.success(request, gettext("%(name)s was added.") % {"name": form.cleaned_data["name"]})
        return redirect("console:member", network.slug, found.slug)
    return _page(request, network, found, form, gettext("Add a contact person"))


@in_console_network
def contact(request: HttpRequest, network: Network, member: str, contact_id: int) -> HttpResponse:
    """Correct a person's address or role."""
    found = member_of(network, member)
    person = _person(found, contact_id)
    form = ContactForm(request.POST or None, initial=ContactForm.values_of(person))
    if (
        request.method == "POST"
        and form.is_valid()
        and carry_out(form, lambda: change_contact(contact_id=person.pk, **form.facts()))
    ):
        messages.success(request, gettext("Saved."))
        return redirect("console:member", network.slug, found.slug)
    return _page(request, network, found, form, gettext("Correct the contact person"))


@require_POST
@in_console_network
def contact_end(request: HttpRequest, network: Network, member: str, contact_id: int) -> HttpResponse:
    """The person no longer acts for the organisation."""
    found = member_of(network, member)
    person = _person(found, contact_id)
    act(
        request,
        lambda: end_contact(contact_id=person.pk, today=timezone.localdate()),
        gettext("%(name)s no longer acts for the organisation.") % {"name": person},
    )
    return redirect("console:member", network.slug, found.slug)


def _person(found: Membership, contact_id: int) -> Contact:
    return get_object_or_404(Contact, pk=contact_id, organisation_id=found.organisation_id, until_on=None)


def _page(request: HttpRequest, network: Network, found: Membership, form: Any, title: str) -> HttpResponse:
    page = reverse("console:member", args=[network.slug, found.slug])
    trail = [
        Link(gettext("Members"), reverse("console:members", args=[network.slug])),
        Link(found.organisation.name, page),
        Link(title),
    ]
    context = {"form": form, "title": title, "button": gettext("Save"), "cancel": page, "trail": trail, "about": ""}
    return network_page(request, network, "console/form.html", context, here="members")
