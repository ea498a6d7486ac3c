"""The result as datapoints of the European voluntary standard for small companies (VSME): B3 and C3."""

import json
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext

from talkoot.engine import Amount, InstrumentKind, Line, Method, Role, UnitsDoNotMix, UnknownUnit, convert
from talkoot.engine.gases import BIOGENIC
from talkoot.engine.measures import library
from talkoot.engine.vsme import Disclosure, Energy, Scopes, Target, datapoints
from talkoot.footprints.enums import MeasureState
from talkoot.footprints.exports.tables import name_of, state_of
from talkoot.footprints.models import ChosenMeasure
from talkoot.footprints.queries.result import Result
from talkoot.footprints.queries.years import Year

ZERO = Decimal(0)
NUCLEAR = re.compile(r"ydin|kärnkraft|nuclear", re.IGNORECASE)
RESTATED = Decimal("0.005")  # the base value in force is another than the base year's own calculation
SELF_GENERATED = frozenset({"own-solar", "own-wind", "own-hydro"})
WITHOUT_FUEL = frozenset({"own-heat-pump", "own-solar-heat", "own-free-cooling"})  # neither bought nor burnt


def vsme_of(result: Result, language: str) -> bytes:
    """The datapoints as JSON, with the state of the calculation, what was assumed and what is left out."""
    year, footprint = result.inventory.year, result.footprint
    target, missing = _target(result, language)
    fuels, unknown = _fuels(result)
    disclosure = Disclosure(
        first=date(year, 1, 1),
        last=date(year, 12, 31),
        electricity=_electricity(result),
        self_generated=Energy(renewable_mwh=sum((_mwh(line) for line in _of(result, SELF_GENERATED)), ZERO)),
        fuels=fuels,
        other_mwh=sum((_mwh(line) for line in _heat(result)), ZERO),
        scopes=Scopes(
            footprint.scope_1, footprint.scope_2_location, footprint.scope_2_market, footprint.scope_3 or None
        ),
        turnover_eur=result.inventory.turnover_eur,
        target=target,
    )
    document = {
        "organisation": result.inventory.organisation.name,
        "year": year,
        "state": state_of(result),
        "assumptions": _assumptions(target is not None),
        "left_out": [*unknown, *missing],
        **datapoints(disclosure),
    }
    return json.dumps(document, ensure_ascii=False, indent=1).encode()


def _assumptions(with_target: bool) -> list[str]:
    found = [
        gettext("Electricity is renewable as far as guarantees of origin without emissions cover it, unless their source names nuclear power."),
        gettext("A fuel is renewable in the share of its CO₂ that comes from plants."),
    ]  # fmt: skip
    if with_target:
        found.append(
            gettext("The target is set for the total: the same reduction is shown for each scope that belongs to it.")
        )
    return found


def _electricity(result: Result) -> Energy:
    bought = sum((_mwh(line) for line in _of(result, frozenset({"electricity"}))), ZERO)
    renewable = sum((_mwh(line) for line in _market(result) if _is_renewable(line)), ZERO)
    return Energy(renewable, bought - renewable)


def _is_renewable(line: Line) -> bool:
    """A certificate without emissions; nuclear power has guarantees of origin too."""
    factor = line.choice.factor
    return factor.id == InstrumentKind.CERTIFICATE and not line.kg_per_unit and not NUCLEAR.search(factor.document)


def _of(result: Result, kinds: frozenset[str]) -> Iterator[Line]:
    """One line for each row of own supplied energy: its location-based one."""
    return (line for line in _located(result) if line.activity.kind in kinds)


def _located(result: Result) -> Iterator[Line]:
    return (line for line in result.footprint.lines if line.scope == 2 and line.method == Method.LOCATION)


def _market(result: Result) -> Iterator[Line]:
    lines = (line for line in result.footprint.lines if line.scope == 2 and line.method == Method.MARKET)
    return (line for line in lines if line.activity.kind == "electricity")


def _heat(result: Result) -> Iterator[Line]:
    not_bought = SELF_GENERATED | WITHOUT_FUEL | {"electricity"}
    return (line for line in _located(result) if line.activity.kind not in not_bought)


def _fuels(result: Result) -> tuple[Energy, list[str]]:
    """Energy of what was burnt in scope 1, by net calorific value; and the fuels whose energy content is not known."""
    renewable, other, unknown = ZERO, ZERO, set()
    for line in result.footprint.lines:
        if line.scope != 1 or line.role is not Role.COMBUSTION:
            continue
        mwh = _fuel_mwh(line, result)
        if mwh is None:
            unknown.add(name_of(line.activity.kind, result, "en"))
            continue
        share = _share_of_plants(line)
        renewable, other = renewable + mwh * share, other + mwh * (1 - share)
    return Energy(renewable, other), sorted(
        gettext("The energy of %(fuel)s: its calorific value is not known.") % {"fuel": fuel} for fuel in unknown
    )


def _fuel_mwh(line: Line, result: Result) -> Decimal | None:
    kind = result.factors.kinds[line.activity.kind]
    try:
        return convert(Amount(line.quantity, line.choice.factor.unit), "MWh_net", kind.properties)
    except (UnitsDoNotMix, UnknownUnit):
        return None


def _share_of_plants(line: Line) -> Decimal:
    gases = line.choice.factor.gases
    plants, fossil = gases.get(BIOGENIC, ZERO), gases.get("co2", ZERO)
    return plants / (plants + fossil) if plants + fossil else ZERO


def _mwh(line: Line) -> Decimal:
    return convert(Amount(line.quantity, line.choice.factor.unit), "MWh")


def _target(result: Result, language: str) -> tuple[Target | None, list[str]]:
    """The target for C3, when the base year's own calculation is kept: only that tells the scopes apart."""
    target = result.series.target
    if target is None:
        return None, [gettext("C3, reduction target: no target has been set.")]
    base = next((one for one in result.series.years if one.year == target.base_year), None)
    if base is None:
        return None, [gettext("C3, reduction target: the base year has no calculation here.")]
    if abs(base.measured_kg(target) - target.base_kg) > target.base_kg * RESTATED:
        return None, [gettext("C3, reduction target: the base value was restated and is not divided by scope.")]
    left = 1 - target.cut_percent / 100
    aimed = _scopes(base, target.with_scope_3, left)
    actions = _actions(result, language)
    return Target(target.base_year, _scopes(base, target.with_scope_3), target.target_year, aimed, actions), []


def _scopes(year: Year, with_scope_3: bool, left: Decimal = Decimal(1)) -> Scopes:
    return Scopes(
        year.scope_1_kg * left,
        year.scope_2_location_kg * left,
        year.scope_2_market_kg * left,
        year.scope_3_kg * left if with_scope_3 else None,
    )


def _actions(result: Result, language: str) -> str:
    """The measures that have been decided on or done."""
    states = (MeasureState.DECIDED, MeasureState.DONE)
    chosen = ChosenMeasure.objects.filter(organisation=result.inventory.organisation_id, state__in=states)
    measures = library()
    names = [measures[one.code].name for one in chosen if one.code in measures]
    return "; ".join(name.get(language) or name.get("en", "") for name in names)
