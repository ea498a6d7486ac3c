"""Telling how it was done, and copying it."""

from datetime import date

import pytest

from talkoot.adoptions.models import Adoption, Practice, Task
from talkoot.adoptions.operations import (
    NotBegunYet,
    TextsMissing,
    add_task,
    adopt_model,
    finish_task,
    publish_practice,
    withdraw_practice,
    write_practice,
)
from talkoot.history.models import Event
from talkoot.kernel.errors import ChangedMeanwhile
from tests.factories.practices import NOW, TODAY, adopted, practice_of


@pytest.fixture
def adoption(people):
    return adopted(people.municipality, people.lead, indicator="Referrals a year", indicator_unit="pcs")


def test_a_draft_is_the_municipalitys_own(people, adoption):
    practice = practice_of(adoption, people.lead, published=False)
    assert (practice.municipality, practice.model_code, practice.indicator) == (
        people.municipality, "permits", "Referrals a year",
    )  # fmt: skip
    assert list(Practice.objects.published()) == []


def test_there_is_one_practice_for_each_adoption(people, adoption):
    first = practice_of(adoption, people.lead, published=False)
    again = practice_of(adoption, people.lead, title_en="Better words", published=False)
    assert (again.pk, again.title_en, Practice.objects.count()) == (first.pk, "Better words", 1)


def test_an_idea_has_nothing_to_tell(people):
    idea = adopted(people.municipality, people.lead, state="idea")
    with pytest.raises(NotBegunYet):
        write_practice(adoption_id=idea.pk, by=people.lead, now=NOW)
    assert Practice.objects.count() == 0


@pytest.mark.parametrize("missing", ["title_en", "what_en", "contact_unit"])
def test_what_is_published_says_what_and_who_tells_more(people, adoption, missing):
    practice = practice_of(adoption, people.lead, published=False, **{missing: ""})
    with pytest.raises(TextsMissing):
        publish_practice(practice_id=practice.pk, by=people.lead, now=NOW)
    assert Practice.objects.published().count() == 0


def test_a_text_in_one_language_is_enough(people, adoption):
    practice = practice_of(
        adoption, people.lead, title_en=None, what_en=None, title_sv="Tre frågor", what_sv="Inspektören frågar."
    )
    assert list(Practice.objects.published()) == [practice]


def test_withdrawn_and_published_again_keeps_the_first_day(people, adoption):
    practice = practice_of(adoption, people.lead)
    withdraw_practice(practice_id=practice.pk, by=people.lead, now=NOW)
    assert Practice.objects.published().count() == 0
    again = publish_practice(practice_id=practice.pk, by=people.lead, now=NOW.replace(year=2027))
    assert (again.published_at, again.withdrawn_at) == (NOW, None)


def test_nobodys_words_are_lost(people, adoption):
    practice = practice_of(adoption, people.lead)
    with pytest.raises(ChangedMeanwhile):
        write_practice(adoption_id=adoption.pk, by=people.officer, now=NOW, seen_version=practice.version - 1)
    with pytest.raises(ChangedMeanwhile):  # both began with an empty form
        write_practice(adoption_id=adoption.pk, by=people.officer, now=NOW, seen_version=0)


def test_the_plan_is_told_as_it_was_used(people, adoption):
    Task.objects.filter(adoption=adoption).delete()
    yearly = add_task(
        municipality_id=people.municipality.pk, adoption_id=adoption.pk, title="Go through the visits", language="en",
        due_on=date(2026, 3, 13), is_yearly=True, by=people.lead, now=NOW,
    )  # fmt: skip
    finish_task(task_id=yearly.pk, by=people.lead, now=NOW, today=TODAY)  # comes back next year: told once
    add_task(
        municipality_id=people.municipality.pk, adoption_id=adoption.pk, title="Agree on the form", language="en",
        due_on=date(2026, 1, 16), remind_days=3, by=people.lead, now=NOW,
    )  # fmt: skip
    practice = practice_of(adoption, people.lead)
    assert practice.plan == [
        {"kind": "task", "title": {"fi": "", "sv": "", "en": "Agree on the form"}, "week": 3, "month": None, "remind_days": 3},
        {"kind": "task", "title": {"fi": "", "sv": "", "en": "Go through the visits"}, "week": None, "month": 3, "remind_days": 7},
    ]  # fmt: skip


def test_copying_lays_out_the_plan_from_ones_own_first_day_and_names_the_source(people, adoption):
    Task.objects.filter(adoption=adoption).delete()
    add_task(
        municipality_id=people.municipality.pk, adoption_id=adoption.pk, title="Agree on the form", language="en",
        due_on=date(2026, 1, 16), by=people.lead, now=NOW,
    )  # fmt: skip
    practice = practice_of(adoption, people.lead)
    copy = _copy(people, practice)
    assert (copy.copied_from, [(t.title_en, t.due_on) for t in copy.tasks.all()]) == (
        practice, [("Agree on the form", date(2026, 4, 24))],
    )  # fmt: skip
    withdraw_practice(practice_id=practice.pk, by=people.lead, now=NOW)
    assert Adoption.objects.get(pk=copy.pk).copied_from == practice


@pytest.mark.parametrize("case", ["draft", "other model"])
def test_only_a_published_practice_of_the_same_model_is_copied(people, adoption, case):
    practice = practice_of(adoption, people.lead, published=case != "draft")
    code = "permits" if case == "draft" else "others-services"
    assert _copy(people, practice, code).copied_from is None


def test_every_step_is_kept_in_history(people, adoption):
    practice = practice_of(adoption, people.lead)
    withdraw_practice(practice_id=practice.pk, by=people.lead, now=NOW)
    verbs = (
        Event.objects.filter(subject="practice", subject_id=practice.pk).order_by("pk").values_list("verb", flat=True)
    )
    assert list(verbs) == ["practice.written", "practice.published", "practice.withdrawn"]


def _copy(people, practice, code="permits"):
    return adopt_model(
        municipality_id=people.other_municipality.pk, code=code, by=people.other_officer, now=NOW, today=TODAY,
        starts_on=date(2026, 4, 6), create=(), practice_id=practice.pk,
    )  # fmt: skip
