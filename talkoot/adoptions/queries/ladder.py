"""What a municipality already has in place for each rung of the ladder of coordination."""

from datetime import date, timedelta

from django_scopes import scope

from talkoot.adoptions.models import Adoption, Carrier, Portfolio, Task, portfolio_of
from talkoot.adoptions.queries.portfolio import without_owner
from talkoot.cases.models import Case
from talkoot.events.models import Event
from talkoot.networks.enums import FeeClass, NetworkKind, NetworkState
from talkoot.networks.models import Coordinator, Network, Tier
from talkoot.organisations.models import Municipality
from talkoot.reporting.models import Round

AHEAD = timedelta(days=90)
ENOUGH_MODELS = 3


def networks_of(municipality: Municipality) -> list[Network]:
    """The municipality's networks: the one of the whole, and those that its models run on; ended ones left out."""
    portfolio = portfolio_of(municipality)
    carriers = Carrier.objects.filter(adoption__municipality=municipality)
    ids: set[int | None] = {portfolio.network_id, *carriers.values_list("network", flat=True)}
    return list(Network.objects.filter(pk__in=[pk for pk in ids if pk is not None]).exclude(state=NetworkState.ENDED))


def in_place(municipality: Municipality, today: date) -> dict[str, bool]:
    """For each thing that a rung needs whether it is there. What the service cannot know (a steering group) is not."""
    networks = networks_of(municipality)
    kinds = {network.kind for network in networks}
    adoptions = Adoption.objects.filter(municipality=municipality).under_way()
    tasks = Task.objects.filter(municipality=municipality).alive().open()
    return {
        "owners": adoptions.exists() and not without_owner(municipality.pk),
        "portfolio": adoptions.count() >= ENOUGH_MODELS,
        "forum": adoptions.exclude(forum="").exists() or _has_forum_events(municipality),
        "plan": tasks.filter(due_on__range=(today, today + AHEAD)).exists(),
        "open_network": NetworkKind.OPEN in kinds,
        "closed_network": bool(kinds & {NetworkKind.CLOSED, NetworkKind.PAID}),
        "coordinator": Coordinator.objects.in_office().filter(network__in=networks).exists(),
        "tiers": Tier.objects.filter(network__in=networks, min_goals__gt=0).exists(),
        "round": _has_round(networks),
        "support": Case.objects.filter(desk__municipality=municipality).exists(),
        "fees": Tier.objects.filter(network__in=networks).exclude(fee_class=FeeClass.NONE).exists(),
        "steering": False,
    }


def _has_round(networks: list[Network]) -> bool:
    with scope(network=networks):
        return Round.objects.exists()


def _has_forum_events(municipality: Municipality) -> bool:
    return Event.objects.filter(municipality=municipality).exclude(forum="").exists()


def networks_to_choose(portfolio: Portfolio, user: object) -> list[Network]:
    """Networks that could become the municipality's: those that the person coordinates."""
    return list(Network.objects.coordinated_by(user).exclude(pk=portfolio.network_id))
