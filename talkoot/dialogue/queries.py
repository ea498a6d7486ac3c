"""Reads of dialogues that several pages share."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from talkoot.accounts.models import User
from talkoot.dialogue.enums import Fate
from talkoot.dialogue.models import Dialogue, Input, Invitation, Subscription
from talkoot.networks.models import Coordinator
from talkoot.organisations.models import Officer


@dataclass(frozen=True, slots=True)
class ThemeCount:
    """How many inputs a theme has, and what became of them; without a theme the name is empty."""

    theme: str
    total: int
    taken: int
    partly: int
    not_taken: int
    waiting: int


def dialogues_of(*, municipality_id: int | None = None, network_id: int | None = None) -> QuerySet[Dialogue]:
    """A municipality's or a network's dialogues, with the number of inputs and of those that wait."""
    standing = Q(inputs__withdrawn_at__isnull=True)
    return Dialogue.objects.filter(**_host(municipality_id, network_id)).annotate(
        given=Count("inputs", filter=standing), waiting=Count("inputs", filter=standing & Q(inputs__fate=Fate.WAITING))
    )


def inputs_waiting(*, municipality_id: int | None = None, network_id: int | None = None) -> QuerySet[Input]:
    """Inputs without an answer to a municipality's or a network's dialogues, oldest first."""
    found = Input.objects.waiting().select_related("dialogue", "owner", "organisation")
    return found.filter(**_host(municipality_id, network_id, "dialogue__"))


def _host(municipality_id: int | None, network_id: int | None, way: str = "") -> dict[str, int]:
    if municipality_id is not None:
        return {f"{way}municipality_id": municipality_id}
    if network_id is not None:
        return {f"{way}network_id": network_id}
    raise ValueError


def people_of(dialogue: Dialogue) -> QuerySet[User]:
    """Those who may own and answer its inputs today: officers in office or coordinators, in the order they came."""
    if dialogue.municipality_id:
        officers = Officer.objects.in_office().filter(municipality_id=dialogue.municipality_id)
        return User.objects.filter(pk__in=officers.values("user_id"), is_active=True).order_by("pk")
    coordinators = Coordinator.objects.in_office().filter(network=dialogue.network)
    return User.objects.filter(pk__in=coordinators.values("user_id"), is_active=True).order_by("pk")


def in_charge(dialogue: Dialogue) -> list[User]:
    """Who is responsible when nobody else is: those in charge of the municipality, or the network's coordinators."""
    people = people_of(dialogue)
    if not dialogue.municipality_id:
        return list(people)
    leads = Officer.objects.in_office().filter(municipality_id=dialogue.municipality_id, is_lead=True)
    return list(people.filter(pk__in=leads.values("user_id"))) or list(people)


def owners_of(found: Input) -> list[User]:
    """Who answers the input: its owner, else the dialogue's, else those in charge; one who has left owns nothing."""
    wanted = [pk for pk in (found.owner_id, found.dialogue.owner_id) if pk]
    working = {person.pk: person for person in people_of(found.dialogue).filter(pk__in=wanted)} if wanted else {}
    for pk in wanted:
        if pk in working:
            return [working[pk]]
    return in_charge(found.dialogue)


def unit_of(person: User, dialogue: Dialogue) -> str:
    """The unit in which an owner works; empty for coordinators of a network."""
    if not dialogue.municipality_id:
        return ""
    officers = Officer.objects.in_office().filter(municipality_id=dialogue.municipality_id, user=person)
    return officers.values_list("unit", flat=True).first() or ""


def summary_by_theme(dialogue: Dialogue) -> list[ThemeCount]:
    """The inputs counted by theme, the largest first; the unsorted last."""
    by_fate = {f"n_{fate}": Count("pk", filter=Q(fate=fate)) for fate in Fate}
    rows = Input.objects.standing().filter(dialogue=dialogue).order_by().values("theme")
    order = ("theme", "total", "n_taken", "n_partly", "n_not", "n_waiting")
    counted = [ThemeCount(*row) for row in rows.annotate(total=Count("pk"), **by_fate).values_list(*order)]
    return sorted(counted, key=lambda one: (not one.theme, -one.total, one.theme))


def subscribers_of(dialogue: Dialogue) -> QuerySet[Subscription]:
    """Whom a market dialogue of the municipality is told to: those who follow its product group."""
    found = Subscription.objects.running()
    if not dialogue.municipality_id or not dialogue.product_group:
        return found.none()
    invited = dialogue.invitations.values("email")
    return found.filter(municipality_id=dialogue.municipality_id, product_group=dialogue.product_group).exclude(
        email__in=invited
    )


def inputs_of(organisation_id: int, email: str, dialogues: Iterable[int] | QuerySet[Dialogue]) -> QuerySet[Input]:
    """What an organisation, or a person with this address, has given to some dialogues; newest first."""
    mine = Q(organisation_id=organisation_id)
    if email:
        mine |= Q(email__iexact=email)
    found = Input.objects.standing().filter(mine, dialogue__in=dialogues)
    return found.select_related("dialogue").order_by("-given_at", "-pk")


def input_for_link(token: str) -> Input | None:
    """The input that a follow link opens."""
    found = Input.objects.filter(token=token)
    return found.select_related("dialogue__municipality", "dialogue__network", "organisation").first()


def invitation_for_link(dialogue_id: int, token: str) -> Invitation | None:
    """The invitation that a personal link opens."""
    return Invitation.objects.filter(dialogue_id=dialogue_id, token=token).select_related("organisation").first()


def subscription_for_link(token: str) -> Subscription | None:
    """The subscription that a mailed link confirms or ends."""
    return Subscription.objects.filter(token=token).select_related("municipality").first()
