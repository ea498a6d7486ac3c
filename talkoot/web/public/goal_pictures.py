"""All goals of a network in one picture: reached, on schedule, behind, not known; and one by one."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext, ngettext

from talkoot.commitments.enums import Theme
from talkoot.networks.models import Network
from talkoot.reporting.queries.results import GoalStanding
from talkoot.reporting.queries.standing import Group, group_of, word_of
from talkoot.web.public.goal_lines import title_of
from talkoot.web.public.page import address
from talkoot.web.public.result_pictures import Picture
from talkoot.web.shared.standing import goal_state
from talkoot.web.ui.charts import Bar, Part
from talkoot.web.ui.numbers import format_amount, format_number
from talkoot.web.ui.pieces import Column, Link, Table
from talkoot.web.ui.tags.leaves import status
from talkoot.web.ui.tags.places import translated

TONES = {Group.REACHED: "d1", Group.ON_TRACK: "d2", Group.BEHIND: "d3", Group.UNKNOWN: "d0"}
MOST_LISTED = 400  # more goals than this are not listed one by one: they are in the open data


def goals_picture(network: Network, standings: Sequence[GoalStanding]) -> Picture:
    """How the goals stand, by theme in the table."""
    counts = group_counts(standings)
    total = sum(counts.values())
    known = [s for s in standings if group_of(word_of(s)) not in {None, Group.UNKNOWN}]
    grades = [s.grade for s in known if s.grade is not None]
    return Picture(
        title=gettext("Goals"),
        sentence=_sentence(counts, total),
        bars=(Bar(format_number(total), _goals(total), tuple(Part(counts[group], TONES[group]) for group in Group)),),
        key=tuple((TONES[group], _counted(group, counts[group])) for group in Group if counts[group]),
        cover=_cover(len(known), total),
        grade=min(grades, default=""),
        table=_by_theme(standings),
        downloads=(
            Link(gettext("Download the goals (CSV)"), reverse("api:goals", args=[network.slug, "csv"])),
            Link(gettext("Download the goals (JSON)"), reverse("api:goals", args=[network.slug, "json"])),
        ),
    )


def group_counts(standings: Iterable[GoalStanding]) -> Counter[Group]:
    """How many goals stand in each part of the picture; those that no longer count are left out."""
    groups = (group_of(word_of(standing)) for standing in standings)
    return Counter(group for group in groups if group is not None)


def goal_table(network: Network, standings: Sequence[GoalStanding]) -> Table | None:
    """Every goal on a row of its own."""
    if not 0 < len(standings) <= MOST_LISTED:
        return None
    columns = (
        Column(gettext("Goal")),
        Column(gettext("Partner")),
        Column(gettext("Newest value"), number=True),
        Column(gettext("Promised"), number=True),
        Column(gettext("How it stands")),
    )
    partners, goals = address("partners", network), address("goal", network, 0).removesuffix("0/")
    rows = [_goal_row(standing, partners, goals) for standing in standings]
    return Table(gettext("Every goal"), columns, rows)


def _goal_row(standing: GoalStanding, partners: str, goals: str) -> tuple[object, ...]:
    goal, path, member = standing.goal, standing.path, standing.goal.membership
    text = translated(goal, "text") or title_of(standing)
    return (
        format_html('<a href="{}{}/">{}</a>', goals, goal.pk, text),
        format_html('<a href="{}{}/">{}</a>', partners, member.slug, member.organisation.name),
        _with_year(path.value, path.year, goal.unit),
        _with_year(path.target, path.target_year, goal.unit),
        status(*goal_state(word_of(standing))),
    )


def _with_year(value: object, year: int | None, unit: str) -> str:
    if value is None:
        return "–" if year is None else str(year)
    shown = format_amount(value, unit)  # type: ignore[arg-type]
    return gettext("%(year)s: %(amount)s") % {"year": year, "amount": shown} if year else shown


def _by_theme(standings: Sequence[GoalStanding]) -> Table:
    columns = (
        Column(gettext("Theme")),
        Column(gettext("Goals"), number=True),
        Column(gettext("Reached"), number=True),
        Column(gettext("On schedule"), number=True),
        Column(gettext("Behind"), number=True),
        Column(gettext("Not known"), number=True),
    )
    themes: dict[str, list[GoalStanding]] = defaultdict(list)
    for standing in standings:
        themes[standing.goal.theme].append(standing)
    rows: list[tuple[object, ...]] = []
    for value, label in Theme.choices:
        counts = group_counts(themes.get(value, ()))
        if counts:
            rows.append((label, sum(counts.values()), *(counts[group] for group in Group)))
    return Table(gettext("Goals by theme"), columns, rows)


def _sentence(counts: Counter[Group], total: int) -> str:
    sentence = ngettext(
        "Of %(total)s goal, %(reached)s has been reached and %(on_track)s is on schedule.",
        "Of %(total)s goals, %(reached)s have been reached and %(on_track)s are on schedule.",
        total,
    )
    return sentence % {
        "total": format_number(total),
        "reached": format_number(counts[Group.REACHED]),
        "on_track": format_number(counts[Group.ON_TRACK]),
    }


def _counted(group: Group, count: int) -> str:
    words = {
        Group.REACHED: gettext("%(count)s reached"),
        Group.ON_TRACK: gettext("%(count)s on schedule or under way"),
        Group.BEHIND: gettext("%(count)s behind the plan, not begun or given up"),
        Group.UNKNOWN: gettext("%(count)s not known"),
    }
    return words[group] % {"count": format_number(count)}


def _goals(total: int) -> str:
    return ngettext("goal", "goals", total)


def _cover(known: int, total: int) -> str:
    return gettext("It is known of %(known)s of %(total)s goals how they stand.") % {
        "known": format_number(known),
        "total": format_number(total),
    }
