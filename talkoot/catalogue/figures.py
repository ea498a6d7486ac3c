"""The figures of a text, so that the three languages can be compared: a number that differs is a mistake in one."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from talkoot.catalogue.words import LANGUAGES, Words

SPACES = "\u0020\u00a0\u202f\u2009"
THOUSANDS = re.compile(rf"(?<=\d)[{SPACES}](?=\d{{3}}(?!\d))")
ENGLISH_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
NUMBER = re.compile(r"\d+")
MONTHS = (
    ("tammiku", "januari", "january"),
    ("helmiku", "februari", "february"),
    ("maalisku", "mars", "march"),
    ("huhtiku", "april", "april"),
    ("toukoku", "maj", "may"),
    ("kesäku", "juni", "june"),
    ("heinäku", "juli", "july"),
    ("eloku", "augusti", "august"),
    ("syysku", "september", "september"),
    ("lokaku", "oktober", "october"),
    ("marrasku", "november", "november"),
    ("jouluku", "december", "december"),
)


def figures(text: str, language: str) -> frozenset[str]:
    """The numbers in a text, written alike: "1 200" and "1,200" are one; a date or a decimal gives its parts."""
    plain = THOUSANDS.sub("", text.casefold())
    if language == "en":
        plain = ENGLISH_THOUSANDS.sub("", plain)
    return frozenset(NUMBER.findall(_months_as_numbers(plain, language)))


def _months_as_numbers(text: str, language: str) -> str:
    """The name of a month as its number where a day stands beside it."""
    for number, names in enumerate(MONTHS, start=1):
        stem = names[LANGUAGES.index(language)]
        text = re.sub(rf"(?<=\d)(?:\.|:[ae])? {stem}\w*", rf" {number} ", text)
    return text


def texts_of(fact: object, place: str = "") -> Iterator[tuple[str, Words]]:
    """Every text in three languages inside a fact, with its place ("tasks[2].words" is told as "tasks[2]")."""
    if isinstance(fact, Words):
        yield place.removesuffix(".words"), fact
    elif isinstance(fact, tuple):
        for number, each in enumerate(fact, start=1):
            yield from texts_of(each, f"{place}[{number}]")
    elif is_dataclass(fact):
        for field in fields(fact):
            yield from texts_of(getattr(fact, field.name), f"{place}.{field.name}" if place else field.name)


def differing_figures(fact: object) -> Iterator[tuple[str, str]]:
    """The texts whose figures are not the same in every language: the place, and what each language has of its own."""
    for place, words in texts_of(fact):
        found = {language: figures(words.in_language(language), language) for language in LANGUAGES}
        shared = frozenset.intersection(*found.values())
        if any(numbers != shared for numbers in found.values()):
            yield place, ", ".join(f"{code}: {' '.join(sorted(found[code] - shared)) or '–'}" for code in LANGUAGES)
