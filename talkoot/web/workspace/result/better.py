"""What would make the figure better: the amount or the factor with the largest uncertainty, and what to do about it."""

from dataclasses import dataclass

from django.utils.translation import gettext

from talkoot.engine import Depth, Doubt
from talkoot.engine.judging import of_amount, of_factor
from talkoot.footprints.queries.result import Better, Result
from talkoot.web.ui.numbers import format_percent
from talkoot.web.workspace.inventory_page import inventory_address
from talkoot.web.workspace.result.words import name_of, per_cent_range, span


@dataclass(frozen=True, slots=True)
class Advice:
    """The row to begin with, what is unsure about it, what to do, and the range if it were known."""

    name: str
    unsure: str
    deed: str
    then: str
    address: str


def advice_of(result: Result) -> Advice | None:
    """The advice; None where nothing is counted or nothing is unsure."""
    better = result.better
    if better is None:
        return None
    half, total = better.contribution.half_width_without_kg, result.spread.value
    share = format_percent(better.contribution.share, 0)
    return Advice(
        name=name_of(result.factors, better.row.kind),
        unsure=_unsure(better, result, share),
        deed=_deed(better),
        then=gettext("If it were known exactly, the range would be %(range)s.")
        % {"range": span(total - half, total + half)},
        address=inventory_address("inventory-figure", result.inventory, better.row.pk),
    )


def _unsure(better: Better, result: Result, share: str) -> str:
    line = better.line
    if better.is_factor:
        facts = {"width": per_cent_range(of_factor(line.choice, result.inventory.year)), "share": share}
        return gettext("Its emission factor is unsure (%(width)s) and makes %(share)s of the uncertainty of the whole.") % facts  # fmt: skip
    facts = {"width": per_cent_range(of_amount(line.activity)), "share": share}
    return gettext("Its amount is unsure (%(width)s) and makes %(share)s of the uncertainty of the whole.") % facts


def _deed(better: Better) -> str:
    depth, doubts = better.line.activity.depth, better.line.choice.doubts
    if better.is_factor and (depth is Depth.SPEND or better.line.choice.factor.unit.startswith(("eur", "usd"))):
        return gettext("Give the amount in kilograms, litres or pieces instead of euros, or ask your largest supplier for its own figure.")  # fmt: skip
    if better.is_factor and Doubt.MEAN in doubts:
        return gettext("Choose your heat network, or ask the heat company for its own figure.")
    if better.is_factor:
        return gettext("Ask your supplier for its own emission figure.")
    if depth in {Depth.ESTIMATE, Depth.SPEND}:
        return gettext("Replace the estimate with a bill or a reading.")
    return gettext("Attach a measured figure, for example a meter reading or the supplier's summary of the year.")
