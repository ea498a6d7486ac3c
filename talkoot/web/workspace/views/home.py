"""The way in: the only membership or the choice of one, and the home of a member."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django_scopes import scopes_disabled

from talkoot.commitments.models import Commitment
from talkoot.footprints.models import Mandate
from talkoot.memberships.models import Membership
from talkoot.reporting.queries.of_member import awaited_report
from talkoot.web.shared.scoping import in_membership
from talkoot.web.workspace.criteria import level_of
from talkoot.web.workspace.emission_steps import emission_steps
from talkoot.web.workspace.goal_lines import goals_told
from talkoot.web.workspace.next_steps import how_it_goes, next_best, steps_due
from talkoot.web.workspace.page import account_links, member_page, person_of


def home(request: HttpRequest) -> HttpResponse:
    """Whoever has one workspace comes straight to it: the only membership, or the calculations done for others."""
    with scopes_disabled():  # one's own memberships, in whatever networks they are
        mine = Membership.objects.filter(
            organisation__contacts__user=person_of(request), organisation__contacts__until_on=None
        ).select_related("organisation", "network", "tier")
        memberships = list(mine.order_by("organisation__folded_name", "network_id"))
    given = Mandate.objects.filter(user=person_of(request))
    running = given.filter(ended_at=None, until_on__gte=timezone.localdate()).count()
    if not memberships and given.exists():
        return redirect("workspace:mandates")
    if len(memberships) == 1 and not running and "all" not in request.GET:
        return redirect("workspace:membership", memberships[0].network.slug, memberships[0].slug)
    context = {
        "memberships": memberships,
        "calculations": running,
        "brand": {"name": "Talkoot", "url": reverse("public:home")},
        "account": account_links()[1:],
    }
    return render(request, "workspace/home/choice.html", context)


@in_membership
def membership(request: HttpRequest, membership: Membership) -> HttpResponse:
    """What is due, how it is going, what would be the next best thing."""
    today = timezone.localdate()
    goals = list(membership.goals.select_related("indicator"))
    told = goals_told(goal for goal in goals if goal.is_public)
    commitment = Commitment.objects.filter(membership=membership).first()
    emissions_due, calculation = emission_steps(membership, today)
    acting = membership.organisation.contacts.filter(until_on=None, may_act=True).count()
    context = {
        "due": steps_due(membership, awaited_report(membership.pk), goals, commitment, today) + emissions_due,
        "going": how_it_goes(told),
        "told": [each for each in told if each.goal.state == "agreed"],
        "next": next_best(membership, level_of(membership.tier, goals), goals, acting),
        "calculation": calculation,
        "commitment": commitment,
    }
    return member_page(request, membership, "workspace/home/membership.html", context, here="membership")
