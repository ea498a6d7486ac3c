"""How a round stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext, ngettext

from talkoot.networks.models import Network
from talkoot.reporting.enums import ANSWERED, WAITING, ReportState
from talkoot.reporting.models import Report, Round
from talkoot.web.ui.numbers import format_day


@dataclass(frozen=True, slots=True)
class Standing:
    """A round and how many of its members are in which state; a waived one is not counted as missing."""

    round: Round
    counts: dict[str, int]

    @property
    def asked(self) -> int:
        return sum(self.counts.values()) - self.counts[ReportState.WAIVED]

    @property
    def answered(self) -> int:
        return sum(self.counts[state] for state in ANSWERED)

    @property
    def accepted(self) -> int:
        return self.counts[ReportState.ACCEPTED]

    @property
    def to_read(self) -> int:
        return self.counts[ReportState.SUBMITTED]

    @property
    def waiting(self) -> int:
        return sum(self.counts[state] for state in WAITING)

    @property
    def days_left(self) -> int:
        return self.round.days_left(timezone.localdate())


def standings(rounds: Iterable[Round]) -> list[Standing]:
    """How each of the rounds stands, in one query."""
    rounds = list(rounds)
    counts = {each.pk: dict.fromkeys(ReportState.values, 0) for each in rounds}
    rows = Report.objects.filter(round__in=rounds).order_by().values_list("round_id", "state").annotate(Count("pk"))
    for round_id, state, n in rows:
        counts[round_id][state] = n
    return [Standing(each, counts[each.pk]) for each in rounds]


def current_round(network: Network) -> Standing | None:
    """The latest round of the network, prepared, open or closed."""
    latest = Round.objects.filter(network=network).first()
    return standings([latest])[0] if latest else None


def year_plan(standing: Standing, now: datetime) -> list[tuple[str, bool]]:
    """The round's dates, with whether they have passed."""
    round_, today = standing.round, timezone.localdate(now)
    plan = [_opened(round_, sum(standing.counts.values()))]
    if round_.reminded_at:
        text = gettext("Reminder %(n)s was sent on %(day)s") % {
            "n": round_.reminders,
            "day": format_day(round_.reminded_at),
        }
        plan.append((text, True))
    plan.append((gettext("Reports are due on %(day)s") % {"day": format_day(round_.due_on)}, round_.due_on < today))
    plan.append(_closed(round_))
    return plan


def _opened(round_: Round, asked: int) -> tuple[str, bool]:
    if round_.opened_at is None:
        return gettext("The round is prepared but not opened yet"), False
    words = ngettext(
        "The round was opened on %(day)s for %(n)s member", "The round was opened on %(day)s for %(n)s members", asked
    )
    return words % {"day": format_day(round_.opened_at), "n": asked}, True


def _closed(round_: Round) -> tuple[str, bool]:
    if round_.closed_at is None:
        return gettext("The round is closed and the results are published"), False
    return gettext("The round was closed on %(day)s") % {"day": format_day(round_.closed_at)}, True


def days_to(day: date, today: date) -> str:
    """How much time there is, in words that do not scold."""
    left = (day - today).days
    if left < 0:
        return gettext("The due day was %(day)s.") % {"day": format_day(day)}
    if left == 0:
        return gettext("Reports are due today.")
    return ngettext("%(n)s day left.", "%(n)s days left.", left) % {"n": left}
