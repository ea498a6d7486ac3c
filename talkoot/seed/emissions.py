"""Calculated emissions: shared, private, with a target and chosen measures, one made by a student, one from files."""

import tomllib
from datetime import datetime, timedelta
from decimal import Decimal
from importlib.resources import files
from typing import Any

from talkoot.accounts.models import User
from talkoot.accounts.operations import ensure_user
from talkoot.engine import Instrument, InstrumentKind
from talkoot.footprints.enums import MandateRole, MeasureState, RestatementReason, RowState, TargetKind
from talkoot.footprints.models import ChosenMeasure, Inventory, Row
from talkoot.footprints.operations import (
    Plan,
    TargetFacts,
    add_row,
    answer_question,
    choose_measure,
    hand_in,
    invite,
    make_ready,
    open_inventory,
    recalculate,
    restate_base,
    save_profile,
    set_target,
    share_inventory,
)
from talkoot.footprints.operations.answers import Profile
from talkoot.footprints.operations.rows import RowFacts
from talkoot.footprints.operations.sales import confirm_sale
from talkoot.footprints.queries.measures import ground_of, savings_for, worth_doing
from talkoot.organisations.models import Organisation
from talkoot.seed.people import BAKER, MEMBER, STUDENT, TEACHER

QUESTIONS = range(2, 9)


def fill(*, by: User, now: datetime) -> str:
    """Every inventory of emissions.toml, then the bakery's target and measures, and the student's work."""
    text = files("talkoot.seed.data").joinpath("emissions.toml").read_text(encoding="utf-8")
    entries = tomllib.loads(text, parse_float=Decimal)["inventory"]
    for entry in entries:
        _calculate(entry, by=by, now=now)
    bakery = Organisation.objects.get(name="Leipomo Tuulikannas Oy")
    _set_course(bakery, by=ensure_user(email=MEMBER.email), now=now)
    _let_student_calculate(Organisation.objects.get(name="Kahvila Pihlajanmarja"), now=now)
    _begin(Organisation.objects.get(name="Leipomo Ohrankorva Oy"), by=ensure_user(email=BAKER.email), now=now)
    return f"{Inventory.objects.count()} calculations of emissions, {Row.objects.count()} figures"


def _calculate(entry: dict[str, Any], *, by: User, now: datetime) -> Inventory:
    organisation = Organisation.objects.get(name=entry["organisation"])
    year = entry["year"]
    made = now - timedelta(days=30 + 200 * (now.year - 1 - year))
    inventory = open_inventory(organisation_id=organisation.pk, year=year, by=by, now=made)
    inventory.rows.filter(state=RowState.TO_CHECK).delete()
    save_profile(inventory_id=inventory.pk, profile=_profile(entry, organisation))
    for row in entry["rows"]:
        _write(inventory, row, by=by, now=made)
    for question in entry.get("none", []):
        answer_question(inventory_id=inventory.pk, question=question, state="none", by=by, now=made)
    _leave_out_the_rest(inventory, by=by, now=made)
    make_ready(inventory_id=inventory.pk, by=by, now=made)
    if entry["state"] == "shared":
        share_inventory(inventory_id=inventory.pk, shared=True)
    return inventory


def _profile(entry: dict[str, Any], organisation: Organisation) -> Profile:
    return Profile(
        industry=organisation.industry,
        staff=Decimal(entry["staff"]),
        floor_m2=Decimal(entry["floor_m2"]) if "floor_m2" in entry else None,
        turnover_eur=Decimal(entry["turnover_eur"]) if "turnover_eur" in entry else None,
    )


def _write(inventory: Inventory, row: dict[str, Any], *, by: User, now: datetime) -> None:
    amount, unit = Decimal(row["amount"]), row["unit"]
    facts = RowFacts(
        kind=row["kind"], amount=amount, unit=unit, depth=row["depth"], category=row.get("category", 0),
        scope=3 if row.get("category") else 0, note=row.get("note", ""),
    )  # fmt: skip
    green = Decimal(row.get("green", 0))
    held = Instrument(InstrumentKind.CERTIFICATE, amount * green, unit, Decimal(0), "Alkuperätakuu, vesivoima")
    written = add_row(
        inventory_id=inventory.pk, question=row["question"], facts=facts, by=by, now=now,
        instruments=(held,) if green else (),
    )  # fmt: skip
    if "seller" in row:
        seller = Organisation.objects.get(name=row["seller"])
        Row.objects.filter(pk=written.pk).update(bought_from=seller)
        if row.get("confirmed"):
            confirm_sale(row_id=written.pk, seller_id=seller.pk, now=now)


def _leave_out_the_rest(inventory: Inventory, *, by: User, now: datetime) -> None:
    """A question without figures says why."""
    told = set(inventory.rows.values_list("question", flat=True)) | set(
        inventory.answers.values_list("question", flat=True)
    )
    for question in QUESTIONS:
        if question not in told:
            answer_question(
                inventory_id=inventory.pk, question=question, state="excluded", by=by, now=now,
                reason="Tietoja ei ole vielä koottu",
            )  # fmt: skip


def _set_course(bakery: Organisation, *, by: User, now: datetime) -> None:
    """A target from 2023, restated once, and the three measures with the largest effect."""
    base = Inventory.objects.get(organisation=bakery, year=2023)
    latest = Inventory.objects.get(organisation=bakery, year=2025)
    kept = base.calculations.first()
    target = set_target(
        organisation_id=bakery.pk, by=by, now=now - timedelta(days=300),
        facts=TargetFacts(TargetKind.LINEAR, True, "market", 2023, kept.total_market_kg * Decimal("1.04"), 2030, Decimal(45)),
    )  # fmt: skip
    restate_base(
        target_id=target.pk, new_kg=kept.total_market_kg, reason=RestatementReason.STRUCTURE,
        text="Myyntiauto ja sen kuljettaja siirtyivät kuljetusyritykselle", by=by, now=now - timedelta(days=200),
    )  # fmt: skip
    states = (MeasureState.DECIDED, MeasureState.CONSIDERED, MeasureState.CONSIDERED)
    best = worth_doing(ground_of(latest), savings_for(latest))
    for one, state in zip(best, states, strict=False):
        choose_measure(
            inventory_id=latest.pk,
            code=one.measure.code,
            by=by,
            now=now,
            plan=Plan(state=state, begins_year=now.year + 1),
        )
    assert ChosenMeasure.objects.filter(organisation=bakery).exists()  # noqa: S101 -- the library suits a bakery
    earlier = Inventory.objects.get(organisation=bakery, year=2024)
    earlier.factors_version = "2026.1"
    earlier.save(update_fields=["factors_version"])
    earlier.calculations.all().delete()
    recalculate(inventory_id=earlier.pk, version="2026.2", by=by, now=now - timedelta(days=5))


def _let_student_calculate(cafe: Organisation, *, now: datetime) -> None:
    """The owner has no time: a student calculates 2025 and has handed it to the teacher."""
    contact = cafe.contacts.filter(until_on=None).exclude(email="").first()
    owner = ensure_user(email=contact.email, name=contact.name)
    inventory = open_inventory(organisation_id=cafe.pk, year=2025, by=owner, now=now - timedelta(days=40))
    today = now.date()
    for person, role in ((STUDENT, MandateRole.CALCULATOR), (TEACHER, MandateRole.REVIEWER)):
        invite(
            inventory_id=inventory.pk, role=role, name=person.name, email=person.email, language=person.language,
            from_on=today - timedelta(days=40), until_on=today + timedelta(days=50), by=owner, now=now - timedelta(days=40),
        )  # fmt: skip
    student = ensure_user(email=STUDENT.email)
    inventory.rows.filter(state=RowState.TO_CHECK).delete()
    rows = (
        (2, "electricity", 25020, "kWh", "bill", "Sähkölaskut 1–12/2025"),
        (3, "district-heat", "13.6", "MWh", "bill", "Isännöitsijän ilmoitus"),
        (4, "fuel-petrol", 156, "l", "bill", "Kuitit"),
        (7, "spend-coffee", 22400, "eur", "spend", "Pääkirja, tili 4010"),
        (7, "spend-dairy", 15100, "eur", "spend", "Pääkirja, tili 4020"),
        (8, "waste-mixed", 498, "kg", "estimate", "Astioiden tyhjennykset × 40 kg/m³"),
        (8, "waste-bio", 1070, "kg", "bill", "Jäteyhtiön raportti"),
        (8, "water-supply", 112, "m3", "bill", "Vesilasku"),
    )
    for question, kind, amount, unit, depth, source in rows:
        facts = RowFacts(kind=kind, amount=Decimal(amount), unit=unit, depth=depth, source=source)
        add_row(inventory_id=inventory.pk, question=question, facts=facts, by=student, now=now - timedelta(days=9))
    answer_question(inventory_id=inventory.pk, question=5, state="none", by=student, now=now)
    hand_in(
        inventory_id=inventory.pk, by=student, now=now - timedelta(days=2),
        comment="Kaukolämpö on taloyhtiön luku jaettuna pinta-alalla.",
    )  # fmt: skip


def _begin(bakery: Organisation, *, by: User, now: datetime) -> None:
    """Last year's figures wait to be checked, and files of 2025 are there to be given."""
    open_inventory(organisation_id=bakery.pk, year=2025, by=by, now=now - timedelta(days=3))
