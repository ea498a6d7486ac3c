"""Calculating for others: one's own calculations; and who calculates and reviews an inventory."""

from datetime import date

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext

from talkoot.footprints import operations
from talkoot.footprints.models import Inventory, Mandate
from talkoot.footprints.rules import may_own
from talkoot.organisations.models import Organisation
from talkoot.web.accounts.views.home import runs_something
from talkoot.web.shared.editing import act, carry_out
from talkoot.web.shared.scoping import in_inventory
from talkoot.web.ui.pieces import Link
from talkoot.web.workspace.forms.mandates import InviteForm, LastDayForm
from talkoot.web.workspace.inventory_page import inventory_page
from talkoot.web.workspace.mandates.happened import steps_of
from talkoot.web.workspace.mandates.standing import (
    Holder,
    holders,
    own_mandates,
    state_kind,
    state_words,
)
from talkoot.web.workspace.page import account_links, person_of


def mandates(request: HttpRequest) -> HttpResponse:
    """What one calculates or reviews for others."""
    running, over = own_mandates(person_of(request), timezone.localdate())
    belongs = Organisation.objects.acted_for_by(request.user).exists()
    account = account_links() if belongs else account_links()[1:]
    if not belongs and runs_something(request.user):
        account.insert(0, Link(gettext("Back to your work"), reverse("home-of-user")))
    context = {
        "running": running,
        "over": over,
        "brand": {"name": "Talkoot", "url": reverse("public:home")},
        "navigation": [Link(gettext("My calculations"), reverse("workspace:mandates"), current=True)],
        "account": account,
    }
    return render(request, "workspace/mandates/own.html", context)


@in_inventory
def people(request: HttpRequest, inventory: Inventory) -> HttpResponse:
    """Who calculates and reviews, the invitation, and what has happened."""
    today = timezone.localdate()
    form = InviteForm(request.POST or None, today=today, language=get_language() or "fi")
    if request.method == "POST":
        _only_owner(request, inventory)
        if form.is_valid() and carry_out(form, lambda: _invite(request, inventory, form)):
            messages.success(request, gettext("We wrote to %(email)s.") % {"email": form.cleaned_data["email"]})
            return redirect("workspace:inventory-people", inventory.pk)
    context = {
        **_asked(inventory, today),
        "form": form,
        "state": state_words(inventory),
        "state_kind": state_kind(inventory),
        "steps": steps_of(inventory),
    }
    return inventory_page(request, inventory, "workspace/mandates/people.html", context, here="inventory-people")


@in_inventory
def mandate(request: HttpRequest, inventory: Inventory, mandate_id: int) -> HttpResponse:
    """Set another last day, or end the access."""
    _only_owner(request, inventory)
    found = _running(inventory, mandate_id)
    form = LastDayForm(request.POST or None, initial={"until_on": found.until_on})
    if request.method == "POST" and form.is_valid() and carry_out(form, lambda: _prolong(request, found, form)):
        return redirect("workspace:inventory-people", inventory.pk)
    context = {"form": form, "mandate": found}
    return inventory_page(request, inventory, "workspace/mandates/mandate.html", context, here="inventory-people")


@in_inventory
def mandate_end(request: HttpRequest, inventory: Inventory, mandate_id: int) -> HttpResponse:
    """End the access now; asked on the page before."""
    _only_owner(request, inventory)
    found = _running(inventory, mandate_id)
    if request.method != "POST":
        return redirect("workspace:inventory-mandate", inventory.pk, found.pk)
    act(
        request,
        lambda: operations.end_mandate(mandate_id=found.pk, by=person_of(request), now=timezone.now()),
        gettext("%(name)s no longer has access to this calculation.") % {"name": found.name},
    )
    return redirect("workspace:inventory-people", inventory.pk)


def _asked(inventory: Inventory, today: date) -> dict[str, list[Holder]]:
    every = holders(inventory, today)
    return {"today": [one for one in every if not one.is_over], "earlier": [one for one in every if one.is_over]}


def _invite(request: HttpRequest, inventory: Inventory, form: InviteForm) -> None:
    operations.invite(inventory_id=inventory.pk, by=person_of(request), now=timezone.now(), **form.facts())


def _prolong(request: HttpRequest, found: Mandate, form: LastDayForm) -> None:
    operations.prolong_mandate(
        mandate_id=found.pk, until_on=form.cleaned_data["until_on"], by=person_of(request), now=timezone.now()
    )


def _running(inventory: Inventory, mandate_id: int) -> Mandate:
    return get_object_or_404(Mandate, pk=mandate_id, inventory=inventory, ended_at=None)


def _only_owner(request: HttpRequest, inventory: Inventory) -> None:
    if not may_own(person_of(request), inventory.organisation):
        raise PermissionDenied
