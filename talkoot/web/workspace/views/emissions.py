"""Our emissions year by year, and the overview of one year's eight questions."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_POST

from talkoot.footprints import operations
from talkoot.footprints.enums import RowState
from talkoot.footprints.models import Inventory
from talkoot.footprints.queries.footprint import factors_of
from talkoot.footprints.rules import may_own, may_write
from talkoot.memberships.models import Membership
from talkoot.memberships.rules import may_act_for
from talkoot.web.shared.editing import act, carry_out
from talkoot.web.shared.scoping import in_inventory, in_membership
from talkoot.web.workspace.calculator.overview import next_address, question_lines
from talkoot.web.workspace.calculator.shown import sheet_of
from talkoot.web.workspace.calculator.words import emissions_words
from talkoot.web.workspace.calculator.years import year_lines
from talkoot.web.workspace.forms.inventory import NewYearForm, ProfileForm, profile_facts, values_of, years_to_open
from talkoot.web.workspace.forms.inventory_fields import doubts_of
from talkoot.web.workspace.inventory_page import inventory_address, inventory_page, menu
from talkoot.web.workspace.page import member_page, person_of


@in_membership
def emissions(request: HttpRequest, membership: Membership) -> HttpResponse:
    """Every year that was calculated or is being calculated."""
    years = year_lines(membership.organisation)
    free = years_to_open(timezone.localdate().year, {line.year for line in years})
    context = {
        "years": years,
        "next_year": free[0] if free else None,
        "unfinished": next((year for year in years if not year.is_ready), None),
        "latest": next((y for y in years if y.total), None),
    }
    return member_page(request, membership, "workspace/emissions/list.html", context, here="emissions")


@in_membership
def emissions_new(request: HttpRequest, membership: Membership) -> HttpResponse:
    """Begin a year; last year's figures come along to be checked."""
    if not may_act_for(person_of(request), membership):
        raise PermissionDenied
    own = membership.organisation
    taken = set(Inventory.objects.filter(organisation=own).values_list("year", flat=True))
    form = NewYearForm(request.POST or None, years=years_to_open(timezone.localdate().year, taken))
    if request.method == "POST" and form.is_valid() and carry_out(form, lambda: _open(request, own.pk, form)):
        opened = Inventory.objects.get(organisation=own, year=form.cleaned_data["year"])
        return redirect(inventory_address("inventory", opened))
    context = {"form": form, "has_earlier": bool(taken)}
    return member_page(request, membership, "workspace/emissions/new.html", context, here="emissions")


@in_inventory
def inventory(request: HttpRequest, inventory: Inventory) -> HttpResponse:
    """The eight questions: what is there, what is missing, what it makes so far."""
    sheet = sheet_of(inventory)
    answers = {answer.question: answer for answer in inventory.answers.all()}  # type: ignore[attr-defined]
    lines = question_lines(inventory, sheet, answers, get_language() or "fi")
    context = {
        "lines": lines,
        "missing": [line for line in lines if not line.is_answered],
        "total": emissions_words(sheet.footprint.total_market),
        "location": emissions_words(sheet.footprint.total_location),
        "has_rows": any(row.is_counted for row in sheet.rows),
        "waiting": sum(row.state == RowState.TO_CHECK for row in sheet.rows),
        "result_url": next((link.url for link in menu(inventory, "") if link.url.endswith("/result/")), ""),
        "refused": [
            sheet.shown(row, get_language() or "fi") for row in sheet.rows if _is_refused(sheet.kg_by_row, row)
        ],
    }
    return inventory_page(request, inventory, "workspace/inventory/overview.html", context, here="inventory")


@in_inventory
@require_POST
def inventory_ready(request: HttpRequest, inventory: Inventory) -> HttpResponse:
    """The company closes its calculation."""
    if not may_own(person_of(request), inventory.organisation):
        raise PermissionDenied
    act(
        request,
        lambda: operations.make_ready(inventory_id=inventory.pk, by=person_of(request), now=timezone.now()),
        gettext("The calculation of %(year)s is ready. The result is kept as it is today.") % {"year": inventory.year},
    )
    return redirect(inventory_address("inventory", inventory))


@in_inventory
def profile(request: HttpRequest, inventory: Inventory) -> HttpResponse:
    """Question 1: what the company is."""
    writes = may_write(person_of(request), inventory, timezone.localdate())
    if request.method == "POST" and not writes:
        raise PermissionDenied
    form = ProfileForm(request.POST or None, inventory=inventory, factors=factors_of(inventory))
    if (
        request.method == "POST"
        and form.is_valid()
        and carry_out(form, lambda: _save_profile(form, inventory), fresh=lambda: _fresh(inventory))
    ):
        messages.success(request, gettext("Saved."))
        onward = (
            next_address(inventory, 1) if "next" in request.POST else inventory_address("inventory-profile", inventory)
        )
        return redirect(onward)
    context = {"form": form, "doubts": doubts_of(form), "facts": profile_facts(form)}
    return inventory_page(request, inventory, "workspace/inventory/profile.html", context, here="inventory")


def _open(request: HttpRequest, organisation_id: int, form: NewYearForm) -> Inventory:
    return operations.open_inventory(
        organisation_id=organisation_id, year=form.cleaned_data["year"], by=person_of(request), now=timezone.now()
    )


def _save_profile(form: ProfileForm, inventory: Inventory) -> None:
    operations.save_profile(inventory_id=inventory.pk, profile=form.profile(), seen_version=form.seen_version)


def _fresh(inventory: Inventory) -> tuple[int, dict[str, object]]:
    now = Inventory.objects.get(pk=inventory.pk)
    return now.version, values_of(now)


def _is_refused(kg_by_row: dict[str, object], row: object) -> bool:
    return getattr(row, "is_counted", False) and str(getattr(row, "pk", "")) not in kg_by_row
