"""All figures of a kind in a table: years and place, kilograms, gases, source, and what one must know of each."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from itertools import groupby

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from talkoot.engine import Factor, FactorSet, Role, Status
from talkoot.engine.reading import releases
from talkoot.web.public.factors.words import (
    LONG,
    PARTS,
    SEEN,
    VARIANTS,
    gases_of,
    in_english,
    kilograms,
    per_unit,
    place_name,
    years_of,
)
from talkoot.web.shared.factor_words import document_name, licence_name
from talkoot.web.ui.numbers import format_day, format_percent
from talkoot.web.ui.pieces import Column, Link, Table

FIRST = releases()[0].version
HOME, EVERYWHERE = "FI", "all"
ROLES = {role: number for number, role in enumerate(Role)}
TOO_MANY = 60  # a kind with more figures than this shows those of Finland first


def factors_of(kind: str, factors: FactorSet) -> list[Factor]:
    """All figures of the kind: part of the chain, then Finland before other places, the newest first."""
    found = [factor for role in Role for factor in factors.by_use.get((kind, role), ())]
    return sorted(found, key=_order)


def places_of(found: Sequence[Factor]) -> dict[str, str]:
    """The countries and networks that have figures, by name."""
    named = {place: place_name(place) for place in {factor.geography for factor in found}}
    return dict(sorted(named.items(), key=lambda one: one[1].casefold()))


def shown_place(asked: str, found: Sequence[Factor]) -> str:
    """The place whose figures are shown; Finland first where there are very many, else everything."""
    if asked == EVERYWHERE or asked in {factor.geography for factor in found}:
        return asked
    has_home = any(factor.geography == HOME for factor in found)
    return HOME if has_home and len(found) > TOO_MANY else EVERYWHERE


def in_place(found: Sequence[Factor], place: str) -> list[Factor]:
    return [factor for factor in found if place in {EVERYWHERE, factor.geography}]


def tables(found: Sequence[Factor], factors: FactorSet) -> list[Table]:
    """One table for each part of the chain."""
    columns = (
        Column(gettext("Years and place")),
        Column(gettext("CO₂e per unit"), number=True),
        Column(gettext("Gases")),
        Column(gettext("Source")),
        Column(gettext("What to know")),
    )
    return [
        Table(str(PARTS[Role(role)]), columns, [_row(each, factors) for each in own], cards=True)
        for role, own in groupby(found, key=lambda factor: factor.role)
    ]


def statuses(found: Sequence[Factor]) -> list[tuple[str, str]]:
    """How figures were seen, explained."""
    words = {
        Status.SEEN: gettext("Read in the publisher's own file or page, or in a full copy of it."),
        Status.QUOTED: gettext(
            "Read where somebody else quotes the publisher: check it before a decision hangs on it."
        ),
        Status.COMPUTED: gettext(
            "Put together from figures that were seen; the terms stand in the reference and note."
        ),
    }
    used = {factor.status for factor in found}
    return [(str(SEEN[status]), text) for status, text in words.items() if status in used]


def link_to(factor: Factor) -> Link:
    """The document, with its address where one is known."""
    return Link(document_name(factor) or factor.publisher, factor.url if factor.url.startswith("https://") else "")


def _row(factor: Factor, factors: FactorSet) -> tuple[object, ...]:
    return (
        format_html("{}<br>{}", years_of(factor), place_name(factor.geography)),
        per_unit(kilograms(factor, dict(factors.potentials)), factor.unit, LONG),
        gases_of(factor),
        _source(factor),
        _to_know(factor),
    )


def _source(factor: Factor) -> SafeString:
    document = link_to(factor)
    pattern = '<a href="{}" rel="noopener">{}</a>' if document.url else "{}{}"
    published = gettext("published %(day)s") % {"day": format_day(factor.published_on)} if factor.published_on else ""
    said = [
        format_html("<b>{}</b>", factor.publisher),
        format_html(pattern, document.url, document.label),
        in_english(factor.reference),
        published,
        licence_name(factor.licence),
    ]
    return _broken(said)


def _to_know(factor: Factor) -> SafeString:
    uncertain = gettext("± %(share)s") % {"share": _share(factor.uncertainty)} if factor.uncertainty else ""
    said = [
        str(SEEN.get(factor.status, factor.status)),
        str(VARIANTS.get(factor.variant, factor.variant)),
        in_english(factor.basis) if not factor.variant else "",
        in_english(factor.note),
        uncertain,
        gettext("in the library since %(release)s") % {"release": factor.since} if factor.since != FIRST else "",
        format_html('<span class="quiet">{}</span>', factor.id),
    ]
    return _broken(said)


def _share(uncertainty: Decimal) -> str:
    return format_percent(uncertainty, 0)


def _broken(said: Sequence[object]) -> SafeString:
    return format_html("<div>{}</div>", format_html_join("", "{}<br>", ((each,) for each in said if each)))


def _order(factor: Factor) -> tuple[int, bool, bool, str, int, date, str]:
    elsewhere = not factor.geography.startswith(HOME)
    newest_first = -factor.valid_from.toordinal()
    return (
        ROLES[factor.role],
        elsewhere,
        factor.geography != HOME,
        factor.geography,
        newest_first,
        factor.valid_to,
        factor.id,
    )
