"""The words that the product itself uses, by language: those of its data files and of its interface."""

import csv
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from talkoot.search.packed import LANGUAGES
from talkoot.search.text import spelled_words

CODE = Path(__file__).resolve().parents[1]
FOLDERS = ("data", "seed/data")


def words_of_product(root: Path = CODE) -> dict[str, set[str]]:
    """Every word of three letters or more, as spelled."""
    words: dict[str, set[str]] = {language: set() for language in LANGUAGES}
    for language, text in _texts(root):
        words[language] |= {word for word in spelled_words(text) if len(word) > 2 and word.isalpha()}
    return words


def _texts(root: Path) -> Iterator[tuple[str, str]]:
    for folder in FOLDERS:
        for path in sorted((root / folder).rglob("*.toml")):
            yield from _of_table(tomllib.loads(path.read_text(encoding="utf-8")))
        for path in sorted((root / folder).rglob("*.csv")):
            yield from _of_rows(path)
    for language in LANGUAGES:
        catalogue = root / "locale" / language / "LC_MESSAGES" / "django.po"
        if catalogue.exists():
            yield language, _translations(catalogue.read_text(encoding="utf-8"))


def _of_table(value: Any, language: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _of_table(inner, _language_of(key) or language)
    elif isinstance(value, list):
        for inner in value:
            yield from _of_table(inner, language)
    elif isinstance(value, str) and language:
        yield language, value


def _of_rows(path: Path) -> Iterator[tuple[str, str]]:
    with path.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            for key, value in row.items():
                if _language_of(key or ""):
                    yield _language_of(key), value or ""


def _translations(catalogue: str) -> str:
    entries = (entry.partition("\nmsgstr")[2] for entry in catalogue.split("\n\n"))
    return re.sub(r"%\(\w+\)s|<[^>]*>|\\n", " ", "\n".join(entries))


def _language_of(key: str) -> str:
    return next((language for language in LANGUAGES if key == language or key.endswith(f"_{language}")), "")
