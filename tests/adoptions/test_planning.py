"""Tasks and dates: added, moved, given to somebody, done, and back again next year."""

from datetime import date

import pytest

from talkoot.adoptions import operations
from talkoot.adoptions.models import Task
from talkoot.kernel.errors import ChangedMeanwhile
from talkoot.organisations.models import Officer
from tests.factories import NOW
from tests.factories.adoptions import AdoptionFactory, TaskFactory

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 16)


@pytest.fixture
def task(people):
    return TaskFactory(adoption=AdoptionFactory(municipality=people.municipality), title="Call two builders")


def finish(task, by):
    return operations.finish_task(task_id=task.pk, by=by, now=NOW, today=TODAY)


def test_task_of_the_whole_is_added_in_the_language_of_its_writer(people):
    made = operations.add_task(
        municipality_id=people.municipality.pk, title="  Samla bolagen ", due_on=TODAY, by=people.lead, now=NOW,
        language="sv", remind_days=3,
    )  # fmt: skip
    assert (made.title_sv, made.title_fi, made.adoption, made.remind_days) == ("Samla bolagen", None, None, 3)


def test_task_without_words_is_refused(people):
    with pytest.raises(operations.TitleMissing):
        operations.add_task(municipality_id=people.municipality.pk, title=" ", due_on=TODAY, by=people.lead, now=NOW)


def test_task_is_done_by_whom_and_when_and_a_second_click_changes_nothing(people, task):
    finish(task, people.lead)
    again = finish(task, people.officer)
    assert (again.done_on, again.done_by.user) == (TODAY, people.lead)


def test_yearly_task_is_there_for_next_year_when_it_is_done(people, task):
    Task.objects.filter(pk=task.pk).update(is_yearly=True, officer=Officer.objects.get(user=people.officer))
    finish(task, people.lead)
    coming = Task.objects.open().get()
    assert (coming.title_en, coming.due_on, coming.officer.user) == (task.title, date(2027, 3, 20), people.officer)


def test_yearly_task_left_for_years_comes_back_ahead_of_today(people, task):
    Task.objects.filter(pk=task.pk).update(is_yearly=True, due_on=date(2024, 2, 29))
    finish(task, people.lead)
    assert Task.objects.open().get().due_on == date(2027, 2, 28)


def test_task_opened_again_takes_next_years_away(people, task):
    Task.objects.filter(pk=task.pk).update(is_yearly=True, due_on=date(2023, 3, 20))
    finish(task, people.lead)
    opened = operations.reopen_task(task_id=task.pk, by=people.lead, now=NOW)
    assert (opened.done_on, opened.done_by, list(Task.objects.all())) == (None, None, [task])


def test_moved_task_is_reminded_of_again(people, task):
    Task.objects.filter(pk=task.pk).update(reminded_at=NOW)
    moved = operations.change_task(task_id=task.pk, by=people.lead, now=NOW, due_on=date(2026, 5, 1))
    assert (moved.due_on, moved.reminded_at) == (date(2026, 5, 1), None)


def test_task_given_to_somebody_keeps_its_words_in_all_languages(people, task):
    Task.objects.filter(pk=task.pk).update(title_fi="Soita", title_en="Call two builders")
    given = operations.change_task(
        task_id=task.pk, by=people.lead, now=NOW, language="en", title="Call two builders",
        officer_id=Officer.objects.get(user=people.officer).pk,
    )  # fmt: skip
    assert (given.title_fi, given.responsible.user) == ("Soita", people.officer)


def test_task_worded_anew_does_not_go_on_saying_the_old_thing_in_another_language(people, task):
    Task.objects.filter(pk=task.pk).update(title_fi="Soita", title_en="Call two builders")
    changed = operations.change_task(task_id=task.pk, by=people.lead, now=NOW, language="en", title="Write to them")
    assert (changed.title_fi, changed.title_en) == (None, "Write to them")


def test_two_people_changing_a_task_the_second_is_refused(people, task):
    finish(task, people.officer)
    with pytest.raises(ChangedMeanwhile):
        operations.change_task(task_id=task.pk, by=people.lead, now=NOW, seen_version=1, due_on=date(2026, 5, 1))


def test_dropped_task_is_gone(people, task):
    operations.drop_task(task_id=task.pk, by=people.lead, now=NOW)
    assert not Task.objects.exists()


def test_yearly_date_that_has_passed_stands_in_next_years_clock(people, task):
    Task.objects.filter(pk=task.pk).update(kind="date", is_yearly=True, due_on=date(2026, 3, 1))
    assert operations.repeat_dates(today=TODAY) == 1
    assert operations.repeat_dates(today=TODAY) == 0
    assert Task.objects.open().get().due_on == date(2027, 3, 1)


def test_dates_of_an_ended_model_do_not_come_back(people, task):
    Task.objects.filter(pk=task.pk).update(kind="date", is_yearly=True, due_on=date(2026, 3, 1))
    operations.change_adoption_state(
        adoption_id=task.adoption.pk, state="ended", reason="Over", by=people.lead, now=NOW, today=TODAY
    )
    assert operations.repeat_dates(today=TODAY) == 0
