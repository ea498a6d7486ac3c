"""While a model runs: states with reasons, hours, results, settings of the whole."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from talkoot.adoptions import operations
from talkoot.adoptions.models import Effort, Portfolio, Result, SectorEmissions
from talkoot.history.models import Event
from talkoot.kernel.errors import ChangedMeanwhile
from tests.factories import NOW
from tests.factories.adoptions import AdoptionFactory

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 16)


@pytest.fixture
def adoption(people):
    return AdoptionFactory(municipality=people.municipality, model_code="permits")


def move(adoption, state, by, **facts):
    return operations.change_adoption_state(adoption_id=adoption.pk, state=state, by=by, now=NOW, today=TODAY, **facts)


def log(adoption, by, **facts):
    return operations.log_effort(adoption_id=adoption.pk, by=by, now=NOW, today=TODAY, **{"day": TODAY, **facts})


def tell(adoption, by, **facts):
    told = {"day": TODAY, "sentence": "Four builders", **facts}
    return operations.tell_result(adoption_id=adoption.pk, by=by, now=NOW, today=TODAY, **told)


@pytest.mark.parametrize("state", ["paused", "ended"])
def test_pausing_and_ending_say_why(people, adoption, state):
    with pytest.raises(operations.ReasonMissing):
        move(adoption, state, people.lead, reason=" ")
    moved = move(adoption, state, people.lead, reason="The owner is on leave")
    assert (moved.state, moved.state_since, moved.state_reason) == (state, TODAY, "The owner is on leave")


def test_ended_model_keeps_what_was_learnt_and_has_a_last_day(people, adoption):
    ended = move(adoption, "ended", people.lead, reason="Project over", learnt="Begin with the builders")
    assert (ended.learnt, ended.ends_on) == ("Begin with the builders", TODAY)


def test_model_that_ends_before_it_began_ends_on_its_first_day(people, adoption):
    adoption.starts_on = TODAY + timedelta(days=30)
    adoption.save()
    assert move(adoption, "ended", people.lead, reason="No time").ends_on == adoption.starts_on


def test_ended_model_does_not_run_again_beside_its_successor(people, adoption):
    move(adoption, "ended", people.lead, reason="Over")
    AdoptionFactory(municipality=people.municipality, model_code="permits")
    with pytest.raises(operations.AlreadyInUse):
        move(adoption, "running", people.lead)


def test_ended_model_can_run_again(people, adoption):
    move(adoption, "ended", people.lead, reason="Over")
    assert move(adoption, "running", people.lead).is_running


def test_hours_and_euros_are_entered_by_whoever_used_them(people, adoption):
    effort = log(adoption, people.officer, hours=Decimal("1.5"), what="Two visits")
    assert (effort.hours, effort.euros, effort.officer.user, effort.what) == (
        Decimal("1.5"),
        0,
        people.officer,
        "Two visits",
    )


@pytest.mark.parametrize(
    ("facts", "refusal"),
    [
        ({}, operations.NothingUsed),
        ({"hours": Decimal(0)}, operations.NothingUsed),
        ({"hours": Decimal(1), "day": TODAY + timedelta(days=1)}, operations.DayAhead),
    ],
)
def test_effort_that_says_nothing_or_is_ahead_is_refused(people, adoption, facts, refusal):
    with pytest.raises(refusal):
        log(adoption, people.lead, **facts)
    assert not Effort.objects.exists()


def test_entry_that_was_a_mistake_is_removed_and_history_keeps_it(people, adoption):
    effort = log(adoption, people.lead, hours=Decimal(1))
    operations.remove_effort(effort_id=effort.pk, by=people.lead, now=NOW)
    assert not Effort.objects.exists()
    assert Event.objects.filter(verb="adoption.effort_removed").count() == 1


def test_result_has_a_sentence_a_figure_and_a_grade(people, adoption):
    result = tell(adoption, people.lead, value=Decimal(4), evidence_grade=2, evidence="Permit system")
    assert (result.sentence, result.value, result.get_evidence_grade_display()) == ("Four builders", 4, "documented")


@pytest.mark.parametrize(
    ("facts", "refusal"),
    [
        ({"sentence": " "}, operations.SentenceMissing),
        ({"day": TODAY + timedelta(days=1)}, operations.DayAhead),
    ],
)
def test_result_without_a_sentence_or_ahead_is_refused(people, adoption, facts, refusal):
    with pytest.raises(refusal):
        tell(adoption, people.lead, **facts)


def test_result_that_was_a_mistake_is_removed_and_history_keeps_it(people, adoption):
    result = tell(adoption, people.lead)
    operations.remove_result(result_id=result.pk, by=people.lead, now=NOW)
    assert not Result.objects.exists()
    assert Event.objects.get(verb="adoption.result_removed").facts["sentence"] == "Four builders"


def test_settings_of_the_whole_are_changed_by_one_at_a_time(people):
    where = {"municipality_id": people.municipality.pk, "by": people.lead, "now": NOW}
    operations.change_portfolio(**where, seen_version=1, hours_per_week=Decimal(10), programme="Hinku 2030")
    with pytest.raises(ChangedMeanwhile):
        operations.change_portfolio(**where, seen_version=1, programme="Another")
    assert Portfolio.objects.get().programme == "Hinku 2030"


def test_action_of_the_programme_ends_and_keeps_what_was_linked(people, adoption):
    action = operations.add_programme_action(
        municipality_id=people.municipality.pk, title=" Build with less carbon ", sector="F", by=people.lead, now=NOW
    )
    operations.change_adoption(adoption_id=adoption.pk, by=people.lead, now=NOW, action_id=action.pk)
    ended = operations.end_programme_action(action_id=action.pk, by=people.lead, now=NOW, today=TODAY)
    assert (ended.title, ended.ended_on, list(ended.adoptions.all())) == ("Build with less carbon", TODAY, [adoption])


def test_emissions_of_a_year_replace_those_there_were(people):
    where = {"municipality_id": people.municipality.pk, "by": people.lead, "now": NOW, "source": "Institute"}
    operations.set_sector_emissions(**where, year=2024, rows=[("A", Decimal(100)), ("C", Decimal(50))])
    operations.set_sector_emissions(**where, year=2024, rows=[("A", Decimal(90))])
    assert [(one.sector, one.emissions_t) for one in SectorEmissions.objects.all()] == [("A", 90)]


def test_calendar_address_stays_the_same_until_it_is_closed(people):
    where = {"municipality_id": people.municipality.pk, "now": NOW}
    first = operations.open_feed(**where)
    assert operations.open_feed(**where) == first
    operations.close_feed(feed_id=first.pk, now=NOW)
    assert operations.open_feed(**where).token != first.token
