"""The geometry of the pictures: bars, tallies, goal lines. x in per cent, y in em, so that words keep their size.

Shapes only; the words beside them are HTML and wrap. Templates draw what these frozen values say.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

Value = Decimal | float | int

GAP = 0.3  # per cent between the parts of a bar
TALLY_ROW = 80  # more members than this stand in several rows
WIDEST_MARK = 2.6  # per cent, with its gap: few members do not fill the line
TALLY_LIMIT = 400  # more than this are no longer counted by eye: draw a bar
YEARS_TOP, YEARS_HEIGHT = 0.6, 9.0  # em above and of the columns of years
WIDEST_COLUMN = 9.0  # per cent: two years do not fill the picture
ROOM_FOR_YEAR = 13.0  # per cent that the word of a year takes on a phone
TONES = ("d1", "d2", "d3", "d0", "off")


@dataclass(frozen=True)
class Part:
    """One part of a bar: a value and its tone; `d0` is hatched: not known."""

    value: Value
    tone: str = "d1"


@dataclass(frozen=True)
class Bar:
    """What one bar shows: who, the figure in words, and the parts that make it."""

    label: str
    text: str
    parts: tuple[Part, ...]

    @property
    def total(self) -> float:
        """Length of the bar in its own unit."""
        return float(sum(Decimal(str(part.value)) for part in self.parts))


@dataclass(frozen=True)
class Segment:
    """A rectangle of a bar, in per cent of the width."""

    x: str
    width: str
    tone: str


@dataclass(frozen=True)
class DrawnBar:
    """A bar with its rectangles."""

    label: str
    text: str
    segments: tuple[Segment, ...]


@dataclass(frozen=True)
class Tick:
    """One member in a tally."""

    x: str
    y: str
    width: str
    heard: bool


@dataclass(frozen=True)
class Tally:
    """All members, one mark each."""

    ticks: tuple[Tick, ...]
    height: str
    tick_height: str


@dataclass(frozen=True)
class GoalLine:
    """From the baseline to the target, with the point where we are and where the plan would be."""

    done: str
    dot: str
    plan: str
    label_x: str
    anchor: str
    label_x_narrow: str
    anchor_narrow: str
    reached: bool


@dataclass(frozen=True)
class YearColumn:
    """The figure of one year as a column from zero."""

    x: str
    y: str
    width: str
    height: str
    tone: str


@dataclass(frozen=True)
class Stroke:
    """A straight piece of a path."""

    x1: str
    y1: str
    x2: str
    y2: str


@dataclass(frozen=True)
class YearLabel:
    """A year under the columns, where there is room for its word."""

    x: str
    year: int


@dataclass(frozen=True)
class Years:
    """The years of a series: columns for what was, strokes for the paths, and the end of the first path."""

    columns: tuple[YearColumn, ...]
    paths: tuple[tuple[Stroke, ...], ...]
    end: tuple[str, str] | None
    labels: tuple[YearLabel, ...]
    ground: str
    label_y: str
    height: str


def bar(label: str, value: Value, text: str, *, tone: str = "d1", total: Value | None = None) -> Bar:
    """A bar of one value; with `total`, the rest of it is hatched as not known."""
    rest = (Part(Decimal(str(total)) - Decimal(str(value)), "d0"),) if total is not None else ()
    return Bar(label, text, (Part(value, tone), *rest))


def draw_bars(bars: Sequence[Bar], *, longest: Value | None = None) -> tuple[DrawnBar, ...]:
    """All bars on one scale that starts from zero."""
    scale = float(longest) if longest else max((each.total for each in bars), default=0)
    return tuple(DrawnBar(each.label, each.text, _segments(each.parts, scale)) for each in bars)


def draw_tally(heard: int, members: int) -> Tally | None:
    """One mark for each member, the heard first; nothing if there are too many to count by eye."""
    if not 0 < members <= TALLY_LIMIT:
        return None
    rows = -(-members // TALLY_ROW)
    in_row = -(-members // rows)
    height = 3.0 if rows == 1 else 1.5
    step = min(100 / in_row, WIDEST_MARK)
    ticks = tuple(
        Tick(_percent(i % in_row * step), _em(i // in_row * (height + 0.3)), _percent(step * 0.62), i < heard)
        for i in range(members)
    )
    return Tally(ticks, _em(rows * height + (rows - 1) * 0.3), _em(height))


def draw_goal(*, baseline: Value, target: Value, now: Value | None, plan: Value | None = None) -> GoalLine:
    """The goal as a line; works for goals that go up and goals that go down."""
    share = _share(baseline, target, now)
    planned = None if plan is None else _share(baseline, target, plan)
    x = 1 + 98 * share
    label_x, anchor = _label(x, 12)
    narrow_x, narrow_anchor = _label(x, 35)
    return GoalLine(
        done=_percent(98 * share),
        dot=_percent(min(max(x, 1.6), 98.4)),
        plan="" if planned is None else _percent(1 + 98 * planned),
        label_x=label_x,
        anchor=anchor,
        label_x_narrow=narrow_x,
        anchor_narrow=narrow_anchor,
        reached=now is not None and share >= 1,
    )


def draw_years(figures: Mapping[int, Value], paths: Sequence[Mapping[int, Value]] = ()) -> Years | None:
    """Years from left to right on a scale from zero: a column for each figure, a line through each path's points."""
    years = sorted({*figures, *(year for path in paths for year in path)})
    if not years:
        return None
    slot = 100 / (years[-1] - years[0] + 1)
    highest = max([*map(float, figures.values()), *(float(value) for path in paths for value in path.values())])

    def x(year: int) -> float:
        return (year - years[0] + 0.5) * slot

    def y(value: Value) -> float:
        return YEARS_HEIGHT * (1 - (max(float(value), 0) / highest if highest > 0 else 0)) + YEARS_TOP

    width = min(slot * 0.62, WIDEST_COLUMN)
    columns = tuple(
        YearColumn(
            _percent(x(year) - width / 2), _em(y(value)), _percent(width), _em(YEARS_TOP + YEARS_HEIGHT - y(value)),
            "d1" if year == max(figures) else "d2",
        )
        for year, value in sorted(figures.items())
    )  # fmt: skip
    points = [[(_percent(x(year)), _em(y(value))) for year, value in sorted(path.items())] for path in paths]
    strokes = tuple(tuple(Stroke(*a, *b) for a, b in pairwise(path)) for path in points)
    end = points[0][-1] if points and points[0] else None
    ground = YEARS_TOP + YEARS_HEIGHT
    labels = tuple(YearLabel(_percent(x(year)), year) for year in _labelled(years, slot, figures))
    return Years(columns, strokes, end, labels, _em(ground), _em(ground + 1.3), _em(ground + 1.7))


def _labelled(years: Sequence[int], slot: float, figures: Mapping[int, Value]) -> list[int]:
    """The first year, the last, the newest figure's, and others where there is room beside them."""
    wanted = [years[0], years[-1], *([max(figures)] if figures else []), *range(years[0], years[-1] + 1)]
    chosen: list[int] = []
    for year in wanted:
        if all(abs(year - other) * slot >= ROOM_FOR_YEAR for other in chosen):
            chosen.append(year)
    return sorted(chosen)


def _segments(parts: Sequence[Part], scale: float) -> tuple[Segment, ...]:
    shown = [part for part in parts if float(part.value) > 0]
    room = 100 - GAP * max(len(shown) - 1, 0)
    segments, x = [], 0.0
    for part in shown:
        width = float(part.value) / scale * room if scale else 0.0
        segments.append(Segment(_percent(x), _percent(width), part.tone))
        x += width + GAP
    return tuple(segments)


def _share(baseline: Value, target: Value, now: Value | None) -> float:
    way = float(target) - float(baseline)
    if now is None or way == 0:
        return 1.0 if now is not None and way == 0 else 0.0
    return min(max((float(now) - float(baseline)) / way, 0.0), 1.0)


def _label(x: float, margin: float) -> tuple[str, str]:
    if x < margin:
        return "0%", "start"
    if x > 100 - margin:
        return "100%", "end"
    return _percent(x), "middle"


def _percent(value: float) -> str:
    return f"{round(value, 2):g}%"


def _em(value: float) -> str:
    return f"{round(value, 2):g}em"
