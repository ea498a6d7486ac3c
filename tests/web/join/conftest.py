"""An applicant with a link, as one has it from the mail."""

import re
from dataclasses import dataclass

import pytest
from django.test import Client

from talkoot.memberships.models import Application
from talkoot.networks.models import Network
from tests.factories import ApplicationFactory, CoordinatorFactory, NetworkFactory, TierFactory, UserFactory, indicator

GOAL = {
    "theme": "energy_saving", "text": "We cut electricity by a fifth", "kind": "numeric", "baseline_value": "100", "baseline_year": "2024",
    "target_value": "80", "target_year": "2030", "percent": "", "percent_way": "less", "exceeds_law": "unknown", "why_exceeds": "",
}  # fmt: skip


@dataclass
class Applicant:
    """Somebody with the link, in a browser of their own; nobody is signed in."""

    application: Application
    client: Client

    @property
    def link(self) -> str:
        return f"/en/{self.application.network.slug}/join/{self.application.token}/"

    def open(self, query: str = "") -> str:
        return self.client.get(self.link + query).content.decode()

    def write(self, part: str, query: str = "", **typed: object):
        return self.client.post(f"{self.link}?part={part}{query}", typed)

    def autosave(self, part: str, query: str = "", **typed: object):
        return self.client.post(f"{self.link}save/?part={part}{query}", typed)

    def goal(self, **changes: object) -> dict[str, object]:
        page = self.open("?part=goals")
        once = re.search(r'name="once" value="([^"]+)"', page)[1]
        return {**GOAL, "indicator": indicator("electricity").pk, "once": once, **changes}

    def now(self) -> Application:
        self.application.refresh_from_db()
        return self.application


@pytest.fixture
def network(db) -> Network:
    network = NetworkFactory(slug="jarvikaupunki", name_en="Climate partners", reply_days=7)
    TierFactory(network=network)
    TierFactory(network=network, supporting=True)
    CoordinatorFactory(network=network, user=UserFactory(email="coordinator@town.example"))
    return network


@pytest.fixture
def applicant(network) -> Applicant:
    tier = network.tiers.first()
    return Applicant(ApplicationFactory(network=network, tier=tier, email="aino@company.example", answers={}), Client())


@pytest.fixture
def ready(applicant) -> Applicant:
    """Everything that is needed has been written; not sent yet."""
    applicant.write("who", name="Lumikon Leipomo Oy", business_id="1234567-1", staff="46", municipality="Järvikaupunki")
    applicant.write("contact", contact_name="Aino Virta", wishes=["visibility", "peers"])
    return applicant
