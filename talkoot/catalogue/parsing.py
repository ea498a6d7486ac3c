"""A table of a data file, read field by field: every fault is noted with its place and with what is allowed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from django.db.models import TextChoices
from django.utils.translation import gettext

from talkoot.catalogue.facts import Range
from talkoot.catalogue.words import LANGUAGES, Words

Choice = TypeVar("Choice", bound=TextChoices)


@dataclass
class Fields:
    """One table; `place` is its path in the file, with rows counted from 1 ("tasks[2]")."""

    values: Mapping[str, Any]
    faults: list[str]
    place: str = ""
    asked: set[str] = field(default_factory=set)

    def path(self, key: str) -> str:
        """Where the field stands in the file."""
        return f"{self.place}.{key}" if self.place else key

    def fault(self, sentence: str, **facts: object) -> None:
        """Note what is wrong."""
        self.faults.append(sentence % facts)

    def take(self, key: str) -> Any:
        """The raw value; every key that nobody takes is unknown."""
        self.asked.add(key)
        return self.values.get(key)

    def has(self, key: str) -> bool:
        """Whether the file gives the field."""
        return key in self.values

    def text(self, key: str, longest: int = 2000) -> str:
        """A text that is not empty."""
        value = self.take(key)
        if not isinstance(value, str) or not value.strip():
            self.fault(gettext("%(field)s must be a text"), field=self.path(key))
            return ""
        if len(value) > longest:
            sentence = gettext("%(field)s must have at most %(longest)s characters (found %(found)s)")
            self.fault(sentence, field=self.path(key), longest=longest, found=len(value))
        return value.strip()

    def yes_or_no(self, key: str) -> bool:
        """true or false."""
        value = self.take(key)
        if not isinstance(value, bool):
            self.fault(gettext("%(field)s must be true or false"), field=self.path(key))
        return bool(value)

    def whole(self, key: str, low: int, high: int) -> int:
        """A whole number between two others."""
        value = self.take(key)
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            sentence = gettext("%(field)s must be a whole number from %(low)s to %(high)s")
            self.fault(sentence, field=self.path(key), low=low, high=high)
            return low
        return value

    def range(self, key: str, high: int) -> Range:
        """The least and the most, as [least, most]."""
        value = self.take(key)
        numbers = value if isinstance(value, list) else []
        fine = len(numbers) == 2 and all(isinstance(n, int) and not isinstance(n, bool) for n in numbers)
        if not fine or not 0 <= numbers[0] <= numbers[1] <= high:
            sentence = gettext("%(field)s must be [least, most]: two whole numbers from 0 to %(high)s")
            self.fault(sentence, field=self.path(key), high=high)
            return Range(0, 0)
        return Range(*numbers)

    def day(self, key: str) -> date:
        """A date without a time."""
        value = self.take(key)
        if type(value) is not date:
            self.fault(gettext("%(field)s must be a date such as 2026-03-31"), field=self.path(key))
            return date.min
        return value

    def one_of(self, key: str, allowed: Iterable[str]) -> str:
        """One of the words that are allowed."""
        value, known = self.take(key), list(allowed)
        if value not in known:
            self._not_allowed(key, value, known)
            return known[0]
        return str(value)

    def choice(self, key: str, choices: type[Choice]) -> Choice:
        """One value of a closed list."""
        return choices(self.one_of(key, choices.values))

    def choices(self, key: str, choices: type[Choice]) -> tuple[Choice, ...]:
        """Some values of a closed list, at least one."""
        value, known = self.take(key), list(choices.values)
        if not isinstance(value, list) or not value:
            self._not_allowed(key, None, known)
            return ()
        for each in value:
            if each not in known:
                self._not_allowed(key, each, known)
        return tuple(choices(each) for each in value if each in known)

    def _not_allowed(self, key: str, found: object, known: list[str]) -> None:
        facts = {"field": self.path(key), "allowed": ", ".join(known), "found": found}
        if found is None:
            self.fault(gettext("%(field)s is missing; it must be one of %(allowed)s"), **facts)
        else:
            self.fault(gettext("%(field)s must be one of %(allowed)s (found “%(found)s”)"), **facts)

    def words(self, key: str, longest: int = 2000) -> Words:
        """A text in three languages, in a table of its own."""
        table = self.table(key)
        words = table.own_words(longest)
        table.close()
        return words

    def own_words(self, longest: int = 2000) -> Words:
        """The text in three languages that stands among the fields of this table."""
        return Words(*(self.text(language, longest) for language in LANGUAGES))

    def table(self, key: str) -> "Fields":
        """A table inside this one."""
        value = self.take(key)
        if not isinstance(value, dict):
            self.fault(gettext("[%(field)s] is missing"), field=self.path(key))
            return Fields({}, [], self.path(key))  # one fault is enough
        return Fields(value, self.faults, self.path(key))

    def rows(self, key: str, least: int, most: int) -> list["Fields"]:
        """The rows of [[key]]."""
        value = self.take(key)
        rows = [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []
        if not least <= len(rows) <= most:
            sentence = gettext("[[%(field)s]] must stand from %(least)s to %(most)s times (found %(found)s)")
            self.fault(sentence, field=self.path(key), least=least, most=most, found=len(rows))
        return [Fields(row, self.faults, f"{self.path(key)}[{n}]") for n, row in enumerate(rows, start=1)]

    def close(self) -> None:
        """Say which keys of the table nobody knows."""
        known = ", ".join(sorted(self.asked))
        for key in self.values:
            if key not in self.asked:
                self.fault(
                    gettext("%(field)s is not known here; known are %(known)s"), field=self.path(key), known=known
                )
