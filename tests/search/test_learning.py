"""New words are looked up in the background, by a process that comes and goes."""

from datetime import timedelta

import pytest

from talkoot.kernel.signals import tick
from talkoot.search import tasks
from talkoot.search.lemmas import ask
from talkoot.search.models import IndexedText
from talkoot.search.operations import add_word_forms, learn, load_word_forms, put, take_new_words
from talkoot.search.packed import pack, packed, unpack
from talkoot.search.queries import found, new_words_of
from talkoot.search.sources import words_of_product
from tests.factories import NOW

pytestmark = pytest.mark.django_db


def write(title: str, key: str = "one") -> None:
    put(kind="entry", key=key, owner_id=None, titles=[title], texts=[], now=NOW)


def test_text_of_known_words_has_nothing_to_learn():
    add_word_forms(language="fi", forms={"neuvontaa": "neuvonta"})
    write("Neuvontaa 24 h")
    assert take_new_words(now=NOW) == []


def test_new_words_are_claimed_by_one_worker_until_it_gave_up():
    write("Lähetystyö")
    first = take_new_words(now=NOW)
    assert len(first) == 1
    assert take_new_words(now=NOW + timedelta(minutes=30)) == []
    assert take_new_words(now=NOW + timedelta(minutes=90)) == first


def test_new_words_keep_their_accents_for_the_dictionary():
    write("Lähetyksestä")
    assert new_words_of(take_new_words(now=NOW)) == {"lähetyksestä"}


def test_what_was_learnt_finds_the_text_and_is_not_asked_again():
    write("Lähetyksestä kuultua")
    text_ids = take_new_words(now=NOW)
    forms = {"fi": {"lähetyksestä": "lähetys", "lähetykset": "lähetys", "lähetys": "lähetys"}}
    learn(text_ids=text_ids, forms=forms, asked=["lähetyksestä", "kuultua"])
    assert found("lähetykset", kind="entry") == ["one"]
    write("Lähetyksestä kuultua", key="two")
    assert IndexedText.objects.with_new_words().count() == 0


def test_worker_looks_new_words_up_at_its_beat(monkeypatch: pytest.MonkeyPatch):
    """The dictionaries themselves are tried once, below."""
    monkeypatch.setattr(tasks, "ask", lambda words: {"fi": dict.fromkeys(words, "lähetys")})
    write("Lähetyksestä")
    tick.send_robust(None)  # as the worker does: others may listen too
    assert found("lähetys", kind="entry") == ["one"]


def test_dictionaries_answer_in_a_process_of_their_own():
    forms = ask({"hankinnoissa", "energianeuvontaan", "upphandlingar"})
    assert (forms["fi"]["hankinnoissa"], forms["fi"]["hankinta"]) == ("hankinta", "hankinta")
    assert forms["fi"]["energianeuvontaan"] == "energianeuvonta"
    assert (forms["sv"]["upphandlingar"], forms["sv"]["upphandlingens"]) == ("upphandling", "upphandling")


def test_packed_file_gives_back_what_was_packed():
    forms = {"hankinnoissa": "hankinta", "hankinta": "hankinta", "parhaat": "hyvä", "hyvä": "hyvä"}
    assert dict(unpack(pack(forms))) == forms


def test_files_of_the_product_are_small_and_know_its_words():
    assert sum(len(packed(language)) for language in ("fi", "sv", "en")) < 400_000
    assert dict(unpack(packed("fi")))["hankinnoissa"] == "hankinta"
    assert dict(unpack(packed("sv")))["upphandlingar"] == "upphandling"


def test_words_of_the_product_come_from_its_data_by_language():
    words = words_of_product()
    assert ("maatalous" in words["fi"], "jordbruk" in words["sv"], "maatalous" in words["en"]) == (True, True, False)


def test_forms_of_the_product_are_loaded_once():
    assert load_word_forms() > 10_000
    assert load_word_forms() == 0
