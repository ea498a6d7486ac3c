"""What moved between two releases: each figure that came, was replaced or was withdrawn, with its change."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.utils.html import format_html
from django.utils.translation import gettext, pgettext, pgettext_lazy

from talkoot.engine import FactorSet, factor_set
from talkoot.engine.reading import Release
from talkoot.engine.releases import Change, Movement, changes
from talkoot.web.public.factors.lines import kind_address
from talkoot.web.public.factors.words import (
    FAMILIES,
    LONG,
    PARTS,
    VARIANTS,
    language,
    name_of,
    per_unit,
    place_name,
    years_of,
)
from talkoot.web.ui.numbers import format_change
from talkoot.web.ui.pieces import Column, FilterGroup, Option, Table

HAPPENED = {
    Movement.ADDED: pgettext_lazy("figure in a release", "added"),
    Movement.REPLACED: pgettext_lazy("figure in a release", "replaced"),
    Movement.WITHDRAWN: pgettext_lazy("figure in a release", "withdrawn"),
}


@dataclass(frozen=True, slots=True)
class ShownRelease:
    """A release in the list: what it is about, how many figures it has, and how many moved since the one before."""

    release: Release
    note: str
    count: int
    before: str
    moved: int


@lru_cache(maxsize=32)
def moves(old: str, new: str) -> tuple[Change, ...]:
    """Every figure that moved; raises UnknownRelease."""
    return changes(old, new)


def shown_release(release: Release, before: Release | None) -> ShownRelease:
    """A release beside the one before it."""
    moved = len(moves(before.version, release.version)) if before else 0
    earlier = before.version if before else ""
    return ShownRelease(release, note_of(release), size(release.version)[0], earlier, moved)


def note_of(release: Release) -> str:
    """What a release is about, in the reader's language."""
    return release.note.get(language()) or release.note.get("en", "")


def of_families(found: Sequence[Change], families: frozenset[str], kinds: FactorSet) -> list[Change]:
    """The changes of the chosen families; all without a choice."""
    return [change for change in found if not families or _family(change, kinds) in families]


def family_filter(found: Sequence[Change], families: frozenset[str], kinds: FactorSet) -> list[FilterGroup]:
    """The families in which something moved, each with how many figures."""
    counted = Counter(_family(change, kinds) for change in found)
    options = [
        Option(family, str(label), counted[family], family in families)
        for family, label in FAMILIES.items()
        if counted[family]
    ]
    return [FilterGroup(gettext("What"), "family", options)]


def happened(found: Sequence[Change]) -> list[tuple[str, int]]:
    """How many figures came, were replaced and went."""
    counted = Counter(change.movement for change in found)
    return [(str(words), counted[movement]) for movement, words in HAPPENED.items()]


def moves_table(found: Sequence[Change], old: str, new: str) -> Table:
    """The changes, one figure a row."""
    columns = (
        Column(gettext("Figure")),
        Column(gettext("Years and place")),
        Column(gettext("In %(release)s") % {"release": old}, number=True),
        Column(gettext("In %(release)s") % {"release": new}, number=True),
        Column(pgettext("between releases", "Change"), number=True),
        Column(gettext("What happened")),
        Column(gettext("Publisher")),
    )
    kinds = factor_set(new)
    caption = gettext("Figures that moved between %(old)s and %(new)s") % {"old": old, "new": new}
    return Table(caption, columns, [_row(change, kinds) for change in found], cards=True)


def _row(change: Change, kinds: FactorSet) -> tuple[object, ...]:
    factor = change.factor
    kind = kinds.kinds.get(factor.kind)
    name = name_of(kind) if kind else factor.kind
    return (
        format_html(
            '<div><a href="{}">{}</a><br>{}</div>',
            kind_address(factor.kind, ""),
            name,
            ", ".join(str(words) for words in (PARTS[factor.role], VARIANTS.get(factor.variant, "")) if words),
        ),
        format_html("<div>{}<br>{}</div>", years_of(factor), place_name(factor.geography)),
        per_unit(change.old_kg, change.unit, LONG) if change.old_kg is not None else "–",
        per_unit(change.new_kg, change.unit, LONG) if change.new_kg is not None else "–",
        format_change(change.relative) or "–",
        str(HAPPENED[change.movement]),
        factor.publisher,
    )


def _family(change: Change, kinds: FactorSet) -> str:
    kind = kinds.kinds.get(change.factor.kind)
    return kind.family if kind else ""


def size(version: str) -> tuple[int, int]:
    """How many figures and kinds a release has."""
    factors = factor_set(version)
    return sum(len(found) for found in factors.by_use.values()), len(factors.kinds)
