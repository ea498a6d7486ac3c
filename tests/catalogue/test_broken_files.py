"""A broken file says which file, which field and what is allowed; it takes nothing else along."""

from importlib.resources import files
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from talkoot.catalogue import checking, queries
from talkoot.catalogue.reading import ModelFileBroken, read_method, read_model

PERMITS = files("talkoot.data").joinpath("models", "permits.toml").read_text(encoding="utf-8")
RUNG = files("talkoot.data").joinpath("methods", "existing-work.toml").read_text(encoding="utf-8")


@pytest.fixture(autouse=True)
def _in_english(settings):
    settings.LANGUAGE_CODE = "en"


@pytest.fixture
def own_models(settings, tmp_path):
    """A directory of the municipality's own models."""
    settings.TALKOOT_MODELS = str(tmp_path)
    queries.forget()
    yield tmp_path
    queries.forget()


def problems(old, new, file="permits.toml"):
    assert old in PERMITS
    with pytest.raises(ModelFileBroken) as broken:
        read_model(file, PERMITS.replace(old, new, 1))
    assert broken.value.message == f"{file} cannot be used: " + "; ".join(broken.value.problems)
    return list(broken.value.problems)


AIMS = "emissions, business, environment, dialogue, image"
SHELVES = "services, funding, criteria, reliefs, terms, guides, materials"
RANGE = " must be [least, most]: two whole numbers from 0 to 20000"
THEMES = "basics, together, market, recognition, communication, matchmaking, advice, commitment"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('theme = "basics"', 'theme = "basis"', f"theme must be one of {THEMES} (found “basis”)"),
        ('theme = "basics"\\n', "", f"theme is missing; it must be one of {THEMES}"),
        ("resources = 1", "resources = 4", "resources must be a whole number from 1 to 3"),
        ("resources = 1", "resources = true", "resources must be a whole number from 1 to 3"),
        ("continuous = true", 'continuous = "yes"', "continuous must be true or false"),
        ("month = 10", "month = 13", "tasks[4].month must be a whole number from 1 to 12"),
        ("month = 10", "month = 10\\nweek = 3", "tasks[4] must have either week or month"),
        ("[[tasks]]\\nweek = 1\\n", "[[tasks]]\\n", "tasks[1] must have either week or month"),
        ('aims = ["emissions", ', 'aims = ["emission", ', f"aims must be one of {AIMS} (found “emission”)"),
        ("hours_per_year = [20, 40]", "hours_per_year = [40, 20]", "effort.hours_per_year" + RANGE),
        ("last_verified = 2025-12-31", 'last_verified = "2025"', "examples[1].last_verified must be a date such as 2026-03-31"),
        ('kind = "reliefs"', 'kind = "relief"', f"runs_on[1].kind must be one of {SHELVES} (found “relief”)"),
        ('code = "permits"', 'code = "permit"', "code must be the name of the file (found “permit”)"),
        ('emissions = "not_rated"', 'emissions = "good"', "effects.emissions must be one of not_rated (found “good”)"),
        ('emissions = "not_rated"', "emissions = { rated = true }", "effects.emissions.source must be a text"),
    ],
)  # fmt: skip
def test_a_fault_names_the_field_and_what_is_allowed(old, new, said):
    assert problems(old.replace("\\n", "\n"), new.replace("\\n", "\n")) == [said]


def test_a_language_that_is_missing_and_a_key_that_nobody_knows_are_said():
    assert problems("[summary]\nfi = ", "[summary]\nfin = ") == [
        "summary.fi must be a text",
        "summary.fin is not known here; known are en, fi, sv",
    ]


def test_a_key_that_is_misspelt_is_told_with_the_known_ones():
    (said,) = problems("resources = 1", "resources = 1\ncolour = 1")
    assert said.startswith("colour is not known here; known are aims, cautions, code,")


def test_rows_that_are_missing_are_counted():
    before, _, after = PERMITS.partition("[[monday]]")
    with pytest.raises(ModelFileBroken) as broken:
        read_model("permits.toml", f"{before}{after[after.index('[[monday]]') :]}")
    assert broken.value.problems == ("[[monday]] must stand from 3 to 3 times (found 2)",)


def test_a_table_that_is_missing_is_said_once():
    start, end = PERMITS.index("[effort]"), PERMITS.index("[fit]")
    with pytest.raises(ModelFileBroken) as broken:
        read_model("permits.toml", PERMITS[:start] + PERMITS[end:])
    assert broken.value.problems == ("[effort] is missing",)


def test_a_text_that_is_too_long_says_how_long_it_may_be():
    (said,) = problems('fi = "Kirjatkaa', f'fi = "{"x" * 100}Kirjatkaa')
    assert said.startswith("tasks[1].fi must have at most 90 characters (found ")


def test_all_faults_of_a_file_are_said_at_once():
    with pytest.raises(ModelFileBroken) as broken:
        read_model("permits.toml", PERMITS.replace("resources = 1", "resources = 9").replace("month = 10", "month = 0"))
    assert len(broken.value.problems) == 2


def test_what_is_not_toml_says_where():
    with pytest.raises(ModelFileBroken) as broken:
        read_model("permits.toml", "code = ")
    assert broken.value.problems == ("this is not TOML: Invalid value (at end of document)",)


def test_a_method_is_read_as_strictly():
    with pytest.raises(ModelFileBroken) as broken:
        read_method("existing-work.toml", RUNG.replace('key = "forum"', 'key = "fora"'))
    (said,) = broken.value.problems
    assert said.startswith("needs[1].key must be one of owners, portfolio, forum,")


def own(text, *, code, number):
    return text.replace('code = "permits"', f'code = "{code}"').replace("number = 2\n", f"number = {number}\n")


def test_a_municipality_adds_a_model_and_puts_one_in_the_place_of_ours(own_models):
    (own_models / "village-bus.toml").write_text(own(PERMITS, code="village-bus", number=26), encoding="utf-8")
    (own_models / "permits.toml").write_text(PERMITS.replace("resources = 1", "resources = 2"), encoding="utf-8")
    assert [each.number for each in queries.models()] == list(range(1, 27))
    assert queries.model("village-bus") is not None
    assert queries.model("permits").resources == 2
    assert checking.faults() == []


def test_a_broken_file_of_ones_own_leaves_the_others_and_somebody_is_told(own_models, caplog):
    (own_models / "village-bus.toml").write_text(own(PERMITS, code="village-bus", number=0), encoding="utf-8")
    (own_models / "latin.toml").write_bytes("code = 'ä'".encode("latin-1"))
    assert len(queries.models()) == 25
    assert sorted(record.message for record in caplog.records) == [
        "latin.toml cannot be used: the file must be UTF-8",
        "village-bus.toml cannot be used: number must be a whole number from 1 to 999",
    ]
    assert [each.msg for each in checking.warn_of_faulty_files()] == [
        "latin.toml: the file must be UTF-8",
        "village-bus.toml: number must be a whole number from 1 to 999",
    ]


def test_a_directory_that_is_not_there_changes_nothing(settings):
    settings.TALKOOT_MODELS = "/no/such/place"
    queries.forget()
    assert len(queries.models()) == 25
    queries.forget()


def test_two_models_cannot_have_one_number(own_models):
    (own_models / "village-bus.toml").write_text(own(PERMITS, code="village-bus", number=2), encoding="utf-8")
    assert checking.faults() == ["village-bus.toml: number 2 is already the number of permits"]


def check(*arguments):
    said = StringIO()
    try:
        call_command("check-models", *arguments, stdout=said)
    except CommandError as error:
        return said.getvalue().splitlines(), str(error)
    return said.getvalue().splitlines(), ""


def test_the_command_finds_nothing_to_mend_in_our_own_files():
    assert check() == (["Every file can be used."], "")


def test_the_command_says_everything_that_is_wrong_with_a_directory(tmp_path):
    wrong = PERMITS.replace("resources = 1", "resources = 9").replace("month = 10", "month = 0")
    (tmp_path / "permits.toml").write_text(wrong, encoding="utf-8")
    figures = own(PERMITS, code="village-bus", number=26).replace("116 companies", "117 companies")
    (tmp_path / "village-bus.toml").write_text(figures, encoding="utf-8")
    lines, error = check(str(tmp_path))
    assert lines == [
        "permits.toml: resources must be a whole number from 1 to 3",
        "permits.toml: tasks[4].month must be a whole number from 1 to 12",
        "village-bus.toml: the figures in examples[1].what differ between the languages (fi: 116, sv: 116, en: 117)",
    ]
    assert error == "3 to mend."


def test_the_command_refuses_what_is_not_a_directory(tmp_path):
    assert check(str(tmp_path / "nothing")) == ([], f"{tmp_path / 'nothing'} is not a directory.")
