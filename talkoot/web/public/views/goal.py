"""One goal: the full line, every year's value, why it exceeds the law, and how the figure was made."""

from django.db.models import BigIntegerField
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.html import format_html
from django.utils.translation import gettext

from talkoot.commitments.progress import path_of
from talkoot.networks.models import Network
from talkoot.reporting.models import GoalAnswer
from talkoot.reporting.queries.results import GoalStanding, answers_of_goal, goal_standings
from talkoot.web.public.goal_lines import goal_line
from talkoot.web.public.page import address, network_page
from talkoot.web.shared.public_cache import kept_for_everybody
from talkoot.web.shared.scoping import in_public_network
from talkoot.web.ui.numbers import format_amount
from talkoot.web.ui.pieces import Column, Link, Table
from talkoot.web.ui.tags.leaves import evidence

LARGEST_ID = BigIntegerField.MAX_BIGINT
LONG = 110  # letters; a longer sentence is not set in the largest type


@kept_for_everybody()
@in_public_network
def goal(request: HttpRequest, network: Network, goal_id: int) -> HttpResponse:
    """The page that a figure leads to."""
    known = goal_standings(network.pk, goal_ids=[goal_id]) if goal_id <= LARGEST_ID else []
    standing = next(iter(known), None)
    if standing is None:
        raise Http404
    promise, answers = standing.goal, answers_of_goal(goal_id)
    line = goal_line(network, standing, linked=False)
    partner = Link(promise.membership.organisation.name, address("partner", network, promise.membership.slug))
    context = {
        "title": promise.text,
        "is_long": len(promise.text) > LONG,
        "goal": promise,
        "line": line,
        "standing": standing,
        "partner": partner,
        "trail": [Link(gettext("Partners"), address("partners", network)), partner, Link(line.title)],
        "table": _table(standing, answers) if answers or promise.is_measurable else None,
        "newest": answers[-1] if answers else None,
        "words": [answer for answer in reversed(answers) if answer.text],
    }
    return network_page(request, network, "public/goal/page.html", context, here="partners")


def _table(standing: GoalStanding, answers: list[GoalAnswer]) -> Table:
    """Every year's value, with the starting point and the target around them."""
    goal = standing.goal
    rows: list[tuple[object, ...]] = []
    if goal.baseline_value is not None:
        start = format_amount(goal.baseline_value, goal.unit)
        rows.append((goal.baseline_year or "–", start, start, gettext("Starting point")))
    rows += [_row(standing, answer) for answer in answers]
    if goal.target_level is not None:
        target = format_amount(goal.target_level, goal.unit)
        rows.append((goal.target_year or "–", "–", target, gettext("Target")))
    columns = (
        Column(gettext("Year")),
        Column(gettext("Value"), number=True),
        Column(gettext("Plan"), number=True),
        Column(gettext("What it is")),
    )
    return Table(gettext("Every year’s value"), columns, rows, cards=True)


def _row(standing: GoalStanding, answer: GoalAnswer) -> tuple[object, ...]:
    goal, path, year = standing.goal, standing.path, answer.report.round.year
    way = path_of(
        baseline=path.baseline, baseline_year=path.baseline_year, target=path.target, target_year=path.target_year,
        value=answer.value, year=year,
    )  # fmt: skip
    plan = None
    if way.planned is not None and path.baseline is not None and path.target is not None:
        plan = path.baseline + way.planned * (path.target - path.baseline)
    value = gettext("no figure") if answer.value is None else format_amount(answer.value, goal.unit)
    told = answer.get_progress_display() if answer.progress else gettext("Yearly report")
    return (
        year,
        value,
        format_amount(plan, goal.unit) or "–",
        format_html("<span>{}<br>{}</span>", told, evidence(answer.report.grade)),
    )
