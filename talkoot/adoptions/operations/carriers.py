"""Creating what an adopted model runs on, by calling the mechanism; what is there already is used."""

from datetime import date, datetime

from django_scopes import scope

from talkoot.accounts.models import User
from talkoot.adoptions.models import Adoption, Carrier, Portfolio
from talkoot.cases.models import Desk
from talkoot.cases.operations import add_desk
from talkoot.catalogue.enums import Mechanism
from talkoot.catalogue.facts import Carrier as CarrierFact
from talkoot.catalogue.words import Words
from talkoot.dialogue.operations import prepare_dialogue
from talkoot.footprints.models import Indicator
from talkoot.kernel.text import address_of
from talkoot.library.models import Shelf
from talkoot.library.operations import add_shelf
from talkoot.networks.enums import NetworkKind
from talkoot.networks.models import Network
from talkoot.networks.operations import RESERVED, add_coordinator, add_tier, found_network
from talkoot.networks.operations_coordination import name_coordinating_organisation
from talkoot.organisations.models import Municipality
from talkoot.reporting.models import Round
from talkoot.reporting.operations import prepare_round

LANGUAGES = ("fi", "sv", "en")
MONTHS_VALID = 36


def create_carriers(
    *, adoption: Adoption, wanted: tuple[CarrierFact, ...], by: User, now: datetime, today: date
) -> None:
    """Everything that the model runs on, created and ready."""
    for fact in wanted:
        thing = _thing(adoption, fact, by, now, today)
        if thing:
            Carrier.objects.create(adoption=adoption, mechanism=fact.mechanism, kind=fact.kind, **thing)


def place_of(fact: CarrierFact) -> str:
    """What a thing to create is called in a form: "dialogue:needs"."""
    return f"{fact.mechanism}:{fact.kind}"


def found_network_of(*, portfolio: Portfolio, kind: str, by: User, now: datetime, owner: User | None = None) -> Network:
    """A network of the municipality, in formation, with its coordinator and, when closed, a first tier with rules."""
    municipality = portfolio.municipality
    names = _network_names(municipality)
    taken = set(Network.objects.values_list("slug", flat=True)) | RESERVED
    network = found_network(
        slug=address_of(municipality.name, taken), by=by, now=now, kind=kind, languages=municipality.languages,
        theme_colour=municipality.theme_colour, contact_email=municipality.contact_email,
        **{f"name_{language}": names[language] for language in LANGUAGES},
    )  # fmt: skip
    person = owner or by
    add_coordinator(
        network_id=network.pk, email=person.email, name=person.name, language=person.language, by=by, now=now
    )
    name_coordinating_organisation(network_id=network.pk, words=municipality.name)
    if kind != NetworkKind.OPEN:
        _first_tier(network, by, now)
    portfolio.network = network
    portfolio.save()
    return network


def _thing(adoption: Adoption, fact: CarrierFact, by: User, now: datetime, today: date) -> dict[str, object]:
    where = adoption.municipality_id
    match fact.mechanism:
        case Mechanism.DIALOGUE:
            question = fact.question or fact.name
            dialogue = prepare_dialogue(
                municipality_id=where, kind=fact.kind, title=_each(fact.name), question=_each(question), by=by, now=now,
                owner=adoption.owner,
            )  # fmt: skip
            return {"dialogue": dialogue}
        case Mechanism.LIBRARY:
            shelf = Shelf.objects.filter(municipality_id=where, kind=fact.kind).first()
            return {
                "shelf": shelf
                or add_shelf(municipality_id=where, kind=fact.kind, name=_each(fact.name), by=by, now=now)
            }
        case Mechanism.CASES:
            desk = Desk.objects.filter(municipality_id=where, kind=fact.kind).first()
            return {
                "desk": desk or add_desk(municipality_id=where, kind=fact.kind, name=_each(fact.name), by=by, now=now)
            }
        case Mechanism.NETWORK:
            return {"network": _network(adoption, fact.kind, by, now)}
        case Mechanism.ROUND:
            return {"round": _round(_network(adoption, NetworkKind.CLOSED, by, now), by, now, today)}
        case _:
            return {}  # the year clock itself


def _network(adoption: Adoption, kind: str, by: User, now: datetime) -> Network:
    portfolio = Portfolio.objects.get_or_create(municipality=adoption.municipality)[0]
    owner = adoption.owner.user if adoption.owner else None
    return portfolio.network or found_network_of(portfolio=portfolio, kind=kind, by=by, now=now, owner=owner)


def _round(network: Network, by: User, now: datetime, today: date) -> Round:
    """The follow-up of the year that is running, answered by the end of March after it."""
    with scope(network=network):
        known = Round.objects.filter(network=network, year=today.year).first()
        indicators = Indicator.objects.usable_in(network.pk).values_list("pk", flat=True)
        return known or prepare_round(
            network_id=network.pk, year=today.year, due_on=date(today.year + 1, 3, 31), indicator_ids=list(indicators),
            by=by, now=now,
        )  # fmt: skip


def _first_tier(network: Network, by: User, now: datetime) -> None:
    add_tier(
        network_id=network.pk, by=by, now=now, min_goals=2, needs_baseline=True, validity_months=MONTHS_VALID,
        name_fi="Ilmastokumppani", name_sv="Klimatpartner", name_en="Climate partner",
    )  # fmt: skip


def _network_names(municipality: Municipality) -> dict[str, str]:
    """Names that are right in each language without declining the municipality's own name."""
    beginnings = {"fi": "Ilmastokumppanit", "sv": "Klimatpartner", "en": "Climate partners"}
    return {
        language: f"{words}, {getattr(municipality, f'name_{language}') or municipality.name}"
        for language, words in beginnings.items()
    }


def _each(words: Words) -> dict[str, str]:
    return {language: getattr(words, language) for language in LANGUAGES}
