"""The kept results of an inventory, what lies between them, and what a recalculation would change."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import zip_longest
from typing import Any

from django import forms
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from talkoot.engine import FactorSet, Role
from talkoot.engine.reading import Release, releases
from talkoot.engine.releases import Cause
from talkoot.footprints.models import Calculation, Inventory
from talkoot.footprints.models.inventories import REPORTS
from talkoot.footprints.operations.calculations import plain_difference
from talkoot.footprints.queries.change import effect_of, kept_between
from talkoot.footprints.queries.footprint import factors_of
from talkoot.web.shared.editing import OnceForm
from talkoot.web.ui.numbers import format_day
from talkoot.web.workspace.result.words import PARTS, factor_name, language, mass, name_of, signed_mass

SHOWN = 12
CAUSES = {
    Cause.FACTOR: _("another factor is chosen (%(new)s instead of %(old)s)"),
    Cause.FIGURE: _("the same factor counts differently: corrected, or in other warming potentials"),
    Cause.CAME: _("a part that had no factor before"),
    Cause.WENT: _("a part that has no factor any more"),
    Cause.CALCULABLE: _("could not be calculated before"),
    Cause.REFUSED: _("can no longer be calculated"),
}


@dataclass(frozen=True, slots=True)
class Moved:
    """One group of figures that moved: what, why, and by how much."""

    name: str
    why: str
    change: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Kept:
    """A result that was kept, in words, with what moved since the one before."""

    calculation: Calculation
    market: str
    location: str
    change: str
    moved: list[Moved]
    rest: str


@dataclass(frozen=True, slots=True)
class Preview:
    """What a recalculation would make of the figures."""

    now: str
    then: str
    change: str
    moved: list[Moved]
    rest: str


class RecalculateForm(OnceForm):
    """Another release of factors, other potentials."""

    factors = forms.ChoiceField(label=_("Emission factors"))
    potentials = forms.ChoiceField(label=_("Warming potentials"), choices=REPORTS)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["factors"].choices = [(one.version, _release(one)) for one in reversed(releases())]  # type: ignore[attr-defined]


def kept_told(calculations: Sequence[Calculation], factors: FactorSet) -> list[Kept]:
    """The kept results, newest first, each beside the one before it."""
    return [_told(new, old, factors) for new, old in zip_longest(calculations, calculations[1:])]


def preview_of(inventory: Inventory, version: str, potentials: str) -> Preview:
    """The effect of a recalculation; nothing is written."""
    now, then, moved = effect_of(inventory, version, potentials)
    told = _moves(plain_difference(moved), factors_of(inventory))
    return Preview(
        mass(now.total_market),
        mass(then.total_market),
        signed_mass(moved.effect()),
        told[:SHOWN],
        _rest(len(told)),
    )


def _told(new: Calculation, old: Calculation | None, factors: FactorSet) -> Kept:
    moved: list[Moved] = []
    if old is not None:
        moved = _moves(new.difference, factors) or [
            Moved(name_of(factors, kind), gettext("rows were added, changed or taken away"), signed_mass(after - before), mass(before), mass(after))
            for kind, before, after in kept_between(old.lines, new.lines)
        ]  # fmt: skip
    change = signed_mass(new.total_market_kg - old.total_market_kg) if old is not None else ""
    return Kept(new, mass(new.total_market_kg), mass(new.total_location_kg), change, moved[:SHOWN], _rest(len(moved)))


def _moves(shifts: Iterable[dict[str, Any]], factors: FactorSet) -> list[Moved]:
    """The shifts of the market-based total in words."""
    return [_moved(shift, factors) for shift in shifts if shift["method"] != "location"]


def _moved(shift: dict[str, Any], factors: FactorSet) -> Moved:
    from_kg, to_kg = Decimal(shift["old_kg"]), Decimal(shift["new_kg"])
    why = str(CAUSES[Cause(shift["cause"])]) % {
        "old": factor_name(shift["old_factor"]),
        "new": factor_name(shift["new_factor"]),
    }
    name = f"{name_of(factors, shift['kind'])}: {PARTS[Role(shift['role'])]}"
    return Moved(name, why, signed_mass(to_kg - from_kg), mass(from_kg), mass(to_kg))


def _rest(count: int) -> str:
    more = count - SHOWN
    words = ngettext("And %(count)s smaller change.", "And %(count)s smaller changes.", max(more, 0))
    return words % {"count": more} if more > 0 else ""


def _release(one: Release) -> str:
    note = one.note.get(language()) or one.note.get("en", "")
    return f"{one.version} ({format_day(one.released_on)}): {note}"
