"""Emissions from activities: exact, explained, with dated and sourced factors. Plain Python, no framework, no clock.

    from talkoot.engine import Activity, Options, calculate, factor_set

    footprint = calculate([Activity("electricity", Decimal("46.2"), "MWh", 2024)], factor_set(), Options())
    footprint.total_market, footprint.total_location    # kg CO2e, two ways of counting, never added

What stands in `__all__` is the stable interface (docs/engine.md).
"""

from talkoot.engine.activities import Activity, Depth, Instrument, InstrumentKind, Options, OwnFactor
from talkoot.engine.calculation import calculate
from talkoot.engine.chain import NotCountable
from talkoot.engine.factors import Choice, Doubt, Factor, FactorSet, Kind, NoFactor, Role, Status, UnknownKind
from talkoot.engine.gases import AssessmentReport, UnknownGas
from talkoot.engine.lines import Footprint, Line, Method, Refusal
from talkoot.engine.reading import FaultyFile, factor_set
from talkoot.engine.spend import NoPriceLevel
from talkoot.engine.units import Amount, UnitsDoNotMix, UnknownUnit, convert

__all__ = [
    "Activity",
    "Amount",
    "AssessmentReport",
    "Choice",
    "Depth",
    "Doubt",
    "Factor",
    "FactorSet",
    "FaultyFile",
    "Footprint",
    "Instrument",
    "InstrumentKind",
    "Kind",
    "Line",
    "Method",
    "NoFactor",
    "NoPriceLevel",
    "NotCountable",
    "Options",
    "OwnFactor",
    "Refusal",
    "Role",
    "Status",
    "UnitsDoNotMix",
    "UnknownGas",
    "UnknownKind",
    "UnknownUnit",
    "calculate",
    "convert",
    "factor_set",
]
