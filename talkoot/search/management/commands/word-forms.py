"""`talkoot word_forms`: write the packed files of inflected words anew from the product's own texts."""
# ruff: noqa: N999 -- the command is called word-forms

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from talkoot.search.lemmas import forms_of
from talkoot.search.packed import LANGUAGES, pack
from talkoot.search.sources import words_of_product

PLACE = Path(__file__).resolve().parents[3] / "data" / "words"


class Command(BaseCommand):
    help = "For developers: write talkoot/data/words anew, after models, topics or the interface got new words."

    def handle(self, *args: Any, **options: Any) -> None:
        words = words_of_product()
        for language in LANGUAGES:
            forms = forms_of(words[language], [language])[language]
            data = pack(forms)
            (PLACE / f"{language}.xz").write_bytes(data)
            self.stdout.write(f"{language}: {len(words[language])} words, {len(forms)} forms, {len(data) // 1000} kB")
