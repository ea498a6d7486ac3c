"""What moved between two releases of the factors, and what that did to the figures of one inventory."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, localcontext
from enum import StrEnum
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple

from talkoot.engine.activities import Activity
from talkoot.engine.factors import Factor, FactorSet, Role
from talkoot.engine.gases import AssessmentReport, UnknownGas
from talkoot.engine.lines import EXACT, ZERO, Footprint, Line, Method, Refusal, exact_sum
from talkoot.engine.reading import SHIPPED, factor_set, releases
from talkoot.engine.units import PRECISE, Amount, UnitsDoNotMix, UnknownUnit, convert


class UnknownRelease(LookupError):
    """The directory has no release of this version."""

    def __init__(self, version: str) -> None:
        super().__init__(f"no release {version!r}")
        self.version = version


class Movement(StrEnum):
    """What happened to a factor."""

    ADDED = "added"
    REPLACED = "replaced"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Change:
    """One factor that moved. `old_kg` and `new_kg` are kg CO2e per one `unit`, None where there is nothing to tell."""

    movement: Movement
    old: Factor | None
    new: Factor | None
    unit: str
    old_kg: Decimal | None
    new_kg: Decimal | None

    @property
    def factor(self) -> Factor:
        """The newer of the two."""
        found = self.new or self.old
        assert found is not None  # noqa: S101
        return found

    @property
    def relative(self) -> Decimal | None:
        """The move as a share of the old figure; None without two figures to compare."""
        if self.old_kg is None or self.new_kg is None or not self.old_kg:
            return None
        return self.new_kg / self.old_kg - 1


def changes(
    old: str, new: str, directory: Path = SHIPPED, report: AssessmentReport = AssessmentReport.AR6
) -> tuple[Change, ...]:
    """Every factor that came, was replaced or went between two releases; raises UnknownRelease.

    Figures with a gas split are told in the potentials of `report`, others as they were published.
    """
    for version in (old, new):
        if version not in {release.version for release in releases(directory)}:
            raise UnknownRelease(version)
    return changes_between(factor_set(old, directory), factor_set(new, directory), report)


def changes_between(
    old: FactorSet, new: FactorSet, report: AssessmentReport = AssessmentReport.AR6
) -> tuple[Change, ...]:
    """The same between two sets that are at hand, by kind, role, place and validity."""
    before, after = _by_id(old), _by_id(new)
    went = [factor for id_, factor in before.items() if after.get(id_) != factor]
    came = [factor for id_, factor in after.items() if before.get(id_) != factor]
    found = [_change(one, other, old, new, report) for one, other in _pairs(went, came)]
    return tuple(sorted(found, key=lambda change: _place_in_list(change.factor)))


def _by_id(factors: FactorSet) -> dict[str, Factor]:
    return {factor.id: factor for factor in factors.all_factors()}


def _place_in_list(factor: Factor) -> tuple[str, str, str, date, str]:
    return factor.kind, factor.role, factor.geography, factor.valid_from, factor.id


def _use(factor: Factor) -> tuple[str, str, str, str]:
    return factor.kind, factor.role, factor.geography, factor.variant


def _pairs(went: list[Factor], came: list[Factor]) -> Iterator[tuple[Factor | None, Factor | None]]:
    """Each factor that went with the one that took its place: the same identifier, else the same use at the same time."""
    left: dict[tuple[str, str, str, str], list[Factor]] = defaultdict(list)
    for factor in went:
        left[_use(factor)].append(factor)
    for factor in came:
        candidates = [old for old in left[_use(factor)] if _follows(old, factor)]
        best = max(candidates, key=lambda old: _likeness(old, factor), default=None)
        if best is not None:
            left[_use(factor)].remove(best)
        yield best, factor
    yield from ((factor, None) for factors in left.values() for factor in factors)


def _follows(old: Factor, new: Factor) -> bool:
    return old.id == new.id or (old.valid_from <= new.valid_to and new.valid_from <= old.valid_to)


def _likeness(old: Factor, new: Factor) -> tuple[bool, bool, bool, str]:
    same_days = (old.valid_from, old.valid_to) == (new.valid_from, new.valid_to)
    return old.id == new.id, same_days, old.publisher == new.publisher, old.id


def _change(
    one: Factor | None, other: Factor | None, old: FactorSet, new: FactorSet, report: AssessmentReport
) -> Change:
    if one is None or other is None:
        movement = Movement.ADDED if other else Movement.WITHDRAWN
    else:
        movement = Movement.REPLACED
    unit = (other or one).unit  # type: ignore[union-attr]
    return Change(movement, one, other, unit, _kg(one, unit, old, report), _kg(other, unit, new, report))


def _kg(factor: Factor | None, unit: str, factors: FactorSet, report: AssessmentReport) -> Decimal | None:
    """Kilograms of CO2e per one `unit`, or None where gas or unit stand in the way."""
    if factor is None:
        return None
    kind = factors.kinds.get(factor.kind)
    try:
        with localcontext(PRECISE):
            in_its_unit = convert(Amount(Decimal(1), unit), factor.unit, kind.properties if kind else None)
            return factor.kg_co2e(factors.potentials[report]) * in_its_unit
    except (UnknownGas, UnitsDoNotMix, UnknownUnit):
        return None


class Cause(StrEnum):
    """Why a group of lines has other kilograms than before."""

    FACTOR = "factor"  # another factor is chosen
    FIGURE = "figure"  # the same factor counts differently: corrected, or in other potentials
    CAME = "came"  # a part of the chain that had no factor
    WENT = "went"  # a part of the chain that has none any more
    CALCULABLE = "calculable"  # rows that were refused before
    REFUSED = "refused"  # rows that are refused now


class Group(NamedTuple):
    """Rows of one kind, year and place, in one part of the chain."""

    kind: str
    year: int
    place: str
    role: Role
    scope: int
    category: int
    method: str


@dataclass(frozen=True, slots=True)
class Shift:
    """A group of lines whose figures moved, from which factor to which, and the kilograms of CO2e before and after."""

    cause: Cause
    group: Group
    old: Factor | None
    new: Factor | None
    rows: int
    old_kg: Decimal
    new_kg: Decimal

    @property
    def effect(self) -> Decimal:
        return exact_sum((self.new_kg, self.old_kg.copy_negate()))


@dataclass(frozen=True, slots=True)
class Difference:
    """All that lies between two results of the same activities, largest effect first."""

    old_version: str
    new_version: str
    shifts: tuple[Shift, ...]
    became_calculable: tuple[Activity, ...]
    became_refused: tuple[Refusal, ...]

    def effect(self, method: str = Method.MARKET) -> Decimal:
        """Kilograms by which the total moved: exactly the new total minus the old one, counted this way."""
        return exact_sum(shift.effect for shift in self.shifts if shift.group.method in {"", method})


def difference(old: Footprint, new: Footprint) -> Difference:
    """What explains that two results of the same activities differ, line group by line group."""
    before, after = _parts(old.lines), _parts(new.lines)
    was_refused = {refusal.activity for refusal in old.refused}
    is_refused = {refusal.activity for refusal in new.refused}
    found: dict[tuple[object, ...], list[_Moved]] = defaultdict(list)
    for part in {**before, **after}:
        activity, group = part
        for moved in _moves(before.get(part, {}), after.get(part, {})):
            cause = _cause(moved, activity in was_refused, activity in is_refused)
            found[cause, group, moved.old_id, moved.new_id].append(moved)
    shifts = (_shift(cause, group, moves) for (cause, group, *_), moves in found.items())  # type: ignore[arg-type]
    return Difference(
        old.version,
        new.version,
        tuple(sorted(shifts, key=lambda shift: (-abs(shift.effect), shift.group))),
        tuple(refusal.activity for refusal in old.refused if refusal.activity not in is_refused),
        tuple(refusal for refusal in new.refused if refusal.activity not in was_refused),
    )


class _Moved(NamedTuple):
    """One part of one activity, with the lines that give it before and after."""

    old: Line | None
    new: Line | None
    old_kg: Decimal
    new_kg: Decimal

    @property
    def old_id(self) -> str:
        return self.old.choice.factor.id if self.old else ""

    @property
    def new_id(self) -> str:
        return self.new.choice.factor.id if self.new else ""


Part = tuple[Activity, Group]


def _parts(lines: Iterable[Line]) -> dict[Part, dict[str, list[Line]]]:
    """The lines of each part of each activity, by factor."""
    found: dict[Part, dict[str, list[Line]]] = defaultdict(lambda: defaultdict(list))
    for line in lines:
        done = line.activity
        group = Group(done.kind, done.year, done.place, line.role, line.scope, line.category, line.method)
        found[done, group][line.choice.factor.id].append(line)
    return found


def _moves(before: dict[str, list[Line]], after: dict[str, list[Line]]) -> Iterator[_Moved]:
    """The same factor with itself, then what is left in the order of the lines. What did not move is not told."""
    none: list[Line] = []
    stayed = [(before[id_], after[id_]) for id_ in before if id_ in after]
    went = [lines for id_, lines in before.items() if id_ not in after]
    came = [lines for id_, lines in after.items() if id_ not in before]
    for old, new in [*stayed, *zip_longest(went, came, fillvalue=none)]:
        kg = exact_sum(line.kg_co2e for line in old), exact_sum(line.kg_co2e for line in new)
        moved = _Moved(old[0] if old else None, new[0] if new else None, *kg)
        if moved.old_id != moved.new_id or moved.old_kg != moved.new_kg:
            yield moved


def _cause(moved: _Moved, was_refused: bool, is_refused: bool) -> Cause:
    if moved.old is None:
        return Cause.CALCULABLE if was_refused else Cause.CAME
    if moved.new is None:
        return Cause.REFUSED if is_refused else Cause.WENT
    return Cause.FIGURE if moved.old_id == moved.new_id else Cause.FACTOR


def _shift(cause: Cause, group: Group, moves: list[_Moved]) -> Shift:
    first = moves[0]
    with localcontext(EXACT):
        old_kg = sum((moved.old_kg for moved in moves), ZERO)
        new_kg = sum((moved.new_kg for moved in moves), ZERO)
    return Shift(
        cause,
        group,
        first.old.choice.factor if first.old else None,
        first.new.choice.factor if first.new else None,
        len(moves),
        old_kg,
        new_kg,
    )
