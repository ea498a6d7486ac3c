"""Energy that others here say they bought from us: confirmed or denied."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_POST

from talkoot.footprints.models import Row
from talkoot.footprints.operations.sales import confirm_sale, deny_sale
from talkoot.footprints.queries.footprint import factors_of
from talkoot.memberships.models import Membership
from talkoot.memberships.rules import may_act_for
from talkoot.web.shared.editing import act
from talkoot.web.shared.scoping import in_membership
from talkoot.web.workspace.calculator.offered import name_of_code
from talkoot.web.workspace.page import member_page, person_of


@in_membership
def sales(request: HttpRequest, membership: Membership) -> HttpResponse:
    """Every purchase that names this organisation as the seller, the unconfirmed ones first."""
    rows = Row.objects.counted().filter(bought_from=membership.organisation).select_related("inventory__organisation")
    found = list(rows.order_by("-inventory__year", "inventory__organisation__folded_name", "pk"))
    context = {
        "asked": [(row, _energy(row)) for row in found if row.sale_confirmed_at is None],
        "confirmed": [(row, _energy(row)) for row in found if row.sale_confirmed_at is not None],
    }
    return member_page(request, membership, "workspace/emissions/sales.html", context, here="emissions")


@require_POST
@in_membership
def sale_answer(request: HttpRequest, membership: Membership, row: int) -> HttpResponse:
    """Yes, we sold it; or no, we did not."""
    if not may_act_for(person_of(request), membership):
        raise PermissionDenied
    seller = membership.organisation_id
    if request.POST.get("answer") == "yes":
        act(
            request,
            lambda: confirm_sale(row_id=row, seller_id=seller, now=timezone.now()),
            gettext("Confirmed. In the network's sum this energy is counted once, with you."),
        )
    else:
        act(
            request,
            lambda: deny_sale(row_id=row, seller_id=seller),
            gettext("Noted. The buyer's figure no longer names you as the seller."),
        )
    return redirect("workspace:sales", membership.network.slug, membership.slug)


def _energy(row: Row) -> str:
    return name_of_code(factors_of(row.inventory), row.kind, get_language() or "en")
