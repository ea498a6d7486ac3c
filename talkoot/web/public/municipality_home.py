"""What the home page of a municipality gathers: models, questions, services, networks, practices."""

from dataclasses import dataclass
from datetime import date

from talkoot.adoptions.enums import UNDER_WAY
from talkoot.adoptions.models import Practice, portfolio_of
from talkoot.adoptions.queries.ladder import networks_of
from talkoot.adoptions.queries.running import uses
from talkoot.cases.models import Desk
from talkoot.catalogue.facts import Method
from talkoot.catalogue.queries import method
from talkoot.dialogue.models import Dialogue
from talkoot.library.queries import entries_shown
from talkoot.networks.enums import NetworkState
from talkoot.networks.models import Network
from talkoot.organisations.models import Municipality
from talkoot.web.public.use_lines import UseLine, use_line


@dataclass(frozen=True, slots=True)
class Home:
    """Everything that the page shows."""

    running: tuple[UseLine, ...]
    ended: tuple[UseLine, ...]
    dialogues: tuple[Dialogue, ...]
    desks: tuple[Desk, ...]
    entries: int
    networks: tuple[Network, ...]
    practices: tuple[Practice, ...]
    method: Method | None

    @property
    def results(self) -> int:
        """How many of the models have a result to tell."""
        return sum(bool(line.result) for line in self.running)


def home_of(municipality: Municipality, today: date) -> Home:
    """What companies and everybody else may see."""
    shown = uses(municipalities=[municipality])
    return Home(
        running=tuple(use_line(use) for use in shown if use.adoption.state in UNDER_WAY),
        ended=tuple(use_line(use) for use in shown if use.adoption.has_ended),
        dialogues=tuple(Dialogue.objects.filter(municipality=municipality, audience="everybody").open(today)),
        desks=tuple(Desk.objects.of(municipality.pk).open().asked_by_companies()),
        entries=entries_shown(municipality.pk, today).count(),
        networks=tuple(each for each in networks_of(municipality) if each.state == NetworkState.ACTIVE),
        practices=tuple(Practice.objects.published().filter(municipality=municipality)),
        method=method(portfolio_of(municipality).method),
    )
