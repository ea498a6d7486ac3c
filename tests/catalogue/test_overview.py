"""The page that says what carries each model is made from the data and stands in the repository as made."""

import pytest
from django.core.management import CommandError, call_command

from talkoot.catalogue.overview import journeys_in, overview, works_when
from talkoot.catalogue.queries import methods, models


def test_the_page_in_the_repository_is_up_to_date():
    call_command("models-doc", "--check")


def test_a_page_that_is_out_of_date_is_told(settings, tmp_path):
    settings.BASE_DIR = tmp_path
    (tmp_path / "docs").mkdir()
    with pytest.raises(CommandError, match="out of date"):
        call_command("models-doc", "--check")
    call_command("models-doc")
    call_command("models-doc", "--check")


def test_every_model_and_method_says_when_it_works():
    expected = {("model", each.number) for each in models()} | {("method", each.number) for each in methods()}
    assert set(works_when()) == expected


def test_a_journey_is_found_by_its_name(tmp_path):
    (tmp_path / "test_a.py").write_text("def test_model_02_an_inspector_refers(x):\n    pass\n", encoding="utf-8")
    journeys = journeys_in(tmp_path)
    assert journeys == {("model", 2): ["test_model_02_an_inspector_refers"]}
    rows = [line for line in overview(journeys).splitlines() if "`test_model_02_an_inspector_refers`" in line]
    assert [row.split(" | ")[0] for row in rows] == ["| 2"]


def test_what_has_no_mechanism_says_so():
    text = overview({})
    plain = [each for each in models() if not each.runs_on]
    assert text.count("plan, tasks, results and evidence only") == len(plain) + sum(
        not each.runs_on for each in methods()
    )
