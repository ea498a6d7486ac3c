"""What waits for the coordinator today."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext

from talkoot.commitments.models import Goal
from talkoot.commitments.queries import commitments_ending
from talkoot.dialogue.queries import inputs_waiting
from talkoot.imports.enums import ImportState
from talkoot.imports.models import Import
from talkoot.memberships.models import Application, Membership
from talkoot.networks.models import Network
from talkoot.notices.models import Message
from talkoot.reporting.models import Report
from talkoot.web.ui.numbers import format_day

SILENCE = timedelta(days=182)


@dataclass(frozen=True, slots=True)
class Job:
    """A row of the queue: how many of what, why, one button; `first` is the sentence when one should begin with it."""

    count: int
    title: str
    why: str
    url: str
    button: str
    first: str


def jobs(network: Network, states: dict[str, int], silent: int, now: datetime) -> list[Job]:
    """Everything that waits, the most urgent first."""
    return [job for job in _all(network, states, silent, now) if job is not None and job.count]


def silent_members(network: Network, now: datetime) -> list[Membership]:
    """Members taking part from whom nothing has been heard for half a year, the longest silence first."""
    long_ago = now - SILENCE
    quiet = Q(heard_at__lt=long_ago) | Q(heard_at__isnull=True, state_since__lt=long_ago.date())
    members = Membership.objects.filter(network=network).taking_part().filter(quiet)
    return list(members.select_related("organisation").order_by("heard_at", "state_since"))


def _all(network: Network, states: dict[str, int], silent: int, now: datetime) -> Iterator[Job | None]:
    yield _applications(network, now)
    yield _reports(network)
    yield _goals(network)
    yield _inputs(network)
    yield _commitments(network, timezone.localdate(now))
    yield _messages(network)
    yield _imports(network)
    yield _unknown(network, states["unknown"])
    yield _silent(network, silent)


def _imports(network: Network) -> Job | None:
    names = list(
        Import.objects.filter(network=network, state__in=(ImportState.READ, ImportState.FAILED)).values_list(
            "file_name", flat=True
        )
    )
    if not names:
        return None
    n = len(names)
    return Job(
        count=n,
        title=ngettext("spreadsheet waits for your answers", "spreadsheets wait for your answers", n),
        why=_named(names),
        url=_to("imports", network),
        button=gettext("Go on"),
        first=ngettext("One spreadsheet waits for your answers.", "%(n)s spreadsheets wait for your answers.", n)
        % {"n": n},
    )


def _applications(network: Network, now: datetime) -> Job | None:
    waiting = list(Application.objects.filter(network=network).waiting().values_list("submitted_at", flat=True))
    if not waiting:
        return None
    days, n = (now - waiting[0]).days, len(waiting)
    oldest = ngettext("The oldest has waited for %(days)s day.", "The oldest has waited for %(days)s days.", days) % {
        "days": days
    }
    promise = ngettext(
        "We promised to answer in %(days)s day.", "We promised to answer in %(days)s days.", network.reply_days
    ) % {"days": network.reply_days}
    return Job(
        count=n,
        title=ngettext("application waits for an answer", "applications wait for an answer", n),
        why=f"{oldest} {promise}",
        url=_to("applications", network),
        button=gettext("Answer"),
        first=ngettext(
            "One applicant waits for an answer, begin there.", "%(n)s applicants wait for an answer, begin with them.", n
        ) % {"n": n},
    )  # fmt: skip


def _reports(network: Network) -> Job | None:
    arrived = list(Report.objects.filter(round__network=network).to_review().values_list("submitted_at", flat=True))
    if not arrived:
        return None
    n = len(arrived)
    return Job(
        count=n,
        title=ngettext("yearly report to read", "yearly reports to read", n),
        why=gettext("The first of them came on %(day)s.") % {"day": format_day(arrived[0])},
        url=_to("review", network),
        button=gettext("Read and accept"),
        first=ngettext("One yearly report is there to read.", "%(n)s yearly reports are there to read.", n) % {"n": n},
    )


def _goals(network: Network) -> Job | None:
    names = list(
        Goal.objects.filter(membership__network=network)
        .submitted()
        .values_list("membership__organisation__name", flat=True)
    )
    if not names:
        return None
    n, members = len(names), list(dict.fromkeys(names))
    return Job(
        count=n,
        title=ngettext("goal to agree", "goals to agree", n),
        why=_named(members),
        url=_to("goals", network),
        button=gettext("Read and agree"),
        first=ngettext("One goal waits for your word.", "%(n)s goals wait for your word.", n) % {"n": n},
    )


def _inputs(network: Network) -> Job | None:
    arrived = list(inputs_waiting(network_id=network.pk).values_list("given_at", flat=True))
    if not arrived:
        return None
    n = len(arrived)
    return Job(
        count=n,
        title=ngettext("input waits for an answer", "inputs wait for an answer", n),
        why=gettext("The first of them came on %(day)s.") % {"day": format_day(arrived[0])},
        url=_to("network-dialogues", network),
        button=gettext("Answer"),
        first=ngettext("One input waits for an answer.", "%(n)s inputs wait for an answer.", n) % {"n": n},
    )


def _commitments(network: Network, today: date) -> Job | None:
    ending = list(commitments_ending(network.pk, today))
    if not ending:
        return None
    n = len(ending)
    rows = [
        gettext("%(member)s %(day)s") % {"member": member.organisation.name, "day": format_day(member.last_day)}
        for member in ending[:2]
    ]
    return Job(
        count=n,
        title=ngettext("commitment ends soon or has ended", "commitments end soon or have ended", n),
        why=_named(rows, n),
        url=f"{_to('members', network)}?due=commitment",
        button=gettext("See whose"),
        first=ngettext(
            "One commitment ends soon or has ended.", "%(n)s commitments end soon or have ended.", n
        ) % {"n": n},
    )  # fmt: skip


def _messages(network: Network) -> Job | None:
    failed = list(Message.objects.of_network(network.pk).filter(is_secret=False).failed().values_list("to_name", "to"))
    if not failed:
        return None
    n = len(failed)
    return Job(
        count=n,
        title=ngettext("message did not arrive", "messages did not arrive", n),
        why=_named([name or address for name, address in failed]),
        url=f"{_to('messages', network)}?state=failed",
        button=gettext("Correct the address"),
        first=ngettext("One message did not arrive.", "%(n)s messages did not arrive.", n) % {"n": n},
    )


def _unknown(network: Network, n: int) -> Job:
    return Job(
        count=n,
        title=ngettext("member whose state is to be found out", "members whose state is to be found out", n),
        why=gettext(
            "Are they members, have they left, or are they only being asked? They are not shown in public until this is known."
        ),
        url=f"{_to('members', network)}?state=unknown",
        button=gettext("Find out"),
        first=ngettext(
            "The state of one member is to be found out.", "The state of %(n)s members is to be found out.", n
        )
        % {"n": n},
    )


def _silent(network: Network, n: int) -> Job:
    return Job(
        count=n,
        title=ngettext("silent member", "silent members", n),
        why=gettext("We have not heard from them for half a year. A call often helps."),
        url=f"{_to('members', network)}?due=silent",
        button=gettext("See who"),
        first=ngettext(
            "One member has been silent for half a year.", "%(n)s members have been silent for half a year.", n
        )
        % {"n": n},
    )


def _named(names: list[str], total: int = 0) -> str:
    """The first two by name, the rest as a number."""
    rest = max(total, len(names)) - 2
    first = ", ".join(names[:2])
    if rest <= 0:
        return gettext("%(names)s.") % {"names": first}
    return ngettext("%(names)s and %(n)s other.", "%(names)s and %(n)s others.", rest) % {"names": first, "n": rest}


def _to(name: str, network: Network) -> str:
    return reverse(f"console:{name}", args=[network.slug])
