"""From activities to explained lines: E = quantity × unit × factor, for each part of the chain that a scope wants."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal, localcontext
from typing import NamedTuple

from talkoot.engine.activities import Activity, Instrument, InstrumentKind, Options
from talkoot.engine.chain import NotCountable, Step, steps_of
from talkoot.engine.factors import Choice, Doubt, Factor, FactorSet, Kind, NoFactor, Role, Status, UnknownKind
from talkoot.engine.gases import BIOGENIC, UnknownGas
from talkoot.engine.lines import ZERO, Footprint, Line, Method, Refusal
from talkoot.engine.spend import NoPriceLevel, money_multiplier
from talkoot.engine.units import PRECISE, Amount, UnitsDoNotMix, UnknownUnit, convert, unit

REFUSALS = (UnitsDoNotMix, UnknownUnit, UnknownKind, NoFactor, UnknownGas, NoPriceLevel, NotCountable)
ORDER = list(InstrumentKind)


class Figure(NamedTuple):
    """A chosen factor with its kilograms of CO2e, and of CO2 of plants, per unit."""

    choice: Choice
    kg_per_unit: Decimal
    biogenic_per_unit: Decimal


class Term(NamedTuple):
    """A step with its factor, ready to multiply: quantity in the factor's unit = amount × multiplier."""

    step: Step
    choice: Choice
    multiplier: Decimal
    kg_per_unit: Decimal
    biogenic_per_unit: Decimal


def calculate(activities: Iterable[Activity], factors: FactorSet, options: Options = Options()) -> Footprint:  # noqa: B008
    """The footprint of the activities: every line explained, every row that cannot be calculated named with why."""
    lines: list[Line] = []
    refused: list[Refusal] = []
    planner = Planner(factors, options)
    with localcontext(PRECISE):
        for activity in activities:
            before = len(lines)
            try:
                planner.add_lines(activity, lines)
            except REFUSALS as error:
                del lines[before:]  # an instrument may stand in the way after the first lines
                refused.append(Refusal(activity, error))
    return Footprint(tuple(lines), tuple(refused), factors.version, options)


class Planner:
    """Remembers, for rows that differ in their amount only, which factors they take."""

    def __init__(self, factors: FactorSet, options: Options) -> None:
        self.factors = factors
        self.options = options
        self.potentials = factors.potentials[options.report]
        self.variants = options.variants()
        self._plans: dict[tuple[object, ...], tuple[Term, ...]] = {}
        self._figures: dict[tuple[object, ...], Figure] = {}

    def add_lines(self, activity: Activity, lines: list[Line]) -> None:
        """Append the lines of one activity; raises one of REFUSALS."""
        if not activity.amount.is_finite():
            raise NotCountable(f"an amount of {activity.amount}")
        for term in self.terms(activity):
            if activity.instruments and term.step.method == Method.MARKET:
                lines.extend(self._market(activity, term))
                continue
            (role, scope, category, method), choice, multiplier, kg_per_unit, biogenic = term
            quantity = activity.amount * multiplier
            lines.append(
                Line(
                    activity,
                    role,
                    scope,
                    category,
                    method,
                    choice,
                    quantity,
                    kg_per_unit,
                    quantity * kg_per_unit,
                    quantity * biogenic if biogenic else ZERO,
                )
            )

    def terms(self, activity: Activity) -> tuple[Term, ...]:
        """The parts of the chain with their factors, the same for every row of this kind, unit, year and use."""
        key = (
            activity.kind, activity.unit, activity.year, activity.place,
            activity.scope, activity.category, activity.own_factor,
        )  # fmt: skip
        found = self._plans.get(key)
        if found is None:
            found = self._plans[key] = self._plan(activity)
        return found

    def _plan(self, activity: Activity) -> tuple[Term, ...]:
        kind = self.factors.kind(activity.kind)
        steps = steps_of(kind, self._source_of(kind), activity, self.factors)
        return tuple(self._term(activity, kind, step) for step in steps)

    def _source_of(self, kind: Kind) -> Kind:
        """The kind whose factors are used: of the energy behind a service, where there is one."""
        return self.factors.kind(kind.energy.kind) if kind.energy else kind

    def _term(self, activity: Activity, kind: Kind, step: Step) -> Term:
        choice, kg_per_unit, biogenic = self._figure(activity, kind, step.role, is_own=_takes_own(activity, step))
        multiplier, levelled = self._multiplier(activity, kind, choice.factor.unit)
        if not levelled:
            choice = replace(choice, doubts=choice.doubts | {Doubt.PRICES})
        return Term(step, choice, multiplier, kg_per_unit, biogenic)

    def _figure(self, activity: Activity, kind: Kind, role: Role, *, is_own: bool) -> Figure:
        """The chosen factor in kilograms: the same whatever unit the activity is given in."""
        key = (kind.code, role, activity.year, activity.place, activity.own_factor if is_own else None)
        found = self._figures.get(key)
        if found is None:
            choice = Choice(_own(activity, role)) if is_own else self._choice(activity, kind, role)
            factor = choice.factor
            if factor.co2e is not None and factor.report != self.options.report:
                choice = replace(choice, doubts=choice.doubts | {Doubt.NO_SPLIT})
            biogenic = factor.gases.get(BIOGENIC, ZERO)
            found = self._figures[key] = Figure(choice, factor.kg_co2e(self.potentials), biogenic)
        return found

    def _choice(self, activity: Activity, kind: Kind, role: Role) -> Choice:
        """The factor of the library. Where a place has no residual mix, the mean of its grid serves both methods.

        So it is with heat and cold, and in countries that disclose the origin of all electricity (GHG Protocol Scope 2
        Guidance, hierarchy of the market-based method: residual mix, else grid average).
        """
        source = self._source_of(kind)
        if role is not Role.MARKET:
            return self._chosen(source, role, activity)
        try:
            return self._chosen(source, role, activity, self.options.residual_publisher)
        except NoFactor:
            return self._figure(activity, kind, Role.LOCATION, is_own=False).choice

    def _chosen(self, source: Kind, role: Role, activity: Activity, publisher: str = "") -> Choice:
        day = date(activity.year, 7, 1)
        return self.factors.choose(
            source.code, role, day=day, place=activity.place, variants=self.variants, publisher=publisher
        )

    def _multiplier(self, activity: Activity, kind: Kind, wanted: str) -> tuple[Decimal, bool]:
        """What turns the activity's amount into the factor's unit, and whether prices of two years are comparable."""
        one = Amount(Decimal(1), activity.unit)
        if kind.energy is not None and unit(wanted).dimension != unit(kind.energy.per).dimension:
            in_service = convert(one, kind.energy.per)
            return convert(Amount(in_service * kind.energy.amount, kind.energy.unit), wanted), True
        given = unit(activity.unit)
        if given.dimension.startswith("money") and unit(wanted).dimension.startswith("money"):
            return money_multiplier(given.code, activity.year, unit(wanted).code, self.factors)
        return convert(one, wanted, kind.properties), True

    def _market(self, activity: Activity, residual: Term) -> list[Line]:
        """What the instruments cover, in the order of their quality, then the residual mix for the rest."""
        quantity = activity.amount * residual.multiplier
        left, lines = quantity, []
        for held in sorted(activity.instruments, key=lambda one: ORDER.index(one.kind)):
            covered = _covered(held, residual, left)
            left -= covered
            if covered:
                lines.append(_line_of(activity, residual.step, _instrument_choice(activity, held, residual), covered))
        if left:
            lines.append(_line_of(activity, residual.step, residual.choice, left, residual))
        return lines


def _takes_own(activity: Activity, step: Step) -> bool:
    """Whether the supplier's figure stands for this part: never for the mean of the grid in scope 2, nor for the way there."""
    if activity.own_factor is None:
        return False
    if step.role is Role.LOCATION:
        return step.scope == 3  # one method only: the better figure
    return step.role in {Role.MARKET, Role.LIFECYCLE, Role.COMBUSTION}


def _own(activity: Activity, role: Role) -> Factor:
    """The supplier's figure as a factor; its name tells it from other suppliers', whose errors are their own."""
    own = activity.own_factor
    assert own is not None  # noqa: S101
    return Factor(
        id=f"own {activity.kind} {own.kg_per_unit} {own.source}".strip(),
        kind=activity.kind,
        role=role,
        unit=own.unit,
        co2e=own.kg_per_unit,
        geography=activity.place,
        document=own.source,
        status=Status.OWN,
    )


def _covered(held: Instrument, residual: Term, left: Decimal) -> Decimal:
    """How much of what is left the instrument covers, in the residual factor's unit; never more than there is.

    A credit is covered like its charge, so that the two cancel; an amount below zero covers nothing.
    """
    if held.amount is None:
        return left
    most = max(ZERO, convert(Amount(held.amount, held.unit), residual.choice.factor.unit))
    return min(abs(left), most).copy_sign(left)


def _instrument_choice(activity: Activity, held: Instrument, residual: Term) -> Choice:
    factor = residual.choice.factor
    per_unit = held.kg_per_unit * convert(Amount(Decimal(1), factor.unit), held.unit)
    return Choice(
        Factor(
            id=held.kind,
            kind=activity.kind,
            role=Role.MARKET,
            unit=factor.unit,
            co2e=per_unit,
            geography=activity.place,
            document=held.source,
            status=Status.OWN,
        )
    )


def _line_of(activity: Activity, step: Step, choice: Choice, quantity: Decimal, term: Term | None = None) -> Line:
    per_unit = term.kg_per_unit if term else choice.factor.co2e or ZERO
    biogenic = term.biogenic_per_unit if term else ZERO
    return Line(activity, *step, choice, quantity, per_unit, quantity * per_unit, quantity * biogenic)
