"""Bytes made to keep a reader busy are done with at once."""

from time import monotonic

import pytest

from talkoot.intake.recognise import recognise
from talkoot.intake.suggestions import suggest
from talkoot.intake.table_text import HEAD
from talkoot.intake.wordlist import words

LONG = {
    "newlines": "\n" * HEAD + "x", "brackets": "(" * HEAD, "one word": "a" * HEAD, "digits": "1" * HEAD,
    "columns": "a;" * HEAD, "resolutions": "PT1H" * HEAD, "words": "sähkö" * HEAD, "tags": "<a" * HEAD,
}  # fmt: skip
ENOUGH = 4  # seconds on a slow machine; before, each took minutes or hours


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_long_and_odd_texts_keep_nobody_waiting(text: str) -> None:
    began = monotonic()
    for table in (
        text,
        f"Päivämäärä;{text};Netto\n" + "1.1.2024;a;1,00\n" * 30,
        f"Päivämäärä;Netto\n1.1.2024;{text}\n",
    ):
        recognise(table.encode()[:HEAD])
    suggest(account=text, supplier=text, text=text)
    words().bill_parts(text)
    words().product(text)
    assert monotonic() - began < ENOUGH
