"""Settings of the whole: the way of coordinating, the climate programme, where the emissions are, calendars."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from secrets import token_urlsafe
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from talkoot.accounts.models import User
from talkoot.adoptions.models import CalendarFeed, Portfolio, ProgrammeAction, SectorEmissions
from talkoot.adoptions.operations.carriers import found_network_of
from talkoot.catalogue.queries import method
from talkoot.history.operations import record
from talkoot.kernel.errors import Refused
from talkoot.kernel.text import tidy
from talkoot.networks.enums import NetworkKind, NetworkState
from talkoot.networks.models import Network
from talkoot.networks.operations import change_network, change_network_state

KINDS = {"open-network": NetworkKind.OPEN, "closed-network": NetworkKind.CLOSED, "paid-network": NetworkKind.PAID}


class MethodUnknown(Refused):
    text = _("Choose one of the five ways of coordinating.")


class NetworkNotYours(Refused):
    text = _("Only a network that you coordinate can become the municipality’s network.")


@transaction.atomic
def move_to_method(
    *, municipality_id: int, code: str, by: User, now: datetime, network_id: int | None = None, new: bool = False,
    rest: bool = False,
) -> Portfolio:  # fmt: skip
    """Go up or down the ladder. Up to a network: the chosen one, the one there was, or a new one takes that kind.

    Down to single models: with `rest` the network ends for now; its members and history stay, and it wakes again
    when the municipality comes back up.
    """
    if method(code) is None:
        raise MethodUnknown
    portfolio = Portfolio.objects.get_or_create(municipality_id=municipality_id)[0]
    before, portfolio.method = portfolio.method, code
    if code in KINDS:
        portfolio.network = _network_of_kind(portfolio, KINDS[code], network_id, new, by, now)
    elif rest and portfolio.network is not None and portfolio.network.state == NetworkState.ACTIVE:
        change_network_state(network_id=portfolio.network.pk, state=NetworkState.ENDED, by=by, now=now)
    portfolio.take_version(None).save()
    _record(municipality_id, "portfolio.method", by, now, {"method": code, "before": before})
    return portfolio


def _network_of_kind(
    portfolio: Portfolio, kind: str, network_id: int | None, new: bool, by: User, now: datetime
) -> Network:
    network = None if new else portfolio.network
    if network_id is not None and not new:
        network = Network.objects.coordinated_by(by).filter(pk=network_id).first()
        if network is None:
            raise NetworkNotYours
    if network is None:
        return found_network_of(portfolio=portfolio, kind=kind, by=by, now=now)
    if network.kind != kind:
        change_network(network_id=network.pk, by=by, now=now, kind=kind)
    if network.state == NetworkState.ENDED:  # it wakes as what it was: one that was never opened is prepared further
        state = NetworkState.ACTIVE if network.started_on else NetworkState.FORMING
        change_network_state(network_id=network.pk, state=state, by=by, now=now)
    network.refresh_from_db()
    return network


@transaction.atomic
def change_portfolio(
    *, municipality_id: int, by: User, now: datetime, seen_version: int | None = None, **facts: Any
) -> Portfolio:
    """Hours there are for the whole, and the climate programme."""
    portfolio = Portfolio.objects.get_or_create(municipality_id=municipality_id)[0]
    portfolio.take_version(seen_version)
    for field in ("hours_per_week", "programme", "programme_url"):
        if field in facts:
            setattr(portfolio, field, facts[field])
    portfolio.save()
    _record(municipality_id, "portfolio.changed", by, now)
    return portfolio


@transaction.atomic
def add_programme_action(
    *, municipality_id: int, title: str, by: User, now: datetime, sector: str = "", url: str = ""
) -> ProgrammeAction:
    """An action of the climate programme, to which models can be linked."""
    action = ProgrammeAction.objects.create(
        municipality_id=municipality_id, title=tidy(title)[:200], sector=sector, url=url
    )
    _record(municipality_id, "portfolio.action_added", by, now, {"title": action.title})
    return action


@transaction.atomic
def end_programme_action(*, action_id: int, by: User, now: datetime, today: date) -> ProgrammeAction:
    """The action is over; what was linked to it keeps the link."""
    action = ProgrammeAction.objects.get(pk=action_id)
    action.ended_on = today
    action.save()
    _record(action.municipality_id, "portfolio.action_ended", by, now, {"title": action.title})
    return action


@transaction.atomic
def set_sector_emissions(
    *, municipality_id: int, year: int, rows: Sequence[tuple[str, Decimal]], source: str, by: User, now: datetime
) -> list[SectorEmissions]:
    """The emissions of the area by industry in a year, in t CO2e; replaces what was there for that year."""
    SectorEmissions.objects.filter(municipality_id=municipality_id, year=year).delete()
    made = SectorEmissions.objects.bulk_create(
        SectorEmissions(
            municipality_id=municipality_id, sector=sector, year=year, emissions_t=tonnes, source=tidy(source)[:200]
        )
        for sector, tonnes in rows
    )
    _record(municipality_id, "portfolio.emissions", by, now, {"year": year})
    return made


@transaction.atomic
def open_feed(*, municipality_id: int, now: datetime, officer_id: int | None = None, forum: str = "") -> CalendarFeed:
    """The address for a calendar program: the one in use, or a new one."""
    running = CalendarFeed.objects.filter(municipality_id=municipality_id, forum=forum, ended_at__isnull=True)
    known = next((feed for feed in running if feed.officer_id == officer_id), None)
    return known or CalendarFeed.objects.create(
        municipality_id=municipality_id, officer_id=officer_id, forum=forum, token=token_urlsafe(24), made_at=now
    )


@transaction.atomic
def close_feed(*, feed_id: int, now: datetime) -> CalendarFeed:
    """The address stops working, for example because it went to the wrong person."""
    feed = CalendarFeed.objects.get(pk=feed_id)
    feed.ended_at = now
    feed.save()
    return feed


def _record(
    municipality_id: int, verb: str, by: User | None, now: datetime, facts: dict[str, Any] | None = None
) -> None:
    record(
        verb=verb,
        subject="municipality",
        subject_id=municipality_id,
        network_id=None,
        by=by,
        now=now,
        facts=facts or {},
    )
