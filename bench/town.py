"""A network of partners with goals and three rounds, by bulk inserts: the size that the limits speak of."""

from datetime import UTC, date, datetime
from decimal import Decimal
from random import Random

from django.db import transaction
from django_scopes import scopes_disabled

from talkoot.commitments.enums import Theme
from talkoot.commitments.models import Commitment, Goal
from talkoot.footprints.models import Indicator
from talkoot.footprints.operations import load_standard_indicators
from talkoot.history.operations import renew
from talkoot.kernel.text import folded
from talkoot.memberships.models import Membership
from talkoot.networks.models import Coordination, Network, Tier
from talkoot.organisations.models import Municipality, Organisation
from talkoot.reporting.models import Figure, GoalAnswer, Report, Round

KEYS = ("electricity", "district_heat", "heating_oil", "diesel", "mixed_waste", "water", "renewable_share", "emissions")
INDUSTRIES = ("10", "16", "25", "41", "43", "47", "49", "55", "56", "62", "68", "85", "86", "94")
SIZES = ("<10", "10-49", "50-249", "250+")
NAMES = (
    "Leipomo",
    "Konepaja",
    "Hotelli",
    "Kirjapaino",
    "Kuljetus",
    "Puutarha",
    "Rakennus",
    "Kahvila",
    "Varasto",
    "Panimo",
)
THEMES = [str(value) for value in Theme.values]
YEARS = (2023, 2024, 2025)
GOALS_EACH = 3
THEN = datetime(2023, 1, 10, 9, tzinfo=UTC)


@transaction.atomic
def build(partners: int = 100, slug: str = "bench", seed: int = 7) -> Network:
    """Make the network; the same seed makes the same one."""
    with scopes_disabled():
        chance = Random(seed)  # noqa: S311 -- not a secret
        if not Indicator.objects.exists():
            load_standard_indicators()
        network = _network(slug)
        members = _members(network, partners, chance)
        goals = _goals(members, chance)
        for year in YEARS:
            _round(network, year, members, goals, chance)
        renew(network_id=network.pk)
        return network


def _network(slug: str) -> Network:
    network = Network.objects.create(
        slug=slug, state="active", name_fi="Järvikaupungin ilmastokumppanit", name_sv="Klimatpartner i Järvikaupunki",
        name_en="Climate partners of Järvikaupunki", languages=["fi", "sv", "en"], contact_email="ilmasto@town.example",
        lead_fi="Järvikaupungin yritykset pienentävät päästöjään ja kertovat tuloksista joka kevät.",
        lead_en="Companies in Järvikaupunki cut their emissions and tell of the results every spring.",
        asked_fi="Asetatte vähintään kaksi tavoitetta.\nAllekirjoitatte sitoumuksen.\nKerrotte kerran vuodessa, miten meni.",
        given_fi="Apua alkuun.\nOman sivun.\nTapaamisia.",
        started_on=date(2023, 1, 1),
    )  # fmt: skip
    city = Organisation.objects.create(
        name="Järvikaupunki", folded_name="jarvikaupunki", industry="84", size_class="250+"
    )
    Coordination.objects.create(network=network, organisation=city)
    return network


def _members(network: Network, count: int, chance: Random) -> list[Membership]:
    tier = Tier.objects.create(
        network=network,
        name_fi="Ilmastokumppani",
        name_sv="Klimatpartner",
        name_en="Climate partner",
        validity_months=36,
    )
    helper = Tier.objects.create(
        network=network,
        kind="supporting",
        name_fi="Tukijäsen",
        name_sv="Stödmedlem",
        name_en="Supporting member",
        order=1,
        asks_follow_up=False,
    )
    towns = [
        Municipality.objects.create(name_fi=name, name_sv=name)
        for name in ("Järvikaupunki", "Rantakylä", "Metsälä", "Kivikoski")
    ]
    names = [f"{chance.choice(NAMES)} {chance.choice(NAMES)}nmäki {n} Oy" for n in range(count)]
    organisations = Organisation.objects.bulk_create(
        Organisation(
            name=name, folded_name=folded(name), industry=chance.choice(INDUSTRIES), size_class=chance.choice(SIZES)
        )
        for name in names
    )
    places = Organisation.municipalities.through
    places.objects.bulk_create(places(organisation=o, municipality=chance.choice(towns)) for o in organisations)
    return Membership.objects.bulk_create(
        Membership(
            network=network, organisation=o, tier=helper if n % 12 == 11 else tier, slug=f"partner-{n}", state="active",
            state_since=date(2023, 1, 1), joined_on=date(2023, 1, 1),
        )
        for n, o in enumerate(organisations)
    )  # fmt: skip


def _goals(members: list[Membership], chance: Random) -> list[Goal]:
    indicators = {i.key: i for i in Indicator.objects.standard()}
    promising = [member for n, member in enumerate(members) if n % 12 != 11]
    ends = (date(2026, 12, 31), date(2027, 12, 31), date(2028, 12, 31), date(2025, 12, 31))
    commitments = Commitment.objects.bulk_create(
        Commitment(membership=m, starts_on=date(2023, 1, 1), ends_on=chance.choice(ends), agreed_at=THEN)
        for m in promising
    )
    return Goal.objects.bulk_create(
        _goal(commitment, indicators[key], chance)
        for commitment in commitments
        for key in chance.sample(KEYS[:6], GOALS_EACH)
    )


def _goal(commitment: Commitment, indicator: Indicator, chance: Random) -> Goal:
    start = Decimal(chance.randint(50, 4000))
    return Goal(
        membership=commitment.membership, commitment=commitment, theme=chance.choice(THEMES), indicator=indicator,
        text_fi="Vähennämme kulutusta neljänneksen vuoteen 2028 mennessä uusimalla laitteet ja muuttamalla tapoja.",
        text_en="We cut consumption by a quarter by 2028 with new equipment and new habits.",
        baseline_value=start, baseline_year=2022, target_value=start * 3 / 4, target_year=2028, exceeds_law="yes",
        why_exceeds_fi="Laki ei vaadi tätä.", state="agreed", submitted_at=THEN, agreed_at=THEN,
    )  # fmt: skip


def _round(network: Network, year: int, members: list[Membership], goals: list[Goal], chance: Random) -> None:
    opened = datetime(year + 1, 2, 1, tzinfo=UTC)
    round_ = Round.objects.create(
        network=network,
        year=year,
        due_on=date(year + 1, 3, 31),
        opened_at=opened,
        closed_at=datetime(year + 1, 4, 15, tzinfo=UTC),
    )
    told = [chance.random() < 0.75 for _ in members]
    reports = Report.objects.bulk_create(
        Report(
            round=round_, membership=member, state="accepted" if heard else "missing", measures="Vaihdoimme valaistuksen." if heard else "",
            accepted_at=opened if heard else None, submitted_at=opened if heard else None, grade=chance.randint(1, 4),
        )
        for member, heard in zip(members, told, strict=True)
    )  # fmt: skip
    accepted = {report.membership_id: report for report in reports if report.state == "accepted"}
    indicators = [i for i in Indicator.objects.standard() if i.key in KEYS]
    Figure.objects.bulk_create(
        Figure(report=report, indicator=i, value=Decimal(chance.randint(100, 9000)) / (10000 if i.is_share else 10))
        for report in accepted.values()
        for i in indicators
        if chance.random() < 0.8
    )
    GoalAnswer.objects.bulk_create(
        GoalAnswer(report=accepted[goal.membership_id], goal=goal, value=_value(goal, year, chance))
        for goal in goals
        if goal.membership_id in accepted
    )


def _value(goal: Goal, year: int, chance: Random) -> Decimal:
    share = Decimal(year - 2022) / 6 * Decimal(chance.randint(40, 160)) / 100
    assert goal.baseline_value is not None
    return round(goal.baseline_value * (1 - share / 4), 1)
