"""The result of an inventory, its kept versions, sharing and opening it again."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from talkoot.footprints import operations
from talkoot.footprints.models import Inventory
from talkoot.footprints.queries.footprint import factors_of, newest_version
from talkoot.footprints.queries.result import result_of
from talkoot.footprints.rules import may_own
from talkoot.web.shared.editing import act, carry_out
from talkoot.web.shared.scoping import in_inventory
from talkoot.web.workspace.forms.result import ReopenForm
from talkoot.web.workspace.inventory_page import inventory_address, inventory_page
from talkoot.web.workspace.page import person_of
from talkoot.web.workspace.result.history import RecalculateForm, kept_told, preview_of
from talkoot.web.workspace.result.page import REOPENABLE, may_recalculate, may_reopen, result_context

HERE = "inventory-result"


@require_safe
@in_inventory
def result(request: HttpRequest, inventory: Inventory) -> HttpResponse:
    """The footprint of the year: how much, of what, why it changed, how sure."""
    found = result_of(inventory)
    context = {**result_context(found, person_of(request)), "can_be_reopened": inventory.state in REOPENABLE}
    return inventory_page(request, inventory, "workspace/result/result.html", context, here=HERE)


@require_safe
@in_inventory
def history(request: HttpRequest, inventory: Inventory) -> HttpResponse:
    """The kept results, and what another release or other potentials would change."""
    kept = list(inventory.calculations.select_related("by", "inventory"))
    form = RecalculateForm(
        request.GET if "factors" in request.GET else None,
        initial={"factors": newest_version(), "potentials": inventory.potentials},
    )
    preview = None
    if form.is_bound and form.is_valid():
        preview = preview_of(inventory, form.cleaned_data["factors"], form.cleaned_data["potentials"])
    context = {
        "kept": kept_told(kept, factors_of(inventory)),
        "form": form,
        "preview": preview,
        "newest": newest_version(),
        "may_recalculate": may_recalculate(person_of(request), inventory, timezone.localdate()),
    }
    return inventory_page(request, inventory, "workspace/result/history.html", context, here=HERE)


@require_POST
@in_inventory
def recalculate(request: HttpRequest, inventory: Inventory) -> HttpResponse:
    """Calculate again; the result before is kept."""
    person, form = person_of(request), RecalculateForm(request.POST)
    if not may_recalculate(person, inventory, timezone.localdate()):
        raise PermissionDenied
    if form.is_valid():
        version, potentials = form.cleaned_data["factors"], form.cleaned_data["potentials"]
        act(
            request,
            lambda: operations.recalculate(
                inventory_id=inventory.pk, version=version, potentials=potentials, by=person, now=timezone.now()
            ),
            gettext("Calculated again. The result before is kept below."),
        )
    return redirect(inventory_address("inventory-history", inventory))


@require_POST
@in_inventory
def share(request: HttpRequest, inventory: Inventory) -> HttpResponse:
    """Let the coordinators see the result, or no longer."""
    shared = request.POST.get("shared") == "1"
    if not may_own(person_of(request), inventory.organisation):
        raise PermissionDenied
    done = gettext("Your networks' coordinators can see the result now.") if shared else gettext("The result is yours alone again.")  # fmt: skip
    act(request, lambda: operations.share_inventory(inventory_id=inventory.pk, shared=shared), done)
    return redirect(inventory_address("inventory-result", inventory))


@in_inventory
def reopen(request: HttpRequest, inventory: Inventory) -> HttpResponse:
    """Open a closed calculation for changes, with a reason."""
    person, form = person_of(request), ReopenForm(request.POST or None)
    if not may_reopen(person, inventory):
        raise PermissionDenied
    if (
        request.method == "POST"
        and form.is_valid()
        and carry_out(
            form,
            lambda: operations.reopen_inventory(
                inventory_id=inventory.pk, by=person, now=timezone.now(), reason=form.cleaned_data["reason"]
            ),
        )
    ):
        return redirect(inventory_address("inventory-result", inventory))
    return inventory_page(request, inventory, "workspace/result/reopen.html", {"form": form}, here=HERE)
