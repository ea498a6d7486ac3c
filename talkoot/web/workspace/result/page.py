"""The whole result page, and who may press which button."""

from datetime import date
from typing import Any

from django.urls import NoReverseMatch
from django.utils.translation import gettext

from talkoot.accounts.models import User
from talkoot.footprints.enums import InventoryState
from talkoot.footprints.models import Inventory
from talkoot.footprints.queries.result import Result
from talkoot.footprints.rules import may_own, may_write
from talkoot.organisations.models import Organisation
from talkoot.web.ui.pieces import Link
from talkoot.web.workspace.inventory_page import inventory_address
from talkoot.web.workspace.result.better import advice_of
from talkoot.web.workspace.result.bridge import bridge_of
from talkoot.web.workspace.result.cover import covered_of
from talkoot.web.workspace.result.headline import headline_of, intensities_of
from talkoot.web.workspace.result.series import years_of
from talkoot.web.workspace.result.shares import categories_picture, largest_rows, scopes_picture

REOPENABLE = frozenset({InventoryState.READY, InventoryState.REVIEWED})


def may_reopen(person: User, inventory: Inventory) -> bool:
    """Only who acts for the organisation, and only what is closed."""
    return inventory.state in REOPENABLE and may_own(person, inventory.organisation)


def may_recalculate(person: User, inventory: Inventory, today: date) -> bool:
    """Whoever calculates, while the inventory is open; who acts for the organisation when it is ready. Never in review."""
    if inventory.is_ready:
        return may_own(person, inventory.organisation)
    return may_write(person, inventory, today)


def result_context(result: Result, person: User) -> dict[str, Any]:
    """Everything the page shows to the person."""
    found = {
        "result": result,
        "headline": headline_of(result),
        "covered": covered_of(result),
        "downloads": downloads(result.inventory),
        "questions_url": questions_address(result.inventory),
        "everything_url": inventory_address("inventory-category", result.inventory, 0, 0),
    }
    if not result.footprint.lines:
        return {**found, "is_empty": True}
    return {
        **found,
        "is_empty": False,
        "scopes": scopes_picture(result),
        "categories": categories_picture(result),
        "largest": largest_rows(result),
        "bridge": bridge_of(result),
        "years_": years_of(result, opens_others=_belongs(person, result.inventory)),
        "advice": advice_of(result),
        "intensities": intensities_of(result),
    }


def _belongs(person: User, inventory: Inventory) -> bool:
    """Whether one is of the organisation; whoever was invited sees one year only."""
    return Organisation.objects.acted_for_by(person).filter(pk=inventory.organisation_id).exists()


def downloads(inventory: Inventory) -> list[Link]:
    """The files of a result."""
    kinds = (
        ("inventory-pdf", "PDF"),
        ("inventory-xlsx", "Excel (xlsx)"),
        ("inventory-csv", "CSV"),
        ("inventory-json", "JSON"),
        ("inventory-vsme", gettext("VSME datapoints B3 and C3 (JSON)")),
    )
    return [Link(label, inventory_address(name, inventory)) for name, label in kinds]


def questions_address(inventory: Inventory) -> str:
    """The questions, where there are such pages."""
    try:
        return inventory_address("inventory", inventory)
    except NoReverseMatch:
        return ""
