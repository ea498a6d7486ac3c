"""Each indicator over the years: a year of which nothing is known is hatched, never zero."""

from django.utils.translation import gettext

from talkoot.reporting.queries.comparison import comparison
from talkoot.reporting.queries.results import Total
from talkoot.web.public.result_pictures import Picture, Totals, indicator_picture, unknown_year, years_table
from talkoot.web.ui.charts import Bar, bar
from talkoot.web.ui.numbers import format_amount, format_number


def over_the_years(totals: Totals) -> list[Picture]:
    """A picture for every indicator that has a sum in at least two years."""
    newest: dict[int, Total] = {}
    years_known: dict[int, int] = {}
    for year in sorted(totals):
        for total in totals[year]:
            if total.value is not None:
                newest[total.indicator.pk] = total
                years_known[total.indicator.pk] = years_known.get(total.indicator.pk, 0) + 1
    ordered = sorted(newest.values(), key=lambda total: (total.indicator.order, total.indicator.pk))
    return [_picture(totals, total) for total in ordered if years_known[total.indicator.pk] > 1]


def _picture(totals: Totals, total: Total) -> Picture:
    by_year = {year: _found(totals, total, year) for year in sorted(totals)}
    longest = max(found.value for found in by_year.values() if found is not None and found.value is not None)
    one = indicator_picture(totals, total)
    before = by_year.get(total.year - 1)
    return Picture(
        title=one.title,
        sentence=one.sentence,
        bars=tuple(_bar(year, found, longest, total.year) for year, found in by_year.items()),
        key=(("d0", gettext("not known")),) if any(_unknown(found) for found in by_year.values()) else (),
        text="" if comparison(total, before) else one.text,
        cover=gettext(
            "Not the same partners tell it every year: compare the years only where the table gives the change among the same partners."
        ),
        grade=min(found.grade for found in by_year.values() if found is not None),
        table=years_table(totals, total),
    )


def _bar(year: int, found: Total | None, longest: object, newest: int) -> Bar:
    if found is None or found.value is None:
        return unknown_year(year, longest)
    facts = {
        "amount": format_amount(found.value, found.indicator.unit, 0),
        "n": format_number(found.n),
        "of": format_number(found.of),
    }
    words = gettext("%(amount)s, told by %(n)s of %(of)s") % facts
    return bar(str(year), found.value, words, tone="d1" if year == newest else "d2")


def _found(totals: Totals, total: Total, year: int) -> Total | None:
    return next((each for each in totals[year] if each.indicator.pk == total.indicator.pk), None)


def _unknown(found: Total | None) -> bool:
    return found is None or found.value is None
