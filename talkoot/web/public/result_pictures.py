"""The results as pictures: each with its sentence, shapes, coverage, evidence, table and downloads."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from talkoot.networks.models import Network
from talkoot.reporting.queries.comparison import Comparison, comparison
from talkoot.reporting.queries.results import Participation, Total
from talkoot.web.ui.charts import Bar, Part, bar
from talkoot.web.ui.numbers import format_amount, format_change, format_number, format_percent
from talkoot.web.ui.pieces import Column, Link, Table
from talkoot.web.ui.tags.leaves import evidence

Key = tuple[tuple[str, str], ...]
Totals = Mapping[int, Sequence[Total]]

LARGE = 100


@dataclass(frozen=True, slots=True)
class Picture:
    """What `{% pic %}` needs. `coverage` is drawn under the bars: how many told it, the others hatched."""

    title: str
    sentence: str
    bars: tuple[Bar, ...] = ()
    coverage: tuple[Bar, ...] = ()
    key: Key = ()
    text: str = ""
    cover: str = ""
    grade: int | str = ""
    table: Table | None = None
    downloads: tuple[Link, ...] = ()


def participation_picture(network: Network, told: Mapping[int, Participation], year: int | None) -> Picture:
    """Who told how the year went, and the years around it."""
    shown = told[year] if year is not None else told[max(told)]
    numbers = {"told": format_number(shown.told), "asked": format_number(shown.asked), "year": shown.year}
    sentence = ngettext(
        "%(told)s of %(asked)s partner told how the year %(year)s went.",
        "%(told)s of %(asked)s partners told how the year %(year)s went.",
        shown.asked,
    )
    bars = tuple(
        bar(
            str(each.year),
            each.told,
            _of(each.told, each.asked),
            tone="d1" if each.year == shown.year else "d2",
            total=each.asked,
        )
        for _year, each in sorted(told.items())
    )
    return Picture(
        title=gettext("Participation"),
        sentence=sentence % numbers,
        bars=bars,
        key=(("d1", gettext("told how the year went")), ("d0", gettext("not heard from yet"))),
        cover=_waived(shown),
        table=_participation_table(told),
        downloads=downloads(network, year),
    )


def indicator_picture(indicator_totals: Totals, total: Total) -> Picture:
    """One indicator's sum of a year: compared with the year before among the same partners where that is possible."""
    before = _of_indicator(indicator_totals, total, total.year - 1)
    compared = comparison(total, before)
    return Picture(
        title=total.indicator.name,
        sentence=_sentence(total, compared),
        bars=_compared_bars(total, compared),
        coverage=(bar(gettext("Told it"), total.n, _of(total.n, total.of), total=max(total.of, total.n)),),
        key=(("d1", gettext("told it")), ("d0", gettext("not known"))),
        text=_whole(total, compared),
        cover=_cover(total),
        grade=total.grade,
        table=years_table(indicator_totals, total),
    )


def years_table(totals: Totals, total: Total) -> Table:
    """One indicator over the years."""
    columns = (
        Column(gettext("Year")),
        Column(gettext("Sum"), number=True),
        Column(gettext("Told it"), number=True),
        Column(gettext("Change, same partners"), number=True),
        Column(gettext("Evidence")),
    )
    rows = [_year_row(totals, total, year) for year in sorted(totals)]
    return Table(gettext("%(indicator)s, year by year") % {"indicator": total.indicator.name}, columns, rows)


def downloads(network: Network, year: int | None = None) -> tuple[Link, ...]:
    """The same as files."""
    links = []
    for form, label in (
        ("csv", gettext("Download the figures (CSV)")),
        ("json", gettext("Download the figures (JSON)")),
    ):
        args = [network.slug, year, form] if year else [network.slug, form]
        links.append(Link(label, reverse("api:results-year" if year else "api:results", args=args)))
    return tuple(links)


def not_shown(total: Total) -> str:
    """Why an indicator has no sum, in a sentence."""
    facts = {"what": total.indicator.name, "n": format_number(total.n), "of": format_number(total.of)}
    if total.is_suppressed:
        return gettext("%(what)s: fewer than three partners told it, so that the figure is not shown.") % facts
    if total.indicator.is_share:
        return gettext("%(what)s: %(n)s of %(of)s partners told it. Shares are not added up.") % facts
    return gettext("%(what)s: %(n)s of %(of)s partners told it. It cannot be added up over partners.") % facts


def _sentence(total: Total, compared: Comparison | None) -> str:
    facts: dict[str, object] = {"what": total.indicator.name, "year": total.year, "before": total.year - 1}
    if compared is None:
        facts["amount"] = _amount(total.value, total.indicator.unit)
        return gettext("%(what)s: %(amount)s in %(year)s.") % facts
    facts |= {"same": format_number(compared.same), "change": format_percent(abs(compared.change))}
    if compared.change == 0:
        return gettext("%(what)s: as much as in %(before)s among the same %(same)s partners.") % facts
    if compared.change < 0:
        return gettext("%(what)s: %(change)s less than in %(before)s among the same %(same)s partners.") % facts
    return gettext("%(what)s: %(change)s more than in %(before)s among the same %(same)s partners.") % facts


def _whole(total: Total, compared: Comparison | None) -> str:
    if compared is None:
        return ""
    facts = {"amount": _amount(total.value, total.indicator.unit), "year": total.year, "n": format_number(total.n)}
    return gettext("All %(n)s partners that told it in %(year)s: %(amount)s together.") % facts


def _compared_bars(total: Total, compared: Comparison | None) -> tuple[Bar, ...]:
    if compared is None or compared.before is None or compared.now is None:
        return ()
    unit, same = total.indicator.unit, format_number(compared.same)
    words = {value: gettext("%(amount)s, the same %(same)s partners") % {"amount": _amount(value, unit), "same": same}
             for value in (compared.before, compared.now)}  # fmt: skip
    return (
        bar(str(total.year - 1), compared.before, words[compared.before], tone="d2"),
        bar(str(total.year), compared.now, words[compared.now]),
    )


def _cover(total: Total) -> str:
    facts = {"n": format_number(total.n), "of": format_number(total.of)}
    if total.n >= total.of:
        return gettext("%(n)s of %(of)s partners reported it.") % facts
    return gettext("%(n)s of %(of)s partners reported it. What the others used is not estimated.") % facts


def _year_row(totals: Totals, total: Total, year: int) -> tuple[object, ...]:
    found = _of_indicator(totals, total, year)
    if found is None:
        return year, gettext("not known"), "0", "", ""
    compared = comparison(found, _of_indicator(totals, total, year - 1))
    amount = _amount(found.value, total.indicator.unit) if found.value is not None else gettext("not shown")
    change = format_change(compared.change) if compared else ""
    return year, amount, _of(found.n, found.of), change, evidence(found.grade)


def _of_indicator(totals: Totals, total: Total, year: int) -> Total | None:
    return next((each for each in totals.get(year, ()) if each.indicator.pk == total.indicator.pk), None)


def _participation_table(told: Mapping[int, Participation]) -> Table:
    columns = (
        Column(gettext("Year")),
        Column(gettext("Told"), number=True),
        Column(gettext("Asked"), number=True),
        Column(gettext("Share"), number=True),
    )
    rows = [
        (
            each.year,
            format_number(each.told),
            format_number(each.asked),
            format_percent(each.told / each.asked, 0) if each.asked else "–",
        )
        for _year, each in sorted(told.items())
    ]
    return Table(gettext("Participation, year by year"), columns, rows)


def _waived(told: Participation) -> str:
    if not told.waived:
        return ""
    return ngettext(
        "%(count)s partner need not report this year and is not counted.",
        "%(count)s partners need not report this year and are not counted.",
        told.waived,
    ) % {"count": format_number(told.waived)}


def _amount(value: Decimal | None, unit: str) -> str:
    """A large sum without decimals, which would only look exact."""
    return format_amount(value, unit, 0 if value is not None and abs(value) >= LARGE else None)


def _of(n: int, of: int) -> str:
    return gettext("%(n)s of %(of)s") % {"n": format_number(n), "of": format_number(of)}


def unknown_year(year: int, longest: object) -> Bar:
    """A year of which nothing is known: a short hatched piece, never a zero."""
    return Bar(str(year), gettext("not known"), (Part(float(str(longest)) / 10, "d0"),))
