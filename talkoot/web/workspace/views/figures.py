"""Every figure down to its source: the lines of a bar, and one row explained."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from talkoot.footprints.models import Inventory
from talkoot.footprints.queries.footprint import footprint_of
from talkoot.web.shared.scoping import in_inventory
from talkoot.web.workspace.inventory_page import inventory_page
from talkoot.web.workspace.result.figure import explained
from talkoot.web.workspace.result.listing import listing_of
from talkoot.web.workspace.result.words import CATEGORIES, SCOPES

HERE = "inventory-result"


@require_safe
@in_inventory
def figure(request: HttpRequest, inventory: Inventory, row: int) -> HttpResponse:
    """One row: amount × factor = kilograms for each part of its chain, with every source."""
    rows = inventory.rows.select_related("site", "file", "evidence").prefetch_related("instruments")
    found = get_object_or_404(rows, pk=row)
    told = explained(found, inventory, footprint_of(inventory, [found]))
    return inventory_page(request, inventory, "workspace/result/figure.html", {"told": told}, here=HERE)


@require_safe
@in_inventory
def category(request: HttpRequest, inventory: Inventory, scope: int, category: int) -> HttpResponse:
    """The lines of a scope or category; 0/0 is all of them."""
    if scope not in {0, *SCOPES} or category not in {0, *CATEGORIES} or (category and scope != 3):
        raise Http404
    listing = listing_of(inventory, footprint_of(inventory), scope, category)
    return inventory_page(request, inventory, "workspace/result/category.html", {"listing": listing}, here=HERE)
