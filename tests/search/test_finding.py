"""What is found by which words."""

from collections.abc import Callable, Sequence

import pytest

from talkoot.search.operations import Paper, add_word_forms, index_again, put, put_many, rebuild, take_out
from talkoot.search.queries import found
from tests.factories import NOW

FINNISH = {
    "hankinta": "hankinta", "hankinnat": "hankinta", "hankinnoissa": "hankinta", "neuvonta": "neuvonta", "neuvontaa": "neuvonta",
    "neuvontaan": "neuvonta", "yrityksille": "yritys", "yritys": "yritys", "lämmitys": "lämmitys", "lämmityksen": "lämmitys",
}  # fmt: skip
SWEDISH = {
    "upphandling": "upphandling",
    "upphandlingar": "upphandling",
    "rådgivning": "rådgivning",
    "rådgivningen": "rådgivning",
}

pytestmark = pytest.mark.django_db
Write = Callable[..., None]


@pytest.fixture(autouse=True)
def _forms(db: None) -> None:
    add_word_forms(language="fi", forms=FINNISH)
    add_word_forms(language="sv", forms=SWEDISH)


def write(key: str, title: str, *texts: str, kind: str = "model", owner_id: int | None = None) -> None:
    put(kind=kind, key=key, owner_id=owner_id, titles=[title], texts=texts, now=NOW)


def search(words: str, **limits: object) -> Sequence[str]:
    return found(words, **{"kind": "model", **limits})


@pytest.mark.parametrize("words", ["hankinta", "hankinnat", "Hankinnoissa", "HANKINTA"])
def test_finnish_word_is_found_in_whatever_form(words: str):
    write("procurement", "Vastuulliset hankinnat")
    assert search(words) == ["procurement"]


@pytest.mark.parametrize("words", ["upphandling", "upphandlingar", "rådgivningen", "radgivning"])
def test_swedish_word_is_found_in_whatever_form_and_without_its_accents(words: str):
    write("procurement", "Ansvarsfull upphandling", "Rådgivning för företag")
    assert search(words) == ["procurement"]


def test_last_part_of_a_compound_finds_it():
    write("advice", "Energianeuvonta yrityksille")
    assert search("neuvontaa") == ["advice"]


def test_compound_that_no_dictionary_knows_is_found_in_another_form():
    write("advice", "Energianeuvonta")
    assert search("energianeuvontaan") == ["advice"]


def test_beginning_of_a_word_finds_it_while_one_types():
    write("advice", "Energianeuvonta")
    assert (search("ene"), search("energian"), search("en")) == (["advice"], ["advice"], [])


def test_every_word_must_stand_in_the_text():
    write("one", "Energianeuvonta", "yrityksille")
    write("two", "Energianeuvonta", "kodeille")
    assert search("neuvonta yritys") == ["one"]


def test_small_words_do_not_count_beside_others():
    write("one", "Energianeuvonta yrityksille")
    assert (search("neuvonta ja yritys"), search("ja")) == (["one"], [])


def test_title_comes_before_text_and_whole_words_before_parts():
    write("text", "Kunta auttaa", "neuvonta")
    write("compound", "Energianeuvonta")
    write("title", "Neuvonta")
    assert search("neuvonta") == ["title", "compound", "text"]


def test_only_the_kind_and_the_owner_that_were_asked_for_are_found():
    write("own", "Neuvonta", kind="entry", owner_id=1)
    write("other", "Neuvonta", kind="entry", owner_id=2)
    write("model", "Neuvonta")
    assert (search("neuvonta", kind="entry", owner_id=1), search("neuvonta")) == (["own"], ["model"])


def test_language_of_the_question_can_be_said():
    add_word_forms(language="sv", forms={"neuvontaa": "annat"})
    write("advice", "Neuvonta")
    assert (search("neuvontaa", language="fi"), search("neuvontaa", language="en")) == (["advice"], [])


@pytest.mark.parametrize("words", ["", "  ", "!?", "%_", "neuvonta' OR 1=1 --", "\x00"])
def test_odd_questions_find_nothing_and_break_nothing(words: str):
    write("one", "Lämmitys")
    assert search(words) == []


def test_limit_keeps_the_best():
    put_many(papers=[Paper("model", "text", ["x"], ["neuvonta"]), Paper("model", "title", ["Neuvonta"])], now=NOW)
    assert search("neuvonta", limit=1) == ["title"]


def test_putting_again_forgets_the_earlier_words():
    write("one", "Neuvonta")
    write("one", "Lämmitys")
    assert (search("neuvonta"), search("lämmityksen")) == ([], ["one"])


def test_what_was_taken_out_is_not_found():
    write("one", "Neuvonta")
    take_out(kind="model", key="one")
    assert search("neuvonta") == []


def test_rebuilding_replaces_the_kind_and_leaves_the_others():
    write("gone", "Neuvonta")
    write("entry", "Neuvonta", kind="entry")
    rebuild(papers=[Paper("model", "new", ["Neuvonta"])], now=NOW)
    assert (search("neuvonta"), search("neuvonta", kind="entry")) == (["new"], ["entry"])


def test_texts_read_again_know_forms_that_were_loaded_later():
    write("one", "Sitoumukset")
    add_word_forms(language="fi", forms={"sitoumukset": "sitoumus", "sitoumus": "sitoumus"})
    before = search("sitoumus")
    index_again()
    assert (before, search("sitoumus")) == ([], ["one"])


@pytest.mark.parametrize("count", [1, 3])
def test_search_costs_the_same_for_one_and_for_three(count: int, django_assert_num_queries: Callable[..., object]):
    for n in range(count):
        write(str(n), "Energianeuvonta")
    with django_assert_num_queries(4):
        assert len(search("neuvonta")) == count
