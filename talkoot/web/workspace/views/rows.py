"""One row with all its details, and what can be done with it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_POST

from talkoot.footprints import operations
from talkoot.footprints.models import Inventory, Row
from talkoot.footprints.operations.sales import name_seller
from talkoot.footprints.rules import may_write
from talkoot.web.shared.editing import act, carry_out
from talkoot.web.shared.scoping import in_inventory
from talkoot.web.workspace.calculator.overview import address_of
from talkoot.web.workspace.calculator.shown import Sheet, sheet_of
from talkoot.web.workspace.forms.inventory_fields import doubts_of
from talkoot.web.workspace.forms.inventory_row import ReasonForm, RowForm, values_of
from talkoot.web.workspace.inventory_page import inventory_page
from talkoot.web.workspace.page import person_of


@in_inventory
def row(request: HttpRequest, inventory: Inventory, row: int) -> HttpResponse:
    """Read a row; whoever calculates changes it."""
    found, sheet = _row(inventory, row), sheet_of(inventory)
    _only_writers(request, inventory)
    form = RowForm(request.POST or None, row=found, inventory=inventory, factors=sheet.factors)
    if (
        form.is_bound
        and form.is_valid()
        and carry_out(form, lambda: _change(request, form), fresh=lambda: _fresh(found))
    ):
        messages.success(request, gettext("The figure is saved."))
        return redirect(address_of(inventory, found.question))
    context = _context(inventory, sheet, found, form)
    return inventory_page(request, inventory, "workspace/inventory/row.html", context, here="inventory")


@in_inventory
@require_POST
def row_remove(request: HttpRequest, inventory: Inventory, row: int) -> HttpResponse:
    """Take a row away that was a mistake."""
    return _do(request, inventory, row, lambda pk, _by, _now: operations.remove_row(row_id=pk), gettext("Removed."))


@in_inventory
@require_POST
def row_aside(request: HttpRequest, inventory: Inventory, row: int) -> HttpResponse:
    """Keep a row without counting it; the reason is needed."""
    found = _row(inventory, row)
    _only_writers(request, inventory)
    reason = ReasonForm(request.POST)
    if not reason.is_valid():
        sheet = sheet_of(inventory)
        form = RowForm(row=found, inventory=inventory, factors=sheet.factors)
        context = {**_context(inventory, sheet, found, form), "reason": reason}
        return inventory_page(request, inventory, "workspace/inventory/row.html", context, here="inventory")
    why = reason.cleaned_data["reason"]

    def set_aside(pk: int, by: Any, now: Any) -> None:
        operations.set_row_aside(row_id=pk, reason=why, by=by, now=now)

    return _do(request, inventory, row, set_aside, gettext("Set aside. It stays visible, with its reason."))


@in_inventory
@require_POST
def row_count(request: HttpRequest, inventory: Inventory, row: int) -> HttpResponse:
    """Count a row again."""
    return _do(
        request, inventory, row, lambda pk, by, now: operations.count_row(row_id=pk, by=by, now=now),
        gettext("The figure counts again."),
    )  # fmt: skip


@in_inventory
@require_POST
def row_confirm(request: HttpRequest, inventory: Inventory, row: int) -> HttpResponse:
    """Last year's figure holds."""
    return _do(
        request, inventory, row, lambda pk, by, now: operations.confirm_row(row_id=pk, by=by, now=now),
        gettext("Confirmed: the same as last year."),
    )  # fmt: skip


def _do(
    request: HttpRequest, inventory: Inventory, row: int, change: Callable[[int, Any, Any], Any], done: str
) -> HttpResponse:
    found = _row(inventory, row)
    _only_writers(request, inventory)
    act(request, lambda: change(found.pk, person_of(request), timezone.now()), done)
    return redirect(address_of(inventory, found.question))


def _row(inventory: Inventory, row: int) -> Row:
    rows = inventory.rows.select_related("site").prefetch_related("instruments")  # type: ignore[attr-defined]
    found: Row = get_object_or_404(rows, pk=row)
    return found


def _only_writers(request: HttpRequest, inventory: Inventory) -> None:
    if request.method == "POST" and not may_write(person_of(request), inventory, timezone.localdate()):
        raise PermissionDenied


def _change(request: HttpRequest, form: RowForm) -> None:
    operations.change_row(
        row_id=form.row.pk, facts=form.facts(), by=person_of(request), now=timezone.now(),
        instruments=form.instruments(), seen_version=form.seen_version,
    )  # fmt: skip
    name_seller(row_id=form.row.pk, seller_id=form.seller_id)


def _fresh(found: Row) -> tuple[int, dict[str, Any]]:
    now = Row.objects.prefetch_related("instruments").get(pk=found.pk)
    return now.version, values_of(now)


def _context(inventory: Inventory, sheet: Sheet, found: Row, form: RowForm) -> dict[str, Any]:
    return {
        "form": form,
        "doubts": doubts_of(form),
        "shown": sheet.shown(found, get_language() or "fi"),
        "reason": ReasonForm(),
        "question_url": address_of(inventory, found.question),
        "facts": _facts(found),
    }


def _facts(row: Row) -> list[tuple[str, str]]:
    """What is said of the row, for those who only read."""
    facts = [
        (gettext("Where"), row.site.name if row.site else ""),
        (gettext("Where the amount is from"), row.source),
        (gettext("Assumption or remark"), row.note),
        (gettext("Where the supplier's figure is from"), row.own_source),
    ]
    return [(label, value) for label, value in facts if value]
