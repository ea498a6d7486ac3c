"""The board of a round: every member's report; whom a letter would reach; how the letter reads."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import override

from talkoot.memberships.addressees import addressees
from talkoot.memberships.models import Membership
from talkoot.networks.models import Network
from talkoot.notices.letters import link, write_letter
from talkoot.organisations.models import Contact
from talkoot.reporting.enums import WAITING
from talkoot.reporting.models import Report, Round
from talkoot.web.console.queries.member import REPORT_KINDS

PERSONAL = "personal-link"  # stands in a previewed letter where each member's own token will be
LANGUAGE_ORDER = ("fi", "sv", "en")


@dataclass(frozen=True, slots=True)
class BoardRow:
    """A member in the round: its report, the person who gets the letters, the link for one on the telephone."""

    report: Report
    member: Membership
    person: Contact | None
    kind: str
    link: str

    @property
    def can_be_chosen(self) -> bool:
        return self.report.state in WAITING


@dataclass(frozen=True, slots=True)
class Receiver:
    """A member and the person to whom its letter goes (None: no address)."""

    member: Membership
    person: Contact | None


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter as one of its receivers will read it."""

    language: str
    to: str
    subject: str
    body: str


def board(reports: Sequence[Report]) -> list[BoardRow]:
    """The rows of the board for the reports, in one query more."""
    people = addressees(report.membership.organisation_id for report in reports)
    return [
        BoardRow(
            report=report,
            member=report.membership,
            person=people[report.membership.organisation_id],
            kind=REPORT_KINDS.get(report.state, ""),
            link=link("workspace:report", report.language, report.token),
        )
        for report in reports
    ]


def reports_in(round_: Round, state: str = "") -> QuerySet[Report]:
    """The round's reports with their members, in order of name."""
    reports = Report.objects.filter(round=round_).select_related("membership__organisation")
    return reports.filter(state=state) if state else reports


def concerned(round_: Round) -> list[Receiver]:
    """Whom the opening of the round would reach."""
    members = (
        Membership.objects.filter(network=round_.network_id).followed_up().select_related("organisation", "network")
    )
    return receivers(members)


def receivers(members: Iterable[Membership]) -> list[Receiver]:
    """The members with the person to whom their letters go."""
    members = list(members)
    people = addressees(member.organisation_id for member in members)
    return [Receiver(member, people[member.organisation_id]) for member in members]


def letters(letter: str, round_: Round, some: Iterable[Receiver]) -> list[Letter]:
    """The letter in each language in which it will be read, as its first receiver gets it."""
    first: dict[str, tuple[Membership, Contact]] = {}
    for receiver in some:
        if receiver.person is not None:
            first.setdefault(receiver.person.language, (receiver.member, receiver.person))
    return [
        _written(letter, round_, language, *first[language])
        for language in sorted(first, key=lambda code: LANGUAGE_ORDER.index(code) if code in LANGUAGE_ORDER else 9)
    ]


def _written(letter: str, round_: Round, language: str, member: Membership, person: Contact) -> Letter:
    report = Report(round=round_, membership=member, token=PERSONAL, language=language)
    with override(language):
        url = link("workspace:report", language, PERSONAL)
    subject, body = write_letter(
        letter,
        language,
        report=report,
        round=round_,
        membership=member,
        network=round_.network,
        name=person.name,
        url=url,
    )
    return Letter(language, person.name or person.email, subject, body)


def joined_late(round_: Round, network: Network) -> list[tuple[int, str]]:
    """Members whom the yearly follow-up concerns but who have no report in this round."""
    members = Membership.objects.filter(network=network).followed_up().exclude(reports__round=round_)
    return list(members.values_list("pk", "organisation__name"))
