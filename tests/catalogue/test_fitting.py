"""Finding what fits: the example of the issue, and what must hold for whatever is answered."""

import pytest
from django.utils.translation import override
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from talkoot.catalogue.enums import Aim, CompanyKind, Owner
from talkoot.catalogue.fit_rule import LIMITS, QUESTIONS, WEIGHTS, fit_rule
from talkoot.catalogue.fitting import Answers, fit
from talkoot.catalogue.queries import methods, models

MODELS, METHODS, RULE = models(), methods(), fit_rule()
EXAMPLE = Answers(hours_per_week=9, euros_per_year=0, companies=40, kind=CompanyKind.FARMS)
ANSWERS = st.builds(
    Answers,
    hours_per_week=st.sampled_from([1, 4, 9, 18, 36, 72]),
    euros_per_year=st.sampled_from([0, 500, 2000, 5000, 20_000, 200_000]),
    companies=st.integers(1, 500),
    kind=st.sampled_from(list(CompanyKind)),
    aims=st.lists(st.sampled_from(list(Aim)), unique=True).map(tuple),
    owners=st.lists(st.sampled_from(list(Owner)), unique=True).map(tuple),
)
UNHURRIED = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])


def finding(answers):
    return fit(answers, models=MODELS, methods=METHODS, rule=RULE)


def codes(answers):
    return [each.model.code for each in finding(answers).suggestions]


def less(answers, **changes):
    facts = {name: getattr(answers, name) for name in Answers.__slots__}
    return Answers(**(facts | changes))


def test_a_quarter_of_a_week_without_budget_and_40_companies_mostly_farms():
    found = finding(EXAMPLE)
    assert [each.model.code for each in found.suggestions] == [
        "permits",
        "others-services",
        "procurement",
        "programme-actions",
        "business-advice",
    ]
    with override("en"):
        reasons = [reason.here for reason in found.suggestions[0].reasons]
        lacks = [(each.model.code, [lack.here for lack in each.lacks]) for each in found.near_misses]
        rung_reason, rung_lacks = found.rung.reason.here, [lack.here for lack in found.rung.lacks]
    assert reasons == ["Suits especially: Farms", "Light: needs few resources", "First result within 3 months"]
    assert len(lacks) == 3
    assert lacks[0] == ("networking-support", ["Needs at least €200 a year"])
    assert (found.rung.method.code, found.rung.following.code) == ("existing-work", "open-network")
    assert rung_reason.startswith("This takes at least 2 hours a week")
    assert rung_lacks == ["Needs at least €2,000 a year"]


def test_what_is_wanted_first_moves_a_model_up():
    wanted = less(EXAMPLE, aims=(Aim.IMAGE,), owners=(Owner.COMMUNICATIONS,))
    with override("en"):
        reasons = {each.model.code: [reason.here for reason in each.reasons] for each in finding(wanted).suggestions}
    assert "company-deeds" in reasons
    assert reasons["company-deeds"][1:3] == [
        "Aims at what you want: The image of the area",
        "The usual owner is willing: Communications unit",
    ]


def test_one_who_can_run_it_counts_less_than_the_usual_owner():
    def points(owner):
        answers = less(EXAMPLE, owners=(owner,))
        return next(each.points for each in finding(answers).suggestions if each.model.code == "permits")

    nobody = next(each.points for each in finding(EXAMPLE).suggestions if each.model.code == "permits")
    assert (points(Owner.PERMITS) - nobody, points(Owner.PLANNING) - nobody) == (2, 1)


def test_an_hour_a_week_and_one_company_still_find_something():
    found = finding(Answers(hours_per_week=1, euros_per_year=0, companies=1))
    assert len(found.suggestions) >= 3
    assert found.rung.method.code == "single-models"


def test_two_people_and_a_budget_reach_the_top_of_the_ladder():
    found = finding(Answers(hours_per_week=72, euros_per_year=200_000, companies=400, kind=CompanyKind.LARGE))
    assert (found.rung.method.code, found.rung.following, found.rung.lacks) == ("paid-network", None, ())
    assert found.near_misses == ()


@UNHURRIED
@given(ANSWERS)
def test_the_same_answers_give_the_same_order(answers):
    assert finding(answers) == fit(answers, models=tuple(reversed(MODELS)), methods=METHODS, rule=RULE)


@UNHURRIED
@given(ANSWERS)
def test_nothing_is_suggested_that_needs_more_than_there_is(answers):
    for each in finding(answers).suggestions:
        needs = each.model.fit
        assert needs.hours_per_week <= answers.hours_per_week
        assert needs.euros_per_year <= answers.euros_per_year
        assert needs.companies_at_least <= answers.companies
        assert each.points == sum(reason.points for reason in each.reasons)


@UNHURRIED
@given(ANSWERS)
def test_the_handful_is_five_to_seven_when_so_many_fit(answers):
    found = finding(answers)
    fitting = [
        each
        for each in MODELS
        if each.fit.hours_per_week <= answers.hours_per_week
        and each.fit.euros_per_year <= answers.euros_per_year
        and each.fit.companies_at_least <= answers.companies
    ]
    assert min(5, len(fitting)) <= len(found.suggestions) <= 7
    points = [each.points for each in found.suggestions]
    assert points == sorted(points, reverse=True)


@UNHURRIED
@given(ANSWERS, st.sampled_from([1, 4, 9, 18, 36]))
def test_less_time_never_adds_a_heavier_model(answers, hours):
    if hours >= answers.hours_per_week:
        return
    before, after = finding(answers), finding(less(answers, hours_per_week=hours))
    kept = {each.model.code for each in after.suggestions}
    dropped = [each.model.fit.hours_per_week for each in before.suggestions if each.model.code not in kept]
    known = {each.model.code for each in before.suggestions}
    added = [each.model.fit.hours_per_week for each in after.suggestions if each.model.code not in known]
    assert not added or (dropped and max(added) < min(dropped))


@UNHURRIED
@given(ANSWERS, st.sampled_from([1, 4, 9, 18, 36]), st.integers(1, 40))
def test_less_time_or_fewer_companies_never_climb_the_ladder(answers, hours, companies):
    poorer = less(
        answers, hours_per_week=min(hours, answers.hours_per_week), companies=min(companies, answers.companies)
    )
    assert finding(poorer).rung.method.number <= finding(answers).rung.method.number


def test_the_rule_is_complete():
    rule = RULE
    assert tuple(each.key for each in rule.questions) == QUESTIONS
    assert tuple(each.key for each in rule.limits) == LIMITS
    assert tuple(each.key for each in rule.weights) == WEIGHTS
    quick = rule.weight("quick")
    assert [text for text in (*quick.words.all, *quick.reason.all) if f" {rule.quick_months} " not in text] == []


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_every_sentence_of_the_rule_can_be_filled_in(language):
    everything = Answers(72, 200_000, 400, CompanyKind.FARMS, tuple(Aim), tuple(Owner))
    with override(language):
        for answers in (everything, less(everything, owners=(Owner.COMMUNICATIONS,)), Answers(1, 0, 1)):
            found = finding(answers)
            reasons = [reason for each in found.suggestions for reason in each.reasons]
            lacks = [lack for each in found.near_misses for lack in each.lacks]
            said = [reason.here for reason in (*reasons, *lacks, found.rung.reason, *found.rung.lacks)]
            assert [sentence for sentence in said if not sentence or "%(" in sentence] == []
