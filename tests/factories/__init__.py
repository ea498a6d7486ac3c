"""Real things for tests, one factory per model."""

from datetime import UTC, date, datetime
from decimal import Decimal

import factory
from factory.django import DjangoModelFactory

from talkoot.accounts.models import User
from talkoot.commitments.models import Commitment, Goal
from talkoot.footprints.models import Indicator
from talkoot.kernel.text import folded
from talkoot.memberships.models import Application, Membership
from talkoot.networks.models import Coordinator, Network, Tier
from talkoot.organisations.models import Contact, Municipality, Officer, Organisation
from talkoot.reporting.models import Figure, GoalAnswer, Report, Round

NOW = datetime(2026, 3, 16, 9, 0, tzinfo=UTC)
TODAY = date(2026, 3, 16)


class UserFactory(DjangoModelFactory[User]):
    class Meta:
        model = User

    email = factory.Sequence(lambda n: f"person{n}@example.example")
    name = factory.Sequence(lambda n: f"Person {n}")
    language = "en"
    password = "!"  # nobody has one


class OrganisationFactory(DjangoModelFactory[Organisation]):
    class Meta:
        model = Organisation

    name = factory.Sequence(lambda n: f"Company {n:03} Oy")
    folded_name = factory.LazyAttribute(lambda o: folded(o.name))
    size_class = "10-49"
    staff = 20
    industry = "10"


class ContactFactory(DjangoModelFactory[Contact]):
    class Meta:
        model = Contact

    organisation = factory.SubFactory(OrganisationFactory)
    user = factory.SubFactory(UserFactory)
    name = factory.SelfAttribute("user.name")
    email = factory.SelfAttribute("user.email")
    language = "en"


class MunicipalityFactory(DjangoModelFactory[Municipality]):
    """A municipality on the service."""

    class Meta:
        model = Municipality

    name = factory.Sequence(lambda n: f"Kunta {n}")
    slug = factory.Sequence(lambda n: f"kunta-{n}")
    joined_on = date(2026, 1, 1)
    languages = ["fi", "sv", "en"]
    contact_email = "climate@municipality.example"


class OfficerFactory(DjangoModelFactory[Officer]):
    """A person who works for a municipality."""

    class Meta:
        model = Officer

    municipality = factory.SubFactory(MunicipalityFactory)
    user = factory.SubFactory(UserFactory)
    since_on = date(2026, 1, 1)


class NetworkFactory(DjangoModelFactory[Network]):
    class Meta:
        model = Network

    slug = factory.Sequence(lambda n: f"network-{n}")
    name_fi = factory.Sequence(lambda n: f"Verkosto {n}")
    name_sv = factory.Sequence(lambda n: f"Nätverk {n}")
    name_en = factory.Sequence(lambda n: f"Network {n}")
    lead_fi, lead_sv, lead_en = "Mitä tämä on.", "Vad det här är.", "What this is."
    state = "active"
    languages = ["fi", "sv", "en"]
    contact_email = "climate@town.example"


class TierFactory(DjangoModelFactory[Tier]):
    class Meta:
        model = Tier

    network = factory.SubFactory(NetworkFactory)
    name_fi, name_sv, name_en = "Ilmastokumppani", "Klimatpartner", "Climate partner"
    min_goals = 2
    needs_baseline = True
    validity_months = 36

    class Params:
        supporting = factory.Trait(
            kind="supporting", name_fi="Tukijäsen", name_sv="Stödmedlem", name_en="Supporting member", min_goals=0,
            needs_baseline=False, asks_follow_up=False, order=1,
        )  # fmt: skip


class CoordinatorFactory(DjangoModelFactory[Coordinator]):
    class Meta:
        model = Coordinator

    network = factory.SubFactory(NetworkFactory)
    user = factory.SubFactory(UserFactory)
    since_on = date(2024, 1, 1)


class MembershipFactory(DjangoModelFactory[Membership]):
    class Meta:
        model = Membership

    organisation = factory.SubFactory(OrganisationFactory)
    network = factory.SubFactory(NetworkFactory)
    tier = factory.SubFactory(TierFactory, network=factory.SelfAttribute("..network"))
    slug = factory.Sequence(lambda n: f"company-{n}")
    state = "active"
    state_since = date(2024, 1, 1)
    joined_on = date(2024, 1, 1)


class ApplicationFactory(DjangoModelFactory[Application]):
    class Meta:
        model = Application

    network = factory.SubFactory(NetworkFactory)
    tier = factory.SubFactory(TierFactory, network=factory.SelfAttribute("..network"))
    email = factory.Sequence(lambda n: f"applicant{n}@example.example")
    language = "en"
    begun_at = saved_at = NOW
    answers = factory.LazyFunction(lambda: {"name": "Applicant Oy", "contact_name": "Aino Applicant", "consent": True})


class CommitmentFactory(DjangoModelFactory[Commitment]):
    class Meta:
        model = Commitment

    membership = factory.SubFactory(MembershipFactory)
    starts_on = date(2024, 1, 1)
    ends_on = date(2026, 12, 31)
    agreed_at = datetime(2024, 1, 1, tzinfo=UTC)


class GoalFactory(DjangoModelFactory[Goal]):
    """An agreed goal: electricity from 100 MWh in 2022 to 80 MWh in 2027."""

    class Meta:
        model = Goal

    membership = factory.SubFactory(MembershipFactory)
    theme = "energy_saving"
    text_fi, text_sv, text_en = "Vähennämme sähköä 20 %", "Vi minskar elen 20 %", "We cut electricity by 20 %"
    indicator = factory.LazyFunction(lambda: indicator("electricity"))
    baseline_value, baseline_year = Decimal(100), 2022
    target_value, target_year = Decimal(80), 2027
    language = "en"
    state = "agreed"
    submitted_at = agreed_at = datetime(2024, 1, 1, tzinfo=UTC)

    class Params:
        draft = factory.Trait(state="draft", submitted_at=None, agreed_at=None)
        submitted = factory.Trait(state="submitted", agreed_at=None)


class RoundFactory(DjangoModelFactory[Round]):
    """An open round for 2025."""

    class Meta:
        model = Round
        skip_postgeneration_save = True

    network = factory.SubFactory(NetworkFactory)
    year = 2025
    due_on = date(2026, 3, 31)
    opened_at = datetime(2026, 2, 1, tzinfo=UTC)

    @factory.post_generation
    def indicators(self, create: bool, extracted: list[str] | None, **kwargs: object) -> None:
        if create:
            self.indicators.set([indicator(key) for key in extracted or ["electricity", "district_heat"]])


class ReportFactory(DjangoModelFactory[Report]):
    class Meta:
        model = Report

    round = factory.SubFactory(RoundFactory)
    membership = factory.SubFactory(MembershipFactory, network=factory.SelfAttribute("..round.network"))
    language = "en"

    class Params:
        submitted = factory.Trait(state="submitted", submitted_at=NOW)
        accepted = factory.Trait(state="accepted", submitted_at=NOW, accepted_at=NOW)


class FigureFactory(DjangoModelFactory[Figure]):
    class Meta:
        model = Figure

    report = factory.SubFactory(ReportFactory)
    indicator = factory.LazyFunction(lambda: indicator("electricity"))
    value = Decimal(90)


class GoalAnswerFactory(DjangoModelFactory[GoalAnswer]):
    class Meta:
        model = GoalAnswer

    report = factory.SubFactory(ReportFactory)
    goal = factory.SubFactory(GoalFactory, membership=factory.SelfAttribute("..report.membership"))
    value = Decimal(90)


def indicator(key: str) -> Indicator:
    """A standard indicator."""
    return Indicator.objects.standard().get(key=key)
