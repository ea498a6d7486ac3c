"""The one sentence: how much, how sure, and why the two ways of counting purchased energy differ."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext

from talkoot.engine import Doubt, InstrumentKind
from talkoot.engine.intensity import per_m2, per_person, per_turnover
from talkoot.footprints.queries.result import Result
from talkoot.web.ui.numbers import format_percent
from talkoot.web.workspace.result.words import exact, figured, mass, place_name, span

HELD = frozenset(InstrumentKind)
SAME_KG = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class Headline:
    """What stands at the top. Amounts as words; `why` explains the two ways, `marks` what to know about the factors."""

    market: str
    location: str
    likely: str
    why: str
    marks: tuple[str, ...]
    biogenic: str


@dataclass(frozen=True, slots=True)
class Intensity:
    """A figure that can be compared, and how it is made."""

    value: str
    about: str


def headline_of(result: Result) -> Headline:
    """The headline of a result."""
    footprint, interval = result.footprint, result.spread
    return Headline(
        market=mass(footprint.total_market),
        location=mass(footprint.total_location),
        likely=span(interval.low, interval.high),
        why=why_two(result),
        marks=tuple(mark for mark in (_stand_ins(result), _other_report(result)) if mark),
        biogenic=mass(footprint.biogenic) if footprint.biogenic else "",
    )


def why_two(result: Result) -> str:
    """One sentence on why the two totals differ, or why not."""
    footprint = result.footprint
    if not any(line.scope == 2 for line in footprint.lines):
        return gettext("There is no purchased energy in the calculation, so both ways of counting give the same.")
    more = footprint.scope_2_market - footprint.scope_2_location
    held = any(line.method == "market" and line.choice.factor.id in HELD for line in footprint.lines)
    if abs(more) < SAME_KG:
        return gettext("Both ways of counting purchased energy give the same.")
    if more < 0:
        return gettext("By contract it is less, because you have chosen electricity with lower emissions than the mean of the grid.")  # fmt: skip
    if held:
        return gettext("By contract it is more, although a part of your electricity is covered: the rest is ordinary electricity, what is left when others have bought the clean share.")  # fmt: skip
    return gettext("By contract it is more, because you buy ordinary electricity: what is left of the grid when others have bought the clean share.")  # fmt: skip


def intensities_of(result: Result) -> list[Intensity]:
    """Emissions per person, square metre and turnover, where these are known."""
    inventory, footprint = result.inventory, result.footprint
    found = []
    if inventory.staff:
        each = per_person(footprint.total_market, inventory.staff)
        about = gettext("a person: the whole divided by %(count)s people") % {"count": exact(inventory.staff)}
        found.append(Intensity(mass(each.value), about))
    if inventory.floor_m2:
        each = per_m2(footprint.total_market, inventory.floor_m2)
        about = gettext("a square metre: the whole divided by %(area)s m²") % {"area": exact(inventory.floor_m2)}
        found.append(Intensity(mass(each.value), about))
    if inventory.turnover_eur:
        each = per_turnover(footprint.scope_1 + footprint.scope_2_market, inventory.turnover_eur)
        millions = figured(inventory.turnover_eur / 1_000_000)
        about = gettext("a million euros of turnover: scopes 1 and 2 divided by %(millions)s million €")
        found.append(Intensity(mass(each.tonnes_per_million * 1000), about % {"millions": millions}))
    return found


def _stand_ins(result: Result) -> str:
    """How much rests on figures that stand in, and from where the foreign ones are."""
    lines = [line for line in result.footprint.counted() if line.choice.is_stand_in]
    share = _share(sum((abs(line.kg_co2e) for line in lines), Decimal(0)), result)
    if not share:
        return ""
    foreign = {line.choice.factor.geography for line in lines if Doubt.FOREIGN in line.choice.doubts}
    if not foreign:
        return gettext("For %(share)s of it a figure of another year or a mean stands in.") % {"share": share}
    places = ", ".join(sorted(place_name(geography) for geography in foreign))
    return gettext("For %(share)s of it a figure of another year or country stands in (%(places)s).") % {
        "share": share,
        "places": places,
    }


def _other_report(result: Result) -> str:
    share = _share(result.footprint.kg_of_other_report, result)
    report = str(result.footprint.options.report).upper()
    if not share:
        return ""
    return gettext("%(share)s of it was published without its gases and could not be turned into the warming potentials of %(report)s.") % {
        "share": share, "report": report,
    }  # fmt: skip


def _share(kg: Decimal, result: Result) -> str:
    """A share of all that is counted, credits weighing as much as charges; empty below half a per cent."""
    whole = sum((abs(line.kg_co2e) for line in result.footprint.counted()), Decimal(0))
    share = abs(kg) / whole if whole else Decimal(0)
    return format_percent(share, 0) if share >= Decimal("0.005") else ""
