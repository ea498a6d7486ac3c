"""Letters about reports."""

from datetime import datetime
from typing import Any

from talkoot.accounts.models import User
from talkoot.memberships.queries import contacts_to_write_to
from talkoot.notices.letters import link, write_letter
from talkoot.notices.operations import queue_message
from talkoot.reporting.models import Report


def write_about_report(
    report: Report, letter: str, *, by: User | None, now: datetime, key: str | None = None, **facts: Any
) -> int:
    """Write to the member's contact with the personal link; returns how many letters were queued (0: no address)."""
    membership = report.membership
    people = contacts_to_write_to(membership.organisation_id)
    for person in people:
        url = link("workspace:report", person.language, report.token)
        subject, body = write_letter(
            letter, person.language, report=report, round=report.round, membership=membership,
            network=membership.network, name=person.name, url=url, **facts,
        )  # fmt: skip
        queue_message(
            to=person.email, to_name=person.name, subject=subject, body=body, kind=letter, language=person.language,
            network_id=membership.network_id, sender=by, reply_to=membership.network.contact_email, now=now, key=key,
        )  # fmt: skip
    return len(people)
