"""Pictures with their sentence, coverage, table and downloads; tables."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext

from talkoot.web.ui import charts
from talkoot.web.ui.numbers import format_amount, format_number
from talkoot.web.ui.pieces import Goal, Table
from talkoot.web.ui.tags.leaves import evidence, status

RECT = '<rect class="{}" x="{}" width="{}" height="1em" rx="2"/>'
TICK = '<rect class="{}" x="{}" y="{}" width="{}" height="{}" rx="2"/>'


def pic(
    content: str,
    sentence: object,
    *,
    text: object = "",
    key: Sequence[tuple[str, object]] = (),
    cover: object = "",
    grade: str = "",
    table: Table | None = None,
    downloads: Sequence[Any] = (),
    level: int = 3,
) -> SafeString:
    """A picture: sentence, shapes, key, coverage, the same as a table, downloads. In that order, always."""
    context = {
        "sentence": sentence, "text": text, "picture": content, "key": key, "cover": cover, "grade": evidence(grade),
        "table": table, "downloads": downloads, "level": level,
    }  # fmt: skip
    return render_to_string("ui/_pic.html", context)


def tbl(table: Table) -> SafeString:
    """A table; with more than four columns its rows become cards where there is little room."""
    columns = table.columns
    rows = [
        [
            {"value": cell, "label": column.label, "number": column.number}
            for column, cell in zip(columns, row, strict=True)
        ]
        for row in table.rows
    ]
    return render_to_string("ui/_table.html", {"table": table, "rows": rows})


def bars(items: Sequence[charts.Bar], *, longest: charts.Value | None = None) -> SafeString:
    """Bars from zero on one scale; what is not known is hatched."""
    rows = (
        (bar.label, bar.text, format_html_join("", RECT, ((part.tone, part.x, part.width) for part in bar.segments)))
        for bar in charts.draw_bars(items, longest=longest)
    )
    row = '<div><p><b>{}</b>{}</p><svg height="1em" aria-hidden="true">{}</svg></div>'
    return format_html('<div class="bars">{}</div>', format_html_join("", row, rows))


def tally(heard: int, members: int, label: object = "") -> SafeString:
    """One mark for each member, the heard ones filled."""
    drawn = charts.draw_tally(heard, members)
    if drawn is None:
        return bars([charts.bar("", heard, "", total=members)]) if members else SafeString("")
    said = label or ngettext(
        "%(heard)s of %(members)s member has been heard.", "%(heard)s of %(members)s members have been heard.", members
    ) % {"heard": format_number(heard), "members": format_number(members)}
    marks = (("d1" if tick.heard else "off", tick.x, tick.y, tick.width, drawn.tick_height) for tick in drawn.ticks)
    return format_html(
        '<svg class="tally" role="img" aria-label="{}" height="{}">{}</svg>',
        said,
        drawn.height,
        format_html_join("", TICK, marks),
    )


def years(
    figures: Mapping[int, charts.Value],
    paths: Sequence[Mapping[int, charts.Value]] = (),
    *,
    label: object,
    start: object = "",
    end: object = "",
) -> SafeString:
    """A series of years beside its path; `label` says the same to those who hear it, `start` and `end` stand below."""
    drawn = charts.draw_years(figures, paths)
    if drawn is None:
        return SafeString("")
    return render_to_string("ui/_years.html", {"drawn": drawn, "label": label, "start": start, "end": end})


def goal(item: Goal) -> SafeString:
    """One goal: title and state, sentence, the line from baseline to target, evidence and source."""
    drawn = charts.draw_goal(baseline=item.baseline, target=item.target, now=item.now, plan=item.plan)
    context = {
        "goal": item,
        "line": drawn,
        "state": status(item.state, item.kind),
        "grade": evidence(item.grade),
        "start": _point(item.baseline, item.baseline_year, item.unit),
        "end": _point(item.target, item.target_year, item.unit),
        "here": "" if item.now is None else _point(item.now, item.now_year, item.unit),
        "planned": "" if item.plan is None else format_amount(item.plan, item.unit),
    }
    return render_to_string("ui/_goal.html", context)


def _point(value: charts.Value, year: int | None, unit: str) -> str:
    shown = format_amount(value, unit)
    return gettext("%(year)s: %(amount)s") % {"year": year, "amount": shown} if year else shown
