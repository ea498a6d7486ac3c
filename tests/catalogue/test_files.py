"""The files of the library: complete, in three languages, the same figures in each."""

from importlib.resources import files

import pytest

from talkoot.catalogue import checking, queries
from talkoot.catalogue.enums import KINDS, Aim, Mechanism, TaskKind, Theme
from talkoot.catalogue.figures import differing_figures, figures, texts_of
from talkoot.catalogue.words import Words

EVERYTHING = (*queries.models(), *queries.methods())


def test_every_file_can_be_used():
    assert checking.faults() == []


def test_no_file_is_left_out():
    names = {
        kind: {each.name.removesuffix(".toml") for each in files("talkoot.data").joinpath(kind).iterdir()}
        - {"__init__.py", "__pycache__"}
        for kind in ("models", "methods")
    }
    assert names["models"] == {each.code for each in queries.models()}
    assert names["methods"] == {each.code for each in queries.methods()}


def test_there_are_25_models_and_5_methods():
    assert [each.number for each in queries.models()] == list(range(1, 26))
    assert [each.number for each in queries.methods()] == list(range(1, 6))


def test_every_theme_has_a_model():
    assert {each.theme for each in queries.models()} == set(Theme)


@pytest.mark.parametrize("fact", EVERYTHING, ids=lambda each: each.code)
def test_texts_stand_in_three_languages_with_the_same_figures(fact):
    assert [place for place, words in texts_of(fact) if not all(text.strip() for text in words.all)] == []
    assert list(differing_figures(fact)) == []


@pytest.mark.parametrize("fact", EVERYTHING, ids=lambda each: each.code)
def test_a_model_can_be_begun_on_monday_and_has_an_example_with_a_source(fact):
    assert len(fact.monday) == 3
    assert [each.municipality for each in fact.examples if not each.source] == []
    assert fact.owner in fact.fit.owners


@pytest.mark.parametrize("model", queries.models(), ids=lambda each: each.code)
def test_a_model_runs_on_what_exists_and_is_rated_or_says_that_it_is_not(model):
    assert [carrier.kind for carrier in model.runs_on if carrier.kind not in KINDS[carrier.mechanism]] == []
    assert [c.name.en for c in model.runs_on if (c.mechanism == Mechanism.DIALOGUE) != (c.question is not None)] == []
    assert [each.aim for each in model.effects] == list(Aim)
    assert [each.aim for each in model.effects if each.is_rated != bool(each.source)] == []


@pytest.mark.parametrize("model", queries.models(), ids=lambda each: each.code)
def test_a_round_needs_its_closed_network_and_a_calendar_its_dates(model):
    runs_on = {(carrier.mechanism, carrier.kind) for carrier in model.runs_on}
    assert (Mechanism.ROUND, "follow_up") not in runs_on or (Mechanism.NETWORK, "closed") in runs_on
    has_dates = any(task.kind == TaskKind.DATE for task in model.tasks)
    assert (Mechanism.CALENDAR, "year") not in runs_on or has_dates


def test_methods_get_heavier_step_by_step():
    hours = [each.fit.hours_per_week for each in queries.methods()]
    resources = [each.resources for each in queries.methods()]
    assert (hours, resources) == (sorted(hours), sorted(resources))


def test_topics_and_product_groups_have_codes_of_their_own():
    for named in (queries.topics(), queries.product_groups()):
        assert len({each.code for each in named}) == len(named) > 10
        assert [each.code for each in named if not all(each.name.all)] == []


def test_what_is_read_can_be_a_key():
    assert len(set(EVERYTHING)) == len(EVERYTHING)


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("1 200 kWh ja 35 %", "fi", {"1200", "35"}),
        ("1,200 kWh and 35%", "en", {"1200", "35"}),
        ("vuonna 2021, 3,5 t", "fi", {"2021", "3", "5"}),
        ("27.9.2026", "fi", {"27", "9", "2026"}),
        ("27 September 2026", "en", {"27", "9", "2026"}),
        ("den 27 september 2026", "sv", {"27", "9", "2026"}),
        ("27. syyskuuta 2026", "fi", {"27", "9", "2026"}),
        ("ei lukuja", "fi", set()),
    ],
)
def test_figures_are_compared_however_they_are_written(text, language, found):
    assert figures(text, language) == found


def test_a_figure_that_differs_is_found_with_its_place():
    words = Words("3 kysymystä", "3 frågor", "4 questions")
    assert list(differing_figures((words,))) == [("[1]", "fi: 3, sv: 3, en: 4")]
