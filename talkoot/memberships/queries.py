"""Reads that several pages share."""

from django.db.models import Count

from talkoot.memberships.enums import ApplicationState, MembershipState
from talkoot.memberships.models import Application, Membership
from talkoot.organisations.models import Contact


def counts_by_state(network_id: int) -> dict[str, int]:
    """How many members a network has in each state."""
    rows = Membership.objects.filter(network_id=network_id).order_by().values("state").annotate(n=Count("pk"))
    counted = {row["state"]: row["n"] for row in rows}
    return {state: counted.get(state, 0) for state in MembershipState.values}


def contacts_to_write_to(organisation_id: int) -> list[Contact]:
    """The people who receive an organisation's mail: contact persons who may act and have an address; else anybody with one."""
    return chosen_to_write_to(
        [c for c in Contact.objects.filter(organisation_id=organisation_id, until_on=None) if c.email]
    )


def chosen_to_write_to(people: list[Contact]) -> list[Contact]:
    """Of an organisation's people with an address, those who receive its mail."""
    responsible = [c for c in people if c.may_act and c.role == "contact"]
    return (responsible or [c for c in people if c.may_act] or people)[:1]


def application_for_link(token: str) -> Application | None:
    """The application that a mailed link continues."""
    return Application.objects.filter(token=token).select_related("network", "tier", "membership").first()


def open_application(network_id: int, email: str) -> Application | None:
    """An unfinished application from the same address, so that nobody starts twice."""
    return Application.objects.filter(
        network_id=network_id, email__iexact=email, state__in=(ApplicationState.DRAFT, ApplicationState.RETURNED)
    ).first()
