"""The rows of an inventory: added, changed, confirmed, set aside. A row that could not be calculated is refused by name."""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from talkoot.accounts.models import User
from talkoot.engine import Instrument, NoFactor, NotCountable, UnitsDoNotMix, UnknownKind, UnknownUnit
from talkoot.footprints.enums import AnswerState, RowDepth, RowOrigin, RowState
from talkoot.footprints.models import Answer, Evidence, HeldInstrument, Inventory, Row
from talkoot.footprints.operations.inventories import writable
from talkoot.footprints.operations.limits import MOST_KG, check_figures
from talkoot.footprints.queries.footprint import factors_of, footprint_of
from talkoot.kernel.errors import ChangedMeanwhile, Refused
from talkoot.organisations.models import Site


class RowCannotBeCalculated(Refused):
    text = _("This cannot be calculated.")


class WrongUnit(RowCannotBeCalculated):
    text = _("%(given)s cannot be turned into %(wanted)s for this. Choose another unit.")


class NotCountedSo(RowCannotBeCalculated):
    text = _("This cannot be counted so. Choose another answer to what it is for you.")


class NotKnown(RowCannotBeCalculated):
    text = _("No emission factor is known for this. Choose something near it, or give your supplier's figure.")


class NotOfThisCompany(Refused):
    text = _("The place or the paper does not belong to this calculation. Choose another one.")


@dataclass(frozen=True, slots=True)
class RowFacts:
    """What a person says of one amount."""

    kind: str
    amount: Decimal
    unit: str
    depth: str = RowDepth.BILL
    site_id: int | None = None
    place: str = "FI"
    started_on: date | None = None
    ended_on: date | None = None
    scope: int = 0
    category: int = 0
    uncertainty_percent: Decimal | None = None
    own_kg_per_unit: Decimal | None = None
    own_unit: str = ""
    own_source: str = ""
    source: str = ""
    note: str = ""
    estimate: dict[str, Any] = field(default_factory=dict)
    evidence_id: int | None = None


FIELDS = tuple(RowFacts.__dataclass_fields__)


@transaction.atomic
def add_row(
    *,
    inventory_id: int,
    question: int,
    facts: RowFacts,
    by: User | None,
    now: datetime,
    instruments: tuple[Instrument, ...] = (),
    origin: str = RowOrigin.TYPED,
    file_id: int | None = None,
    file_rows: int = 0,
) -> Row:
    """Write one amount down; refused when it could not be calculated. Answering "none" is taken back by it."""
    inventory = writable(inventory_id)
    row = Row(
        inventory=inventory, question=question, by=by, at=now, origin=origin, file_id=file_id, file_rows=file_rows
    )
    _write(row, facts, inventory)
    hold_instruments(row=row, instruments=instruments)
    Answer.objects.filter(inventory=inventory, question=question).exclude(state=AnswerState.DONE).delete()
    return row


@transaction.atomic
def change_row(
    *,
    row_id: int,
    facts: RowFacts,
    by: User | None,
    now: datetime,
    instruments: tuple[Instrument, ...] | None = None,
    seen_version: int | None = None,
) -> Row:
    """Correct an amount; last year's figure counts from now on. The version guards against two people writing at once."""
    row = _open_row(row_id)
    if seen_version is not None and seen_version != row.version:
        raise ChangedMeanwhile
    row.by, row.at = by, now
    if row.state == RowState.TO_CHECK:
        row.state = RowState.COUNTED
    if row.origin == RowOrigin.LAST_YEAR and (facts.amount, facts.unit) != (row.amount, row.unit):
        row.origin = RowOrigin.TYPED
    _write(row, facts, row.inventory)
    if instruments is not None:
        hold_instruments(row=row, instruments=instruments)
    return row


@transaction.atomic
def confirm_row(*, row_id: int, by: User | None, now: datetime) -> Row:
    """Last year's figure holds this year too."""
    row = _open_row(row_id)
    row.state, row.by, row.at = RowState.COUNTED, by, now
    row.save()
    return row


@transaction.atomic
def set_row_aside(*, row_id: int, reason: str, by: User | None, now: datetime) -> Row:
    """Keep the row but do not count it: the same energy is in another row, say."""
    row = _open_row(row_id)
    row.state, row.reason, row.by, row.at = RowState.SET_ASIDE, reason[:300], by, now
    row.save()
    return row


@transaction.atomic
def count_row(*, row_id: int, by: User | None, now: datetime) -> Row:
    """Count a row again that was set aside."""
    row = _open_row(row_id)
    row.state, row.reason, row.by, row.at = RowState.COUNTED, "", by, now
    row.save()
    return row


@transaction.atomic
def remove_row(*, row_id: int) -> None:
    """Take a row away that was a mistake."""
    _open_row(row_id).delete()


def hold_instruments(*, row: Row, instruments: tuple[Instrument, ...]) -> None:
    """What covers the row's supplied energy in the market-based figure."""
    check_figures(*(held.amount for held in instruments), *(held.kg_per_unit for held in instruments))
    row.instruments.all().delete()  # type: ignore[attr-defined]
    for held in instruments:
        HeldInstrument.objects.create(
            row=row,
            kind=held.kind,
            amount=held.amount,
            unit=held.unit,
            kg_per_unit=held.kg_per_unit,
            source=held.source[:300],
        )


def _write(row: Row, facts: RowFacts, inventory: Inventory) -> None:
    check_figures(facts.amount, facts.own_kg_per_unit)
    _check_whose(row, facts, inventory)
    if (row.amount, row.unit) != (facts.amount, facts.unit):
        row.sale_confirmed_at = None  # the seller confirmed another amount
    for name in FIELDS:
        setattr(row, name, getattr(facts, name))
    check_calculable(row, inventory)
    row.save()


def _check_whose(row: Row, facts: RowFacts, inventory: Inventory) -> None:
    """Refuse a place of another organisation and a paper of another inventory."""
    for chosen, before, own in (
        (facts.site_id, row.site_id, Site.objects.filter(organisation=inventory.organisation_id)),
        (facts.evidence_id, row.evidence_id, Evidence.objects.filter(inventory=inventory)),
    ):
        if chosen is not None and chosen != before and not own.filter(pk=chosen).exists():
            raise NotOfThisCompany


def check_calculable(row: Row, inventory: Inventory) -> None:
    """Refuse what the engine refuses, in the user's words."""
    kind = factors_of(inventory).kinds.get(row.kind)
    if kind is None:
        raise NotKnown
    footprint = footprint_of(inventory, [row])
    if not footprint.refused:
        check_figures(*(line.kg_co2e for line in footprint.lines), most=MOST_KG)
        return
    error = footprint.refused[0].error
    if isinstance(error, UnitsDoNotMix):
        raise WrongUnit(given=error.given, wanted=error.wanted) from error
    if isinstance(error, UnknownUnit):
        raise WrongUnit(given=row.unit, wanted=kind.unit) from error
    if isinstance(error, (NoFactor, UnknownKind)):
        raise NotKnown from error
    if isinstance(error, NotCountable):
        raise NotCountedSo from error
    raise RowCannotBeCalculated from error


def _open_row(row_id: int) -> Row:
    row = Row.objects.select_for_update(of=("self",)).select_related("inventory", "site").get(pk=row_id)
    row.inventory = writable(row.inventory_id)
    return row
