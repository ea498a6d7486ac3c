"""Three municipalities of the demo at work, from data/adoptions.toml: models in every state, effort, results, a copied practice."""

import tomllib
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from importlib.resources import files
from typing import Any

from django_scopes import scopes_disabled

from talkoot.accounts.models import User
from talkoot.accounts.operations import ensure_user
from talkoot.adoptions import operations
from talkoot.adoptions.models import Adoption, Practice, ProgrammeAction
from talkoot.catalogue.queries import model
from talkoot.networks.models import Network
from talkoot.organisations.models import Municipality, Officer
from talkoot.organisations.operations_municipalities import (
    add_officer,
    add_regional_reader,
    change_municipality,
    end_officer,
    found_regional_body,
    take_into_use,
)
from talkoot.seed import cases, dialogue, events, library
from talkoot.seed.people import OPERATOR

BUSY = "kuusikoski"  # the one without a network, whose directory, advice and dialogues are filled too
FORUM_NETWORK = "kivisalmi"
A_YEAR_AND_A_HALF = timedelta(days=720)
LANGUAGES = ("fi", "sv", "en")


def fill(*, now: datetime) -> Iterator[str]:
    """The municipalities with their people, what is in their directory and advice, then the models; a line per step."""
    facts = tomllib.loads(files("talkoot.seed.data").joinpath("adoptions.toml").read_text(encoding="utf-8"))
    operator = ensure_user(email=OPERATOR.email)
    with scopes_disabled():
        towns = {each["slug"]: _found(each, operator, now) for each in facts["municipality"]}
        yield f"{len(towns)} municipalities"
        yield _fill_desks(towns[BUSY], now)
        for each in sorted(
            facts["municipality"], key=lambda town: town["slug"] != "skargardsstaden"
        ):  # it is copied from
            yield _run(each, towns[each["slug"]], towns, now)
        for each in facts["municipality"]:
            _leave(each, towns[each["slug"]], now)
        region = found_regional_body(
            slug=facts["region"]["slug"], municipalities=towns.values(),
            **{f"name_{language}": facts["region"]["name"][language] for language in LANGUAGES},
        )  # fmt: skip
        add_regional_reader(body_id=region.pk, **facts["region"]["reader"])
        yield f"{region.name} reads {len(towns)} municipalities"


def _found(facts: dict[str, Any], operator: User, now: datetime) -> Municipality:
    """The municipality with its people; those who will leave work there until the end of the story."""
    begun = now - A_YEAR_AND_A_HALF
    town = take_into_use(
        name=facts["name"], by=operator, now=begun, today=begun.date(), languages=facts["languages"],
        contact_email=facts["contact_email"], theme_colour=facts["theme_colour"],
    )  # fmt: skip
    names = {f"name_{language}": facts["names"][language] for language in LANGUAGES}
    change_municipality(municipality_id=town.pk, by=operator, now=begun, **names)
    for person in facts["people"]:
        add_officer(
            municipality_id=town.pk, by=operator, now=begun, today=begun.date(), language=facts["languages"][0],
            **{key: value for key, value in person.items() if key != "left_days"},
        )  # fmt: skip
    return Municipality.objects.get(pk=town.pk)


def _fill_desks(town: Municipality, now: datetime) -> str:
    """The directory, advice, dialogues and gatherings of the municipality, before models use them."""
    by, network = _person(town, lead=True).user, Network.objects.get(slug=FORUM_NETWORK)
    entries = library.fill(municipality=town, by=by, now=now)
    advised = cases.fill(municipality=town, by=by, now=now)
    inputs = dialogue.fill(municipality=town, network=network, by=by, now=now)
    events.fill(network=network, municipality=town, by=by, now=now)
    return f"{town.name}: {entries} entries in the directory, {advised} cases, {inputs} inputs to dialogues"


def _run(facts: dict[str, Any], town: Municipality, towns: dict[str, Municipality], now: datetime) -> str:
    lead = _person(town, lead=True).user
    _settings(facts, town, lead, now - timedelta(days=500))
    for told in facts["adoption"]:
        adoption = _adopt(told, town, towns, now)
        _live(told, adoption, now)
        if "practice" in told:
            _publish(told["practice"], adoption, now - timedelta(days=200))
    return f"{town.name}: {len(facts['adoption'])} models"


def _settings(facts: dict[str, Any], town: Municipality, lead: User, then: datetime) -> None:
    """Hours, climate programme, emissions by industry, the way of coordinating."""
    operations.change_portfolio(
        municipality_id=town.pk, by=lead, now=then, hours_per_week=Decimal(facts["hours_per_week"]),
        programme=facts.get("programme", ""), programme_url=facts.get("programme_url", ""),
    )  # fmt: skip
    for action in facts.get("actions", ()):
        operations.add_programme_action(municipality_id=town.pk, by=lead, now=then, **action)
    emissions = dict(facts.get("emissions", {}))
    if emissions:
        source = emissions.pop("source")
        rows = [(sector, Decimal(tonnes)) for sector, tonnes in emissions.items()]
        operations.set_sector_emissions(
            municipality_id=town.pk, year=then.year - 1, rows=rows, source=source, by=lead, now=then
        )
    if "method" in facts:
        network = Network.objects.get(slug=facts["network"])
        operations.move_to_method(
            municipality_id=town.pk, code=facts["method"], network_id=network.pk, by=lead, now=then
        )


def _adopt(told: dict[str, Any], town: Municipality, towns: dict[str, Municipality], now: datetime) -> Adoption:
    """Taken into use on its day; the plan is the model's own, or another municipality's."""
    then, owner = now - timedelta(days=told["days"]), _person(town, email=told["owner"])
    found = model(told["code"])
    measure = found.measures[0] if found else None
    actions = list(ProgrammeAction.objects.filter(municipality=town))
    source = Practice.objects.published().filter(
        municipality=towns.get(told.get("copy_from", "")), model_code=told["code"]
    )
    copied = source.first() if "copy_from" in told else None
    return operations.adopt_model(
        municipality_id=town.pk, code=told["code"], by=owner.user, now=then, today=then.date(), owner_id=owner.pk,
        unit=owner.unit, state=told.get("state", "running"), starts_on=_day(then, told.get("begins_in", 0)),
        hours_planned=Decimal(told["hours"]), budget_eur=Decimal(told["euros"]) if "euros" in told else None,
        indicator=measure.words.in_language(town.languages[0])[:200] if measure else "",
        indicator_unit=str(measure.unit) if measure else "",
        target=Decimal(told["target"]) if "target" in told else None,
        target_year=now.year + 1 if "target" in told else None, forum=told.get("forum", ""), note=told.get("note", ""),
        action_id=actions[told["action"]].pk if "action" in told else None, create=told.get("create"),
        fundings=[(funder, share) for funder, share in told.get("funders", ())],
        practice_id=copied.pk if copied else None,
    )  # fmt: skip


def _live(told: dict[str, Any], adoption: Adoption, now: datetime) -> None:
    """Tasks done on their days, effort, results, a pause or an end."""
    by = adoption.owner.user if adoption.owner else None
    assert by is not None  # noqa: S101 -- everybody in the story has an owner while it is told
    for task in () if told.get("undone") else adoption.tasks.filter(kind="task", due_on__lt=now.date()):
        operations.finish_task(task_id=task.pk, by=by, now=now, today=task.due_on)
    for days, hours, euros, what in told.get("efforts", ()):
        then = now - timedelta(days=days)
        operations.log_effort(
            adoption_id=adoption.pk, day=then.date(), hours=Decimal(hours), euros=Decimal(euros), what=what, by=by, now=then,
            today=then.date(),
        )  # fmt: skip
    for days, sentence, value, grade, evidence in told.get("results", ()):
        then = now - timedelta(days=days)
        operations.tell_result(
            adoption_id=adoption.pk, day=then.date(), sentence=sentence, value=Decimal(value), evidence_grade=grade,
            evidence=evidence, by=by, now=then, today=then.date(),
        )  # fmt: skip
    for key, state in (("pause", "paused"), ("end", "ended")):
        if key in told:
            then, facts = now - timedelta(days=told[key]["days"]), told[key]
            operations.change_adoption_state(
                adoption_id=adoption.pk, state=state, reason=facts["reason"], learnt=facts.get("learnt", ""), by=by, now=then,
                today=then.date(),
            )  # fmt: skip


def _publish(facts: dict[str, Any], adoption: Adoption, then: datetime) -> None:
    by = adoption.owner.user if adoption.owner else None
    assert by is not None  # noqa: S101 -- as above
    words = {
        f"{name}_{language}": facts[name][language]
        for name in ("title", "what", "result", "advice")
        for language in LANGUAGES
    }
    practice = operations.write_practice(
        adoption_id=adoption.pk, by=by, now=then, hours_per_year=Decimal(facts["hours"]),
        euros_per_year=Decimal(facts["euros"]), contact_unit=facts["contact_unit"], contact_email=facts["contact_email"],
        materials=facts["materials"], **words,
    )  # fmt: skip
    operations.publish_practice(practice_id=practice.pk, by=by, now=then)


def _leave(facts: dict[str, Any], town: Municipality, now: datetime) -> None:
    """Those whose work has ended; their models wait for a new owner."""
    for person in facts["people"]:
        if "left_days" in person:
            then, officer = now - timedelta(days=person["left_days"]), _person(town, email=person["email"])
            lead = _person(town, lead=True).user
            end_officer(officer_id=officer.pk, by=lead, now=then, today=then.date())


def _person(town: Municipality, *, email: str = "", lead: bool = False) -> Officer:
    officers = Officer.objects.in_office().filter(municipality=town).select_related("user")
    return officers.get(is_lead=True) if lead else officers.get(user__email=email)


def _day(then: datetime, days: int) -> date:
    return (then + timedelta(days=days)).date()
