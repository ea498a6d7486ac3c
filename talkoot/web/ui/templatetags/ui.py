"""The components of the look as template tags: `{% load ui %}`. One example each in docs/components.md."""

from decimal import InvalidOperation
from typing import Any

from django import template

from talkoot.web.ui import numbers
from talkoot.web.ui.tags import blocks, forms, leaves, pictures, places

register = template.Library()

for leaf in (
    leaves.status,
    leaves.evidence,
    leaves.dots,
    leaves.fig,
    leaves.line,
    leaves.pairs,
    leaves.todo,
    leaves.key,
):
    register.simple_tag(leaf)
register.simple_tag(leaves.amount_tag, name="amount")

for block in (
    blocks.lead, blocks.section, blocks.box, blocks.lines, blocks.more, blocks.alert, blocks.allowed, blocks.review, blocks.empty,
    blocks.doubt, pictures.pic,
):  # fmt: skip
    register.simple_block_tag(block)
register.simple_block_tag(blocks.confirm, takes_context=True)

for tag in (
    blocks.queue, blocks.year_clock, pictures.tbl, pictures.bars, pictures.tally, pictures.goal, pictures.years, forms.field, forms.error_summary,
    forms.saved, forms.steps, forms.filters, places.breadcrumb, places.year_menu, places.translated, places.copy_link,
):  # fmt: skip
    register.simple_tag(tag)

for contextual in (places.language_menu, places.alternate_links, places.theme_link, places.pagination):
    register.simple_tag(contextual, takes_context=True)


@register.filter
def number(value: Any, places: int | None = None) -> str:
    """`{{ 31800.5|number }}`, `{{ share|number:1 }}`."""
    return _tolerant(numbers.format_number, value, places)


@register.filter
def amount(value: Any, unit: str = "") -> str:
    """`{{ 31800|amount:"tCO2e" }}`."""
    return _tolerant(numbers.format_amount, value, unit)


@register.filter
def percent(value: Any, places: int | None = None) -> str:
    """A fraction as per cent."""
    return _tolerant(numbers.format_percent, value, places)


@register.filter
def change(value: Any, places: int | None = None) -> str:
    """A fraction as per cent with its sign."""
    return _tolerant(numbers.format_change, value, places)


@register.filter
def unit(value: str) -> str:
    """The name of a unit."""
    return numbers.unit_name(value)


register.filter("day", numbers.format_day)
register.filter("day_short", numbers.format_day_short)
register.filter("day_time", numbers.format_day_time)
register.filter("time_of_day", numbers.format_time)
register.filter("year_span", numbers.format_year_span)
register.filter("month_name", numbers.month_name)


def _tolerant(formatter: Any, value: Any, *rest: Any) -> str:
    """What is not a number is shown as it is: a page must not fail over a word in a number's place."""
    try:
        return formatter(value, *rest)
    except (InvalidOperation, ValueError):
        return str(value)
