"""Our people: who acts for the organisation and who reads along."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import get_language, gettext

from talkoot.memberships.models import Membership
from talkoot.memberships.rules import may_act_for
from talkoot.organisations import operations
from talkoot.organisations.models import Contact
from talkoot.web.shared.editing import act, carry_out
from talkoot.web.shared.scoping import in_membership
from talkoot.web.workspace.forms.people import PersonForm, is_last_acting
from talkoot.web.workspace.page import address, member_page, person_of


@in_membership
def people(request: HttpRequest, membership: Membership) -> HttpResponse:
    """Everybody of today, and those of yesterday by name."""
    everybody = list(membership.organisation.contacts.all())
    context = {
        "today": [contact for contact in everybody if contact.until_on is None],
        "earlier": [contact for contact in everybody if contact.until_on is not None],
    }
    return member_page(request, membership, "workspace/people/list.html", context, here="people")


@in_membership
def person_new(request: HttpRequest, membership: Membership) -> HttpResponse:
    """Add a person."""
    _only_acting(request, membership)
    organisation = membership.organisation
    form = PersonForm(request.POST or None, organisation=organisation, initial={"language": get_language()})
    if (
        request.method == "POST"
        and form.is_valid()
        and carry_out(form, lambda: operations.add_contact(organisation_id=organisation.pk, **form.facts()))
    ):
        return redirect("workspace:people", membership.network.slug, membership.slug)
    return member_page(request, membership, "workspace/people/form.html", {"form": form}, here="people")


@in_membership
def person(request: HttpRequest, membership: Membership, contact_id: int) -> HttpResponse:
    """Correct a person's facts or rights."""
    _only_acting(request, membership)
    contact = _running(membership, contact_id)
    initial = PersonForm.initial_of(contact)
    form = PersonForm(request.POST or None, organisation=membership.organisation, contact=contact, initial=initial)
    if (
        request.method == "POST"
        and form.is_valid()
        and carry_out(form, lambda: operations.change_contact(contact_id=contact.pk, **form.facts()))
    ):
        return redirect("workspace:people", membership.network.slug, membership.slug)
    return member_page(
        request, membership, "workspace/people/form.html", {"form": form, "contact": contact}, here="people"
    )


@in_membership
def person_end(request: HttpRequest, membership: Membership, contact_id: int) -> HttpResponse:
    """The person no longer acts for the organisation; asked once."""
    _only_acting(request, membership)
    contact = _running(membership, contact_id)
    is_last = contact.may_act and is_last_acting(contact)
    if request.method == "POST" and not is_last:
        act(
            request,
            lambda: operations.end_contact(contact_id=contact.pk, today=timezone.localdate()),
            gettext("%(name)s is no longer among your people.") % {"name": contact},
        )
        return redirect("workspace:home" if contact.user_id == request.user.pk else address("people", membership))
    context = {"contact": contact, "is_last": is_last}
    return member_page(request, membership, "workspace/people/end.html", context, here="people")


def _running(membership: Membership, contact_id: int) -> Contact:
    return get_object_or_404(Contact, pk=contact_id, organisation_id=membership.organisation_id, until_on=None)


def _only_acting(request: HttpRequest, membership: Membership) -> None:
    if not may_act_for(person_of(request), membership):
        raise PermissionDenied
