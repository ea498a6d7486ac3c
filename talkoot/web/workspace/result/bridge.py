"""Why the footprint changed since the year before, in four parts."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from talkoot.footprints.queries.change import Parts, Story
from talkoot.footprints.queries.result import Result
from talkoot.web.ui.charts import Bar, Part
from talkoot.web.ui.numbers import format_percent
from talkoot.web.ui.pieces import Column, Table
from talkoot.web.workspace.result.words import mass, name_of, signed_mass

NAMES = {
    "activity": _("What you did: more or less was used"),
    "energy_system": _("The energy system: grids, heat networks and fuels emit more or less per unit"),
    "method": _("The way of calculating: publishers or potentials changed"),
    "structure": _("What came or ended: new or ended sources and contracts"),
}
SHORT = {"activity": _("Your own activity"), "energy_system": _("Energy system"), "method": _("Way of calculating"), "structure": _("Came or ended")}  # fmt: skip
SOURCES = 8
ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Bridge:
    """The change in a sentence, as bars (growth dark, fall light), and by source as a table."""

    sentence: str
    about: str
    bars: list[Bar]
    key: list[tuple[str, str]]
    table: Table
    cover: str
    from_year: int


def bridge_of(result: Result) -> Bridge | None:
    """The bridge from the year before; None without one."""
    story = result.story
    if story is None:
        return None
    return Bridge(
        sentence=_sentence(story),
        about=_largest_part(story.parts),
        bars=[_bar(str(NAMES[name]), getattr(story.parts, name)) for name in NAMES],
        key=[("d1", gettext("more")), ("d3", gettext("less"))],
        table=_table(story, result),
        cover=_cover(story),
        from_year=story.before.year,
    )


def _sentence(story: Story) -> str:
    facts = {"before": mass(story.before_kg), "after": mass(story.after_kg), "from": story.before.year}
    change = story.after_kg - story.before_kg
    facts["share"] = format_percent(abs(change) / abs(story.before_kg), 0) if story.before_kg else ""
    if not story.before_kg or not change:
        return gettext("From %(before)s in %(from)s to %(after)s.") % facts
    if change < 0:
        return gettext("%(share)s less than in %(from)s: from %(before)s to %(after)s.") % facts
    return gettext("%(share)s more than in %(from)s: from %(before)s to %(after)s.") % facts


def _largest_part(parts: Parts) -> str:
    name = max(NAMES, key=lambda one: abs(getattr(parts, one)))
    facts = {"part": SHORT[name], "change": signed_mass(getattr(parts, name))}
    if not getattr(parts, name):
        return ""
    said = gettext("Largest reason: %(part)s, %(change)s.") % facts
    if name != "structure":
        return said
    rest = {"change": signed_mass(parts.total - parts.structure)}
    return f"{said} {gettext('Without what came or ended the change is %(change)s.') % rest}"


def _bar(label: str, kg: Decimal) -> Bar:
    return Bar(label, signed_mass(kg), (Part(abs(kg), "d1" if kg > 0 else "d3"),))


def _table(story: Story, result: Result) -> Table:
    columns = (
        Column(gettext("Source")), Column(gettext("Together"), number=True),
        *(Column(str(SHORT[name]), number=True) for name in NAMES),
    )  # fmt: skip
    shown, rest = story.sources[:SOURCES], story.sources[SOURCES:]
    rows = [_row(name_of(result.factors, kind), parts) for kind, parts in shown]
    if rest:
        others = Parts()
        for _kind, parts in rest:
            others = others.plus(parts)
        rows.append(_row(gettext("Others"), others))
    rows.append(_row(gettext("All"), story.parts))
    return Table(gettext("Change of the market-based emissions by source"), columns, rows)


def _row(name: str, parts: Parts) -> tuple[str, ...]:
    return (name, signed_mass(parts.total), *(signed_mass(getattr(parts, one)) for one in NAMES))


def _cover(story: Story) -> str:
    said = []
    if story.recounted_kg:
        said.append(
            gettext("%(from)s was counted again with this year's factors to tell the way of calculating apart; that alone makes %(change)s.")
            % {"from": story.before.year, "change": signed_mass(story.recounted_kg)}
        )  # fmt: skip
    if not story.before.is_ready:
        said.append(gettext("The calculation of %(from)s is not ready.") % {"from": story.before.year})
    return " ".join(said)
