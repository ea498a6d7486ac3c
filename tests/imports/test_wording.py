"""Every question is put in the coordinator's words."""

import re
from pathlib import Path

import pytest

import talkoot.sheets
from talkoot.imports.wording import KINDS, SENTENCES, kind_of, sentence
from talkoot.sheets.problems import Problem

SOURCES = list(Path(talkoot.sheets.__file__).parent.rglob("*.py"))
ASKED = re.compile(r"Doubt\(\s*\"([a-z_]+)\"")
NOT_QUESTIONS = {"sheet_ignored"}


def problem(code: str, **more: object) -> Problem:
    facts = {"message": "In English.", "value": "n. 140", "suggestion": "140", **more}
    return Problem(
        "x",
        "Sheet",
        "B2",
        "question",
        code,
        str(facts["message"]),
        str(facts["value"]),
        suggestion=str(facts["suggestion"]),
    )


def test_every_code_that_the_reader_asks_about_has_a_sentence():
    codes = {code for path in SOURCES for code in ASKED.findall(path.read_text(encoding="utf-8"))}
    assert codes - set(SENTENCES) - NOT_QUESTIONS == set()


@pytest.mark.parametrize("code", SENTENCES)
def test_every_sentence_can_be_said_and_belongs_to_a_kind(code: str):
    assert "%(" not in sentence(problem(code))
    assert kind_of(code) in KINDS


def test_an_unknown_code_is_asked_in_the_readers_words():
    assert (sentence(problem("new_code")), kind_of("new_code")) == ("In English.", "other")


def test_a_per_cent_sign_in_a_cell_does_no_harm():
    assert sentence(problem("change_or_level", value="20 %")).startswith("“20 %” has no sign.")
