"""Somebody is told: of tasks, of models that lost their owner, of models that left the library."""

from datetime import UTC, date, datetime, timedelta

import pytest

from talkoot.adoptions import operations
from talkoot.adoptions.models import Adoption, Task
from talkoot.adoptions.tasks import look_after_portfolios
from talkoot.notices.models import Message
from talkoot.organisations.models import Officer
from talkoot.organisations.operations_municipalities import end_officer
from tests.factories import NOW, OfficerFactory, UserFactory
from tests.factories.adoptions import AdoptionFactory, TaskFactory

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 16)


@pytest.fixture
def owner(people):
    return Officer.objects.get(user=people.officer)


@pytest.fixture
def adoption(people, owner):
    return AdoptionFactory(municipality=people.municipality, owner=owner, model_code="permits", name="Permits")


def remind(day=TODAY):
    return operations.remind_of_tasks(now=datetime(day.year, day.month, day.day, 9, tzinfo=UTC), today=day)


def letters(kind):
    return list(Message.objects.filter(kind=kind).order_by("pk"))


def test_one_letter_a_day_lists_all_tasks_whose_reminder_day_has_come(people, adoption):
    for title in ("Call two builders", "Write the note"):
        TaskFactory(adoption=adoption, title=title, due_on=TODAY + timedelta(days=7))
    TaskFactory(adoption=adoption, title="Later", due_on=TODAY + timedelta(days=8))
    assert (remind(), remind()) == (1, 0)
    letter = letters("tasks_due")[0]
    assert (letter.to, letter.subject) == (
        people.officer.email, "2 tasks come up in the climate work with companies, Kuusikoski",
    )  # fmt: skip
    assert [line for line in letter.body.splitlines() if line.startswith("- ")] == [
        "- 23\u00a0March 2026: Call two builders (Permits)", "- 23\u00a0March 2026: Write the note (Permits)",
    ]  # fmt: skip


def test_task_that_comes_up_after_the_mornings_letter_is_told_the_next_day(people, adoption):
    TaskFactory(adoption=adoption, due_on=TODAY)
    remind()
    late = TaskFactory(adoption=adoption, due_on=TODAY)
    assert remind() == 0
    assert Task.objects.get(pk=late.pk).reminded_at is None
    assert remind(TODAY + timedelta(days=1)) == 1


def test_task_given_to_somebody_is_told_to_that_person(people, adoption):
    TaskFactory(adoption=adoption, officer=Officer.objects.get(user=people.lead))
    remind()
    assert [letter.to for letter in letters("tasks_due")] == [people.lead.email]


def test_tasks_of_one_who_has_left_and_of_nobody_are_told_to_those_in_charge(people, adoption, owner):
    TaskFactory(adoption=adoption)
    TaskFactory(adoption=None, municipality=people.municipality)
    Officer.objects.filter(pk=owner.pk).update(until_on=TODAY)
    remind()
    assert [letter.to for letter in letters("tasks_due")] == [people.lead.email]


@pytest.mark.parametrize("why", ["done", "ended", "told"])
def test_what_needs_no_reminder_sends_none(people, adoption, why):
    task = TaskFactory(adoption=adoption)
    Task.objects.filter(pk=task.pk).update(
        done_on=TODAY if why == "done" else None, reminded_at=NOW if why == "told" else None
    )
    Adoption.objects.filter(pk=adoption.pk).update(state="ended" if why == "ended" else "running")
    assert remind() == 0


def test_deadline_long_past_is_told_once_and_breaks_nothing(adoption):
    TaskFactory(adoption=adoption, due_on=date(2020, 1, 1))
    assert (remind(), remind(TODAY + timedelta(days=1))) == (1, 0)


def test_letter_is_in_the_language_of_its_reader(people, adoption):
    people.officer.language = "fi"
    people.officer.save()
    TaskFactory(adoption=adoption, title_fi="Soita", title_en="Call")
    remind()
    letter = letters("tasks_due")[0]
    assert letter.language == "fi"
    assert "20.3.2026: Soita" in letter.body
    assert "/fi/console/municipality/kuusikoski/" in letter.body


def test_leads_are_told_which_models_lost_their_owner(people, adoption, owner):
    TaskFactory(
        adoption=AdoptionFactory(municipality=people.municipality, model_code="award"), officer=owner, title="Ask"
    )
    AdoptionFactory(municipality=people.municipality, owner=owner, model_code="label", name="Label", state="ended")
    end_officer(officer_id=owner.pk, by=people.lead, now=NOW, today=TODAY)
    letter = letters("owner_left")[0]
    assert (letter.to, letter.subject) == (people.lead.email, "Officer has left: who takes over?")
    assert [line for line in letter.body.splitlines() if line.startswith("- ")] == [
        "- Permits",
        "- 20\u00a0March 2026: Ask",
    ]


def test_nobody_is_written_to_when_one_who_owned_nothing_leaves(people):
    helper = OfficerFactory(municipality=people.municipality, user=UserFactory())
    end_officer(officer_id=helper.pk, by=people.lead, now=NOW, today=TODAY)
    assert letters("owner_left") == []


def test_owner_and_leads_are_told_once_of_a_model_that_left_the_library(people, adoption):
    Adoption.objects.filter(pk=adoption.pk).update(model_code="gone-from-library")
    assert operations.tell_of_lost_models(now=NOW) == 2
    assert operations.tell_of_lost_models(now=NOW + timedelta(days=30)) == 0
    assert sorted(letter.to for letter in letters("model_lost")) == [people.lead.email, people.officer.email]
    assert letters("model_lost")[0].subject == "“Permits” is no longer in the library of operating models"


def test_worker_looks_after_everything_and_may_do_so_twice(people, adoption):
    TaskFactory(adoption=adoption, due_on=date(2020, 1, 1), kind="date", is_yearly=True)
    look_after_portfolios.call()
    look_after_portfolios.call()
    assert Task.objects.open().count() == 1
