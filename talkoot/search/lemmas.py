"""A process of its own that knows how words are inflected: it loads 430 MB, answers and ends.

python -m talkoot.search.lemmas < words.json > forms.json
"""

import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from simplemma import is_known, lemmatize
from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

from talkoot.search.packed import LANGUAGES

GUESSED = ("fi", "sv")  # languages of compounds: an unknown word is taken apart
PATIENCE_SECONDS = 300
ROOT = Path(__file__).resolve().parents[2]


def forms_of(words: Iterable[str], languages: Iterable[str] = LANGUAGES) -> dict[str, dict[str, str]]:
    """By language: every form of every basic form to which one of the words belongs."""
    wanted = sorted(set(words))
    return {language: _forms(wanted, language) for language in languages}


def ask(words: Iterable[str]) -> dict[str, dict[str, str]]:
    """As `forms_of`, in a process of its own, so that this one stays small."""
    answer = subprocess.run(
        [sys.executable, "-m", "talkoot.search.lemmas"],
        input=json.dumps(sorted(set(words))), capture_output=True, text=True, check=True, cwd=ROOT, timeout=PATIENCE_SECONDS,
    )  # fmt: skip
    return dict(json.loads(answer.stdout))


def _forms(words: list[str], language: str) -> dict[str, str]:
    known = [word for word in words if is_known(word, lang=language)]
    lemmas = {lemmatize(word, lang=language).casefold() for word in known}
    everything = DefaultDictionaryFactory(1).get_dictionary(language).items()
    forms = {form: lemma for form, lemma in everything if lemma in lemmas and form.islower() and form.isalpha()}
    if language in GUESSED:
        guessed = {word: lemmatize(word, lang=language, greedy=True) for word in set(words) - set(known)}
        forms |= {word: lemma.casefold() for word, lemma in guessed.items() if lemma != word}
    return forms


if __name__ == "__main__":
    sys.stdout.write(json.dumps(forms_of(json.loads(sys.stdin.read()))))
