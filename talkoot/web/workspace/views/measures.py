"""Measures of an inventory: what is worth doing, what was chosen and in which order, one measure with its effect."""

from collections.abc import Callable
from decimal import Decimal, InvalidOperation

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from talkoot.engine.measures import library
from talkoot.footprints.enums import MeasureState
from talkoot.footprints.models import ChosenMeasure, Inventory
from talkoot.footprints.operations import measures as operations
from talkoot.footprints.queries.measures import Ground, ground_of
from talkoot.footprints.rules import may_own
from talkoot.kernel.once import new_token
from talkoot.web.shared.editing import act, carry_out
from talkoot.web.shared.number_field import read_number
from talkoot.web.shared.scoping import in_inventory
from talkoot.web.workspace.forms.measures import PlanForm, shown_plan
from talkoot.web.workspace.inventory_page import inventory_address, inventory_page
from talkoot.web.workspace.measures.goals import goal_links
from talkoot.web.workspace.measures.listing import listing
from talkoot.web.workspace.measures.money import MOST_RATE_PERCENT, TYPICAL_RATE_PERCENT
from talkoot.web.workspace.measures.one import measure_context, question_of
from talkoot.web.workspace.page import person_of


@in_inventory
def measures(request: HttpRequest, inventory: Inventory) -> HttpResponse:
    """Three things worth doing, the chosen ones in their order, and the rest of the library."""
    context = {**listing(inventory, request.GET), "once": new_token()}
    return inventory_page(request, inventory, "workspace/measures/list.html", context, here="inventory-measures")


@in_inventory
def measure(request: HttpRequest, inventory: Inventory, code: str) -> HttpResponse:
    """One measure: what it does to one's own rows, and what is planned of it."""
    if code not in library():
        raise Http404
    choice, rate, ground = _choice(inventory, code), _rate_percent(request), ground_of(inventory)
    form = None
    if (
        choice is not None
        and choice.state != MeasureState.DROPPED
        and may_own(person_of(request), inventory.organisation)
    ):
        form = _plan_form(request, ground, choice)
        if form.is_bound and _saved(request, inventory, choice, form):
            return redirect("workspace:inventory-measure", inventory.pk, code)
    elif request.method == "POST":
        raise PermissionDenied
    context = {
        **measure_context(ground, code, _choice(inventory, code), rate / 100),
        "form": form,
        "rate_percent": rate,
        "goal_links": goal_links(person_of(request), choice) if form else [],
        "once": new_token(),
    }
    return inventory_page(request, inventory, "workspace/measures/measure.html", context, here="inventory-measures")


@in_inventory
@require_POST
def measure_take(request: HttpRequest, inventory: Inventory, code: str) -> HttpResponse:
    """Take a measure up."""
    _only_owner(request, inventory)
    if code not in library():
        raise Http404
    act(
        request,
        lambda: operations.take_up(inventory_id=inventory.pk, code=code, by=person_of(request), now=timezone.now()),
        gettext("The measure is on your list. Say here when it begins and what it costs, or do it later."),
    )
    return redirect("workspace:inventory-measure", inventory.pk, code)


@in_inventory
@require_POST
def measure_move(request: HttpRequest, inventory: Inventory, code: str) -> HttpResponse:
    """Do a measure earlier or later than another."""
    up = request.POST.get("way") == "up"
    return _change(
        request,
        inventory,
        code,
        lambda pk: operations.move_measure(chosen_id=pk, up=up),
        gettext("The order was changed."),
    )


@in_inventory
@require_POST
def measure_drop(request: HttpRequest, inventory: Inventory, code: str) -> HttpResponse:
    """Take a measure off the list."""
    return _change(
        request, inventory, code, lambda pk: operations.drop_measure(chosen_id=pk),
        gettext("The measure is off your list. What you wrote of it is kept, should you take it up again."),
    )  # fmt: skip


def _change(
    request: HttpRequest, inventory: Inventory, code: str, change: Callable[[int], None], done: str
) -> HttpResponse:
    _only_owner(request, inventory)
    choice = get_object_or_404(ChosenMeasure, organisation_id=inventory.organisation_id, code=code)
    act(request, lambda: change(choice.pk), done)
    return redirect(f"{inventory_address('inventory-measures', inventory)}#chosen")


def _plan_form(request: HttpRequest, ground: Ground, choice: ChosenMeasure) -> PlanForm:
    question, typical = question_of(ground, choice.code)
    return PlanForm(request.POST or None, initial=shown_plan(choice), question=question, typical=typical)


def _saved(request: HttpRequest, inventory: Inventory, choice: ChosenMeasure, form: PlanForm) -> bool:
    def fresh() -> tuple[int, dict[str, object]]:
        now = ChosenMeasure.objects.get(pk=choice.pk)
        return now.version, shown_plan(now)

    return form.is_valid() and carry_out(
        form,
        lambda: operations.choose_measure(
            inventory_id=inventory.pk, code=choice.code, plan=form.plan(), by=person_of(request), now=timezone.now(),
            seen_version=form.seen_version,
        ),
        fresh=fresh,
    )  # fmt: skip


def _choice(inventory: Inventory, code: str) -> ChosenMeasure | None:
    choices = ChosenMeasure.objects.filter(organisation_id=inventory.organisation_id, code=code)
    return choices.select_related("inventory").first()


def _rate_percent(request: HttpRequest) -> Decimal:
    """The interest that is asked for; the typical one where none or nonsense is."""
    try:
        rate = read_number(request.GET.get("rate", ""))
    except InvalidOperation:
        return TYPICAL_RATE_PERCENT
    return rate if 0 <= rate <= MOST_RATE_PERCENT else TYPICAL_RATE_PERCENT


def _only_owner(request: HttpRequest, inventory: Inventory) -> None:
    if not may_own(person_of(request), inventory.organisation):
        raise PermissionDenied
