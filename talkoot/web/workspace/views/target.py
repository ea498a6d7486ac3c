"""An organisation's reduction target: how it stands, setting it, recalculating the base year."""

from decimal import Decimal

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext

from talkoot.footprints.models import EmissionTarget, Inventory
from talkoot.footprints.operations.targets import restate_base, set_target
from talkoot.footprints.queries.targets import progress_of, totals_of
from talkoot.footprints.rules import may_own
from talkoot.web.shared.editing import carry_out
from talkoot.web.shared.scoping import in_inventory
from talkoot.web.workspace.forms.target import TONNE_KG, RestateForm, TargetForm, shown_target
from talkoot.web.workspace.inventory_page import inventory_page
from talkoot.web.workspace.measures.target import target_context
from talkoot.web.workspace.page import person_of

HERE = "inventory-measures"


@in_inventory
def target(request: HttpRequest, inventory: Inventory) -> HttpResponse:
    """The target with its path, its budget and the base year's history."""
    return inventory_page(request, inventory, "workspace/target/target.html", target_context(inventory), here=HERE)


@in_inventory
def target_set(request: HttpRequest, inventory: Inventory) -> HttpResponse:
    """Set the target, or set it anew."""
    _only_owner(request, inventory)
    totals = totals_of(inventory.organisation_id)
    if not totals:
        return redirect("workspace:inventory-target", inventory.pk)
    now = EmissionTarget.objects.filter(organisation_id=inventory.organisation_id).first()
    initial = shown_target(now) if now else {"base_year": totals[0].year}
    form = TargetForm(request.POST or None, totals=totals, initial=initial)
    if (
        form.is_bound
        and form.is_valid()
        and carry_out(form, lambda: _set(request, inventory, form), fresh=lambda: _fresh(inventory))
    ):
        messages.success(request, gettext("The target is set."))
        return redirect("workspace:inventory-target", inventory.pk)
    return inventory_page(request, inventory, "workspace/target/set.html", {"form": form, "target": now}, here=HERE)


@in_inventory
def target_restate(request: HttpRequest, inventory: Inventory) -> HttpResponse:
    """Recalculate the base year, with the reason; the old value is kept."""
    _only_owner(request, inventory)
    progress = progress_of(inventory.organisation_id)
    now = get_object_or_404(EmissionTarget, organisation_id=inventory.organisation_id)
    base_kg = progress.base_now_kg if progress and progress.base_now_kg is not None else now.base_kg
    initial = {"new_t": round(Decimal(base_kg) / TONNE_KG, 3), "version": now.version}
    form = RestateForm(request.POST or None, initial=initial)
    if (
        form.is_bound
        and form.is_valid()
        and carry_out(form, lambda: _restate(request, now, form), fresh=lambda: _fresh_base(now))
    ):
        messages.success(request, gettext("The base year was restated. The old figure is kept below."))
        return redirect("workspace:inventory-target", inventory.pk)
    return inventory_page(request, inventory, "workspace/target/restate.html", {"form": form, "target": now}, here=HERE)


def _set(request: HttpRequest, inventory: Inventory, form: TargetForm) -> None:
    set_target(
        organisation_id=inventory.organisation_id, facts=form.facts(), by=person_of(request), now=timezone.now(),
        seen_version=form.seen_version,
    )  # fmt: skip


def _restate(request: HttpRequest, now: EmissionTarget, form: RestateForm) -> None:
    data = form.cleaned_data
    restate_base(
        target_id=now.pk, new_kg=data["new_t"] * TONNE_KG, reason=data["reason"], text=data["text"],
        by=person_of(request), now=timezone.now(), seen_version=form.seen_version,
    )  # fmt: skip


def _fresh(inventory: Inventory) -> tuple[int, dict[str, object]]:
    now = EmissionTarget.objects.get(organisation_id=inventory.organisation_id)
    return now.version, shown_target(now)


def _fresh_base(target: EmissionTarget) -> tuple[int, dict[str, object]]:
    now = EmissionTarget.objects.get(pk=target.pk)
    return now.version, {"new_t": now.base_kg / TONNE_KG}


def _only_owner(request: HttpRequest, inventory: Inventory) -> None:
    if not may_own(person_of(request), inventory.organisation):
        raise PermissionDenied
