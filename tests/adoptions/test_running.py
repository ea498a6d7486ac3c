"""Who runs what: only what each municipality shows."""

from decimal import Decimal

import pytest

from talkoot.adoptions.operations import change_adoption, change_adoption_state
from talkoot.adoptions.queries.running import counts_by_model, practices_of, summaries, uses
from talkoot.organisations.models import Municipality
from tests.factories import MunicipalityFactory, OfficerFactory
from tests.factories.practices import NOW, TODAY, adopted, practice_of, told


def test_a_use_has_its_latest_result_and_its_practice(people):
    adoption = adopted(people.municipality, people.lead)
    told(adoption, people.lead, "Three companies")
    told(adoption, people.lead, "Twelve companies", value=Decimal(12), evidence_grade=3)
    practice = practice_of(adoption, people.lead)
    (use,) = uses(code="permits")
    assert (use.adoption, use.result.sentence, use.result.evidence_grade, use.practice) == (
        adoption, "Twelve companies", 3, practice,
    )  # fmt: skip


def test_ideas_and_what_is_not_shown_stay_the_municipalitys_own(people):
    adopted(people.municipality, people.lead, state="idea")
    adopted(people.municipality, people.lead, "others-services", is_public=False)
    assert (uses(), counts_by_model()) == ([], {})


def test_a_municipality_that_left_the_service_is_not_shown(people):
    adopted(people.municipality, people.lead)
    Municipality.objects.filter(pk=people.municipality.pk).update(slug=None)
    assert (uses(), counts_by_model()) == ([], {})


def test_ended_uses_are_told_but_not_counted(people):
    adoption = adopted(people.municipality, people.lead)
    adopted(people.other_municipality, people.other_officer)
    change_adoption_state(
        adoption_id=adoption.pk, state="ended", reason="The project ended", by=people.lead, now=NOW, today=TODAY
    )
    assert [use.adoption.state for use in uses(code="permits")] == ["running", "ended"]
    assert counts_by_model() == {"permits": 1}


def test_uses_of_some_municipalities(people):
    adopted(people.municipality, people.lead)
    theirs = adopted(people.other_municipality, people.other_officer)
    assert [use.adoption for use in uses(municipalities=[people.other_municipality])] == [theirs]
    assert uses(municipalities=[]) == []


def test_practices_know_who_copied_them(people):
    practice = practice_of(adopted(people.municipality, people.lead), people.lead)
    copy = adopted(people.other_municipality, people.other_officer, practice_id=practice.pk)
    practice_of(adopted(people.municipality, people.lead, "others-services"), people.lead)
    assert [(found, list(found.copies.all())) for found in practices_of("permits")] == [(practice, [copy])]


def test_a_summary_adds_up_what_is_under_way(people):
    adoption = adopted(people.municipality, people.lead)
    told(adoption, people.lead)
    told(adoption, people.lead)
    adopted(people.municipality, people.lead, "others-services", hours_planned=None, budget_eur=Decimal("99.5"))
    hidden = adopted(people.municipality, people.lead, "training")
    told(hidden, people.lead)
    change_adoption(adoption_id=hidden.pk, is_public=False, by=people.lead, now=NOW)
    own, other = summaries([people.municipality, people.other_municipality], TODAY)
    assert (own.models, own.hours, own.euros, own.results) == (2, Decimal(30), Decimal("299.5"), 2)
    assert (other.models, other.hours, other.euros, other.results) == (0, 0, 0, 0)


@pytest.mark.parametrize("count", [1, 3])
def test_reads_cost_the_same_for_one_and_for_three(people, count, django_assert_num_queries):
    for _n in range(count):
        officer = OfficerFactory(municipality=MunicipalityFactory())
        told(adopted(officer.municipality, officer.user), officer.user)
    with django_assert_num_queries(3):
        assert len(uses()) == count
    with django_assert_num_queries(5):
        summaries(list(Municipality.objects.on_the_service())[:3], TODAY)
