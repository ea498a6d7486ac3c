"""Partners as lines: who, the strongest figure, until when the promise holds."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache

from django.utils.translation import get_language, gettext, ngettext, override

from talkoot.commitments.enums import Theme
from talkoot.networks.models import Network
from talkoot.organisations.enums import SizeClass
from talkoot.organisations.industries import industry_name
from talkoot.reporting.queries.public_record import Period, Promise, PublicMember
from talkoot.reporting.queries.standing import Standing
from talkoot.web.public.page import address
from talkoot.web.shared.standing import State, commitment_state
from talkoot.web.ui.numbers import (
    EN_DASH,
    format_amount,
    format_change,
    format_number,
    format_percent,
    format_year_span,
)

DETAILS = re.compile(r" \(|;")  # what the classification excludes or adds is too long for a line
KEPT_TOGETHER = f"\u2060{EN_DASH}\u2060"


@dataclass(frozen=True, slots=True)
class Figure:
    """The strongest thing that can be said of a partner: a figure and what it is about."""

    figure: str
    text: str
    grade: int | str = ""


NOTHING = Figure("", "")


@dataclass(frozen=True, slots=True)
class PartnerLine:
    """One line of the list."""

    name: str
    url: str
    about: str
    strongest: Figure
    state: str
    kind: str


@dataclass(frozen=True)
class Register:
    """What the lines of a network are made from."""

    network: Network
    today: date
    periods: Mapping[int, Period]
    promises: Mapping[int, Sequence[Promise]]
    tiers: Mapping[int, str]
    states: dict[tuple[Period | None, str, date | None], State] = field(
        default_factory=dict
    )  # many share the same days

    def lines(self, members: Iterable[PublicMember]) -> list[PartnerLine]:
        """A line for each member."""
        base, language = address("partners", self.network), get_language() or "fi"
        return [self._line(member, base, language) for member in members]

    def _line(self, member: PublicMember, base: str, language: str) -> PartnerLine:
        state, kind = self.state_of(member)
        return PartnerLine(
            name=member.name,
            url=f"{base}{member.slug}/",
            about=about(member.industry, member.size_class, language),
            strongest=self._strongest(member, language),
            state=state,
            kind=kind,
        )

    def state_of(self, member: PublicMember) -> State:
        """The state of the membership where it says more than the commitment; else the commitment's."""
        period = self.periods.get(member.pk)
        key = (period, member.state, None if period else member.joined_on)
        if key not in self.states:
            self.states[key] = member_state(member.state, period, member.joined_on, self.today)
        return self.states[key]

    def _strongest(self, member: PublicMember, language: str) -> Figure:
        own = self.promises.get(member.pk, ())
        if not own:
            return Figure("", self.tiers.get(member.tier_id or 0, ""))
        best = max((promise for promise in own if _improved(promise)), key=_strength, default=None)
        if best is not None:
            return _figure(best, language)
        reached = sum(1 for promise in own if promise.word == Standing.REACHED)
        if reached:
            return Figure(_reached_of(reached, len(own)), "", max(p.grade or 0 for p in own))
        return Figure(_goal_count(len(own)), "")


def _figure(promise: Promise, language: str) -> Figure:
    path, indicator = promise.path, promise.indicator
    if path.baseline is None or path.value is None or path.year is None:
        return NOTHING
    what = sentence_part(indicator.names[language] if indicator else str(Theme(promise.theme).label))
    unit = indicator.unit if indicator else ""
    if unit == "fraction":
        shown, years = format_percent(path.value), str(path.year)
    elif path.baseline == 0:
        shown, years = format_amount(path.value, unit), str(path.year)
    else:
        shown = format_change((path.value - path.baseline) / path.baseline, _places(path.value, path.baseline))
        years = format_year_span(path.baseline_year or path.year, path.year).replace(EN_DASH, KEPT_TOGETHER)
    return Figure(shown, gettext("%(what)s, %(years)s") % {"what": what, "years": years}, promise.grade or "")


def has_figure(own: Iterable[Promise]) -> bool:
    """Whether anything can be said in a figure."""
    return any(_improved(promise) for promise in own)


def member_state(state: str, period: Period | None, joined_on: date | None, today: date) -> State:
    """How a membership stands today, for the public."""
    if state == "lapsed":
        return gettext("Membership lapsed"), "ended"
    if state == "paused":
        return gettext("Membership paused"), ""
    if period is not None:
        return commitment_state(period.starts_on, period.ends_on, period.ended_on, today)
    if joined_on is not None:
        return gettext("Member since %(year)s") % {"year": joined_on.year}, ""
    return gettext("Member"), ""


@cache
def about(industry: str, size_class: str, language: str) -> str:
    """What it does and how large it is."""
    with override(language):
        size = str(SizeClass(size_class).label) if size_class in SizeClass.values else ""
    branch = short_name(industry_name(industry, language))
    return " · ".join(part for part in (branch, size) if part)


def short_name(industry: str) -> str:
    """An industry without what the classification adds or excludes."""
    return DETAILS.split(industry)[0]


def sentence_part(name: str) -> str:
    """A name as it stands within a sentence: `Purchased electricity` as `purchased electricity`, `CO₂` as it is."""
    return name[:1].lower() + name[1:] if name[1:2].islower() else name


def _improved(promise: Promise) -> bool:
    path = promise.path
    return path.done is not None and path.done > 0 and path.baseline_year != path.year


def _strength(promise: Promise) -> tuple[bool, int, Decimal]:
    return promise.word == Standing.REACHED, promise.grade or 0, promise.path.done or Decimal(0)


def _places(value: Decimal, baseline: Decimal) -> int:
    """Whole per cents, but one decimal for small changes."""
    return 0 if abs(value - baseline) >= abs(baseline) / 20 else 1


def _reached_of(reached: int, of: int) -> str:
    return ngettext("%(reached)s of %(of)s goal reached", "%(reached)s of %(of)s goals reached", of) % {
        "reached": format_number(reached),
        "of": format_number(of),
    }


def _goal_count(count: int) -> str:
    return ngettext("%(count)s goal", "%(count)s goals", count) % {"count": format_number(count)}
