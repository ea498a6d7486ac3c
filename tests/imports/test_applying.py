"""Bringing a workbook in: everything arrives, nothing is invented, nothing doubtful is published, nothing is doubled."""

from datetime import date
from decimal import Decimal

import pytest

from talkoot.accounts.models import User
from talkoot.commitments.models import Commitment, Goal
from talkoot.history.queries import events_of
from talkoot.imports import operations
from talkoot.imports.models import Import
from talkoot.memberships.models import Membership, Note
from talkoot.notices.models import Message
from talkoot.organisations.models import Contact, Organisation
from talkoot.reporting.models import Figure, Report, Round
from tests.factories import NOW, GoalFactory, MembershipFactory, OrganisationFactory, ReportFactory, RoundFactory
from tests.imports.conftest import Bring
from tests.imports.workbooks import BAKERY, BAKERY_ID, GARAGE, GOALS, MEMBERS, SCHOOL, SMALL, YEAR, changed, workbook
from tests.people import People

pytestmark = pytest.mark.django_db


def member(name: str) -> Membership:
    return Membership.objects.select_related("organisation", "tier").get(organisation__name=name)


def figures(name: str) -> dict[str, Decimal]:
    return {
        f.indicator.key: f.value
        for f in Figure.objects.filter(report__membership__organisation__name=name).select_related("indicator")
    }


def test_members_arrive_with_their_facts(bring: Bring):
    bring()
    bakery = member(BAKERY)
    assert (bakery.state, bakery.tier.kind, bakery.joined_on, bakery.joined_precision) == (
        "active",
        "partner",
        date(2023, 2, 14),
        "day",
    )
    assert (bakery.organisation.business_id, bakery.organisation.staff, bakery.organisation.size_class) == (
        BAKERY_ID,
        12,
        "10-49",
    )
    assert [town.name for town in bakery.organisation.municipalities.all()] == ["Järvikaupunki"]
    assert (member(SCHOOL).tier.kind, member(SCHOOL).joined_precision) == ("supporting", "year")


def test_contacts_can_sign_in_and_nobody_is_written_to(bring: Bring):
    bring()
    contact = Contact.objects.get(organisation__name=BAKERY)
    assert (contact.name, contact.email, contact.user.email) == (
        "Aino Aalto",
        "aino@kallio.example",
        "aino@kallio.example",
    )
    assert Message.objects.count() == 0


def test_goals_arrive_agreed_in_a_commitment(bring: Bring):
    bring()
    goal = Goal.objects.get(membership__organisation__name=BAKERY)
    assert (goal.text_fi, goal.theme, goal.indicator.key) == ("We use less electricity", "energy_saving", "electricity")
    assert (goal.baseline_value, goal.baseline_year, goal.target_value, goal.target_year) == (130, 2022, 100, 2027)
    assert (goal.state, goal.commitment.starts_on, goal.commitment.ends_on) == (
        "agreed",
        date(2023, 2, 14),
        date(2026, 2, 14),
    )


@pytest.mark.parametrize(
    ("begins_on", "starts"), [(date(2025, 1, 1), date(2025, 1, 1)), (date(2022, 1, 1), date(2023, 2, 14))]
)
def test_commitments_begin_on_the_chosen_day_or_when_the_member_joined_later(
    bring: Bring, begins_on: date, starts: date
):
    bring(begins_on=begins_on)
    assert Commitment.objects.get(membership__organisation__name=BAKERY).starts_on == starts


def test_years_gone_by_become_closed_rounds_with_accepted_reports(bring: Bring):
    bring()
    past = Round.objects.get()
    report = Report.objects.get(membership__organisation__name=BAKERY)
    assert (past.year, past.is_open, report.state, report.measures) == (2024, False, "accepted", "New ovens")
    assert figures(BAKERY) == {"electricity": 120, "district_heat": 60, "diesel": 1500}
    assert {i.key for i in past.indicators.all()} == {"electricity", "district_heat", "diesel"}


def test_a_goal_stands_where_the_figure_of_the_year_says(bring: Bring):
    bring()
    assert [
        answer.value for answer in Report.objects.get(membership__organisation__name=BAKERY).goal_answers.all()
    ] == [120]


def test_an_estimate_is_published_and_a_range_is_not(bring: Bring):
    bring()
    assert figures(GARAGE) == {"district_heat": 80, "diesel": 8200}


def test_what_is_out_of_line_stays_out_until_somebody_answers(bring: Bring):
    names = [f"Yritys {letter} Oy" for letter in "ABCDEFGH"]
    sheet = [("Organisation", "Employees", "Electricity MWh"), *((name, 10, 100) for name in names)]
    doubtful = changed(sheet, 8, 2, 100_000)
    bring({"2024": doubtful})
    assert figures("Yritys A Oy") == {"electricity": 100}
    assert figures("Yritys H Oy") == {}
    assert "100000" in Note.objects.get(membership__organisation__name="Yritys H Oy").text


def test_an_answer_brings_the_figure_in(bring: Bring):
    bring(answers={"Follow-up 2024!B3!range": "suggestion"})
    assert figures(GARAGE)["electricity"] == 125


def test_a_wrong_business_id_is_kept_as_a_register_number_and_stays_a_question(bring: Bring):
    bring()
    garage = Organisation.objects.get(name=GARAGE)
    assert (garage.business_id, garage.register_number) == (None, "9473780-4")
    assert "B3 9473780-4 – avoin kysymys" in _notes(GARAGE) or "B3 9473780-4 – open question" in _notes(GARAGE)


def _notes(name: str) -> str:
    return "\n".join(note.text for note in Note.objects.filter(membership__organisation__name=name))


def test_a_private_remark_is_a_private_note_and_nowhere_else(bring: Bring):
    bring()
    note = Note.objects.get(membership__organisation__name=BAKERY)
    assert (note.sheet, note.cell, note.text) == (
        "Members",
        "J2",
        "J2 Internal remarks: owner is ill, handle with care",
    )
    public = [Organisation, Goal, Report, Membership, Contact]
    assert [model for model in public for row in model.objects.all() if "owner is ill" in str(vars(row))] == []


def test_leftovers_of_one_row_are_one_note(bring: Bring):
    more = [
        (*row, extra, other)
        for row, extra, other in zip(
            MEMBERS, ("Internal grade", "A", "B", "C"), ("Internal comment", "x", "y", "z"), strict=True
        )
    ]
    bring({"Members": more})
    assert [note.text.splitlines() for note in Note.objects.filter(membership__organisation__name=BAKERY)] == [
        ["J2 Internal remarks: owner is ill, handle with care", "K2 Internal grade: A", "L2 Internal comment: x"]
    ]


def test_the_same_file_twice_doubles_nothing(bring: Bring):
    bring()
    models = (Organisation, Membership, Contact, User, Commitment, Goal, Round, Report, Figure, Note)
    before = [model.objects.count() for model in models]
    again = bring()
    assert [model.objects.count() for model in models] == before
    assert again.counts == {}


def test_an_import_that_was_carried_out_is_not_carried_out_again(bring: Bring, people: People):
    imported = bring()
    with pytest.raises(operations.AlreadyImported):
        operations.apply_import(import_id=imported.pk, by=people.coordinator, now=NOW)
    with pytest.raises(operations.AlreadyImported):
        operations.start_import(import_id=imported.pk, by=people.coordinator, now=NOW)


def test_an_organisation_of_another_network_is_found_by_its_id_and_keeps_its_facts(bring: Bring, people: People):
    known = OrganisationFactory(name="The old name", business_id=BAKERY_ID, staff=99)
    elsewhere = MembershipFactory(organisation=known, network=people.other_network, slug="old", state="paused")
    bring()
    known.refresh_from_db()
    elsewhere.refresh_from_db()
    assert (known.name, known.staff, elsewhere.state) == ("The old name", 99, "paused")
    assert Membership.objects.get(network=people.network, organisation=known).state == "active"


def test_an_organisation_of_another_network_is_not_found_by_its_name(bring: Bring, people: People):
    stranger = OrganisationFactory(name=SCHOOL, folded_name=SCHOOL.lower())
    MembershipFactory(organisation=stranger, network=people.other_network, slug="school")
    bring()
    assert member_organisations(people) & {stranger.pk} == set()


def member_organisations(people: People) -> set[int]:
    return set(Membership.objects.filter(network=people.network).values_list("organisation_id", flat=True))


def test_an_organisation_of_the_network_itself_is_found_by_its_name(bring: Bring, people: People):
    own = OrganisationFactory(name=SCHOOL, folded_name=SCHOOL.lower())
    membership = MembershipFactory(organisation=own, network=people.network, slug="school", state="paused")
    bring()
    membership.refresh_from_db()
    assert (membership.state, Organisation.objects.filter(name=SCHOOL).count()) == ("paused", 1)


def test_other_networks_see_nothing_of_an_import(bring: Bring, people: People):
    goal = GoalFactory(membership=people.other_membership)
    bring()
    assert Membership.objects.filter(network=people.other_network).get() == people.other_membership
    assert Goal.objects.filter(membership__network=people.other_network).get() == goal
    assert Note.objects.filter(network=people.other_network).count() == 0


def test_a_report_that_exists_is_left_alone_and_the_difference_is_a_note(bring: Bring, people: People):
    own = OrganisationFactory(name=SCHOOL, folded_name=SCHOOL.lower())
    membership = MembershipFactory(organisation=own, network=people.network, slug="school")
    report = ReportFactory(round=RoundFactory(network=people.network, year=2024), membership=membership)
    bring()
    report.refresh_from_db()
    assert (report.state, report.measures, report.figures.count()) == ("invited", "", 0)
    assert "300" in _notes(SCHOOL)
    assert "Bicycles for all" in _notes(SCHOOL)
    assert {i.key for i in report.round.indicators.all()} == {"electricity", "district_heat"}


def test_what_an_import_made_is_told_in_its_counts_and_history(bring: Bring, people: People):
    imported = bring()
    made = {
        "organisation": 3,
        "membership": 3,
        "contact": 3,
        "commitment": 2,
        "goal": 2,
        "round": 1,
        "report": 3,
        "figure": 8,
        "note": 3,
    }
    assert imported.counts == made
    event = events_of("import", imported.pk).get()
    assert (event.by, event.verb, event.facts["goal"]) == (people.coordinator, "import.applied", 2)


@pytest.mark.parametrize("name", ["x" * 300, "Yhtiö 🚲 Oy", "شركة المثال", "  Väli   Oy  ", "<b>Oy</b>"])
def test_odd_names_arrive(bring: Bring, name: str):
    bring({"Members": changed(MEMBERS, 1, 0, name)})
    assert Organisation.objects.get(business_id=BAKERY_ID).name in {name, " ".join(name.split())}


def test_absurd_figures_do_no_harm(bring: Bring):
    bring({**SMALL, "Follow-up 2024": changed(changed(YEAR, 1, 1, "1e999"), 1, 2, 10**30)})
    assert figures(BAKERY) == {"diesel": 1500}


def test_a_long_goal_is_cut_on_the_page_and_kept_whole_as_a_note(bring: Bring):
    long = "We promise " + "a lot and " * 60
    bring({**SMALL, "Goals": changed(GOALS, 1, 2, long)})
    assert len(Goal.objects.get(membership__organisation__name=BAKERY).text_fi) <= 300
    assert long.strip() in _notes(BAKERY)


def test_doubtful_numbers_of_a_goal_are_left_open(bring: Bring):
    bring({**SMALL, "Goals": changed(changed(GOALS, 1, 8, "20 %"), 1, 6, "100-150")})
    goal = Goal.objects.get(membership__organisation__name=BAKERY)
    assert (goal.baseline_value, goal.target_value, goal.percent_change) == (None, None, None)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\x89PNG\r\n\x1a\n" + b"x" * 99, "This file is not a spreadsheet."),
        (b"", "The file has no rows."),
        (workbook({"Empty": []}), "The file has no rows."),
        (b"PK\x03\x04 this is no archive", "damaged"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_the_reason(people: People, data: bytes, words: str):
    with pytest.raises(operations.NotASpreadsheet) as refusal:
        operations.upload_workbook(
            network_id=people.network.pk, data=data, file_name="x.xlsx", by=people.coordinator, now=NOW
        )
    assert words in refusal.value.message
    assert Import.objects.count() == 0
