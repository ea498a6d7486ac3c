"""The review: figures with their evidence beside what was assumed, and the decisions of each in turn."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext

from talkoot.footprints import operations
from talkoot.footprints.models import Inventory
from talkoot.footprints.rules import may_accept, may_hand_in, may_review, may_send_back
from talkoot.web.shared.editing import carry_out
from talkoot.web.shared.scoping import in_inventory
from talkoot.web.workspace.forms.mandates import DecisionForm
from talkoot.web.workspace.inventory_page import inventory_page
from talkoot.web.workspace.mandates.checks import review_context
from talkoot.web.workspace.page import person_of


@in_inventory
def review(request: HttpRequest, inventory: Inventory) -> HttpResponse:
    """Every figure laid out; the buttons of the one whose turn it is."""
    return _page(request, inventory, DecisionForm(initial={"version": inventory.version}))


@in_inventory
def hand_in(request: HttpRequest, inventory: Inventory) -> HttpResponse:
    """The one who calculates gives the work to the reviewer."""
    may = may_hand_in(person_of(request), inventory, timezone.localdate())
    done = gettext("The calculation was handed in. The reviewer got a letter.")
    return _decide(request, inventory, operations.hand_in, may, done)


@in_inventory
def send_back(request: HttpRequest, inventory: Inventory) -> HttpResponse:
    """Something is to be changed first."""
    may = may_send_back(person_of(request), inventory, timezone.localdate())
    done = gettext("The calculation was sent back with your comment.")
    return _decide(request, inventory, operations.send_back, may, done)


@in_inventory
def approve(request: HttpRequest, inventory: Inventory) -> HttpResponse:
    """The reviewer stands for the figures."""
    may = may_review(person_of(request), inventory, timezone.localdate())
    done = gettext("Thank you. The company was asked to accept the result.")
    return _decide(request, inventory, operations.approve, may, done)


@in_inventory
def accept(request: HttpRequest, inventory: Inventory) -> HttpResponse:
    """The company takes the reviewed result for its own."""
    may = may_accept(person_of(request), inventory)
    done = gettext("The calculation is ready. Its figures are graded “reviewed” and can be used in your report.")
    return _decide(request, inventory, _accept, may, done)


def _accept(*, comment: str, **facts: Any) -> Inventory:
    return operations.accept(**facts)


def _decide(
    request: HttpRequest, inventory: Inventory, operation: Callable[..., Inventory], may: bool, done: str
) -> HttpResponse:
    """Carry a decision out; a refusal keeps the comment on the screen."""
    if request.method != "POST":
        return redirect("workspace:inventory-review", inventory.pk)
    form = DecisionForm(request.POST)
    if not may:
        return _too_late(request, inventory, form)
    if form.is_valid() and carry_out(form, lambda: _carry(request, inventory, operation, form)):
        messages.success(request, done)
        return redirect("workspace:inventory-review", inventory.pk)
    return _page(request, Inventory.objects.select_related("organisation").get(pk=inventory.pk), form)


def _carry(request: HttpRequest, inventory: Inventory, operation: Callable[..., Inventory], form: DecisionForm) -> None:
    operation(
        inventory_id=inventory.pk, by=person_of(request), now=timezone.now(), comment=form.cleaned_data["comment"],
        seen_version=form.seen_version,
    )  # fmt: skip


def _too_late(request: HttpRequest, inventory: Inventory, form: DecisionForm) -> HttpResponse:
    """Who has no say here is refused; whose turn was yesterday sees how it stands, with the comment kept."""
    if form.is_valid() and form.seen_version not in {None, inventory.version}:
        form.add_error(None, gettext("The calculation has moved on since you opened it. See below how it stands now."))
        return _page(request, inventory, form)
    raise PermissionDenied


def _page(request: HttpRequest, inventory: Inventory, form: DecisionForm) -> HttpResponse:
    person, today = person_of(request), timezone.localdate()
    context = {
        **review_context(inventory),
        "form": form,
        "may_hand_in": may_hand_in(person, inventory, today),
        "may_review": may_review(person, inventory, today),
        "may_send_back": may_send_back(person, inventory, today),
        "may_accept": may_accept(person, inventory),
    }
    return inventory_page(request, inventory, "workspace/mandates/review.html", context, here="inventory-review")
