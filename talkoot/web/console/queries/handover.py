"""The hand-over: everything that a successor needs, as one document that is a page and a Word file."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from talkoot.adoptions.enums import TaskKind
from talkoot.adoptions.models import Portfolio, Task, portfolio_of
from talkoot.adoptions.queries.ladder import networks_of
from talkoot.adoptions.queries.portfolio import Standing, standings
from talkoot.catalogue.queries import method
from talkoot.networks.models import Network
from talkoot.organisations.models import Municipality, Officer
from talkoot.web.console.queries.decisions import decisions
from talkoot.web.console.queries.handover_models import models_part
from talkoot.web.console.queries.handover_open import open_part
from talkoot.web.console.queries.handover_pieces import Block, Document, Part, amounts
from talkoot.web.ui.numbers import format_day, format_number
from talkoot.web.ui.pieces import Column, Table

A_YEAR = timedelta(days=365)
Absolute = Callable[[str], str]


def handover_of(municipality: Municipality, *, now: datetime, today: date, absolute: Absolute) -> Document:
    """The whole document, made from what is known today."""
    portfolio, rows = portfolio_of(municipality), standings(municipality, today)
    running = [row for row in rows if not row.adoption.has_ended]
    lead = ngettext(
        "%(count)s operating model is in use or planned in %(municipality)s on %(day)s.",
        "%(count)s operating models are in use or planned in %(municipality)s on %(day)s.",
        len(running),
    ) % {"count": format_number(len(running)), "municipality": municipality.name, "day": format_day(today)}
    parts = (
        _whole(municipality, portfolio, running),
        models_part(municipality, rows, absolute),
        _tasks(municipality, today),
        open_part(municipality, today, absolute),
        _networks(municipality, portfolio, absolute),
        _decisions(municipality, now),
    )
    title = gettext("Hand-over: climate work with companies in %(municipality)s") % {"municipality": municipality.name}
    return Document(title, lead, parts)


def _whole(municipality: Municipality, portfolio: Portfolio, running: list[Standing]) -> Part:
    chosen = method(portfolio.method)
    adoptions = [row.adoption for row in running]
    planned = amounts(sum(a.hours_planned or 0 for a in adoptions), sum(a.budget_eur or 0 for a in adoptions))
    used = amounts(sum(row.hours_used for row in running), sum(row.euros_used for row in running))
    facts = [
        (gettext("Way of coordinating"), chosen.name.here if chosen else portfolio.method),
        (gettext("Planned a year"), planned),
        (gettext("Used this year"), used),
    ]
    if portfolio.hours_per_week is not None:
        week = gettext("%(hours)s h a week") % {"hours": format_number(portfolio.hours_per_week)}
        facts.append((gettext("Hours for the whole"), week))
    if portfolio.programme:
        facts.append(
            (gettext("Climate programme"), " ".join(filter(None, [portfolio.programme, portfolio.programme_url])))
        )
    facts.append((gettext("Contact address"), municipality.contact_email or "–"))
    note = gettext("There are no shared passwords: everybody signs in with their own e-mail address.")
    people = Officer.objects.in_office().filter(municipality=municipality).select_related("user")
    table = Table(
        gettext("Who works on this"),
        (Column(gettext("Name")), Column(gettext("Unit")), Column(gettext("Title")), Column(gettext("E-mail"))),
        [(_person(one), one.unit or "–", one.title or "–", one.user.email) for one in people],
    )
    blocks = (Block(sentences=(note,), pairs=tuple(facts)), Block(gettext("People"), table=table))
    return Part("whole", gettext("The whole"), blocks)


def _person(officer: Officer) -> str:
    if officer.is_lead:
        return gettext("%(name)s, in charge of the whole") % {"name": officer.user}
    return str(officer.user)


def _tasks(municipality: Municipality, today: date) -> Part:
    """Everything open within a year, overdue tasks first because they are the oldest; days gone by are left out."""
    tasks = Task.objects.filter(municipality=municipality, due_on__lte=today + A_YEAR).alive().open()
    tasks = tasks.exclude(kind=TaskKind.DATE, due_on__lt=today)
    rows = [
        (format_day(task.due_on), task.title, str(task.adoption or "–"), str(task.responsible or "–"))
        for task in tasks.select_related("adoption__owner__user", "officer__user")
    ]
    columns = (Column(gettext("Day")), Column(gettext("What")), Column(gettext("Model")), Column(gettext("Who")))
    title = gettext("Tasks and dates of the next twelve months")
    blocks = (
        (Block(table=Table(title, columns, rows)),) if rows else (Block(sentences=(gettext("Nothing is planned."),)),)
    )
    return Part("tasks", title, blocks)


def _networks(municipality: Municipality, portfolio: Portfolio, absolute: Absolute) -> Part:
    networks = networks_of(municipality)
    if portfolio.network is not None and portfolio.network not in networks:
        networks.append(portfolio.network)
    blocks = tuple(_network(network, absolute) for network in networks)
    none = Block(sentences=(gettext("The municipality has no network."),))
    return Part("networks", gettext("Networks and their people"), blocks or (none,))


def _network(network: Network, absolute: Absolute) -> Block:
    people = network.coordinators.in_office().select_related("user")
    return Block(
        network.name,
        pairs=(
            (gettext("Kind"), network.get_kind_display()),
            (gettext("State"), network.get_state_display()),
            (gettext("Coordinators"), ", ".join(f"{one.user} <{one.user.email}>" for one in people) or "–"),
        ),
        links=((gettext("Console of the network"), absolute(reverse("console:today", args=[network.slug]))),),
    )


def _decisions(municipality: Municipality, now: datetime) -> Part:
    rows = list(_decision_rows(municipality, now))
    title = gettext("Decisions of the last twelve months")
    columns = (Column(gettext("Day")), Column(gettext("What")), Column(gettext("Why")), Column(gettext("Who")))
    none = Block(sentences=(gettext("Nothing was decided."),))
    return Part("decisions", title, (Block(table=Table(title, columns, rows)) if rows else none,))


def _decision_rows(municipality: Municipality, now: datetime) -> Iterator[tuple[str, str, str, str]]:
    for one in decisions(municipality, now - A_YEAR):
        yield format_day(one.at), one.text, one.reason or "–", one.who
