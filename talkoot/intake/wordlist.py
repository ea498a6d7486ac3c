"""The words of `talkoot/data/intake_words.toml`, and where they stand in a text: the longest match wins."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fnmatch import fnmatchcase
from functools import cache, lru_cache
from pathlib import Path

from talkoot.sheets.values.text import plain

FILE = Path(__file__).resolve().parents[1] / "data" / "intake_words.toml"
WORD = re.compile(r"(?<!\w)\w{1,100}(?!\w)")
LONGEST_NAME, LONGEST_TEXT = 300, 10_000  # beyond these nobody wrote it to be read, and looking would take hours
LANGUAGES = ("fi", "sv", "en")


@dataclass(frozen=True, slots=True)
class Hit:
    """A word of the list in a text. `code` is empty for words that mean no kind."""

    code: str
    start: int
    end: int
    word: str
    is_weak: bool = False


class KindIndex:
    """The words of kinds, found by looking up the beginnings and the ends of each word of a text."""

    def __init__(self) -> None:
        self.whole: dict[str, list[tuple[str, bool]]] = {}
        self.begins: dict[str, list[tuple[str, bool]]] = {}
        self.ends: dict[str, list[tuple[str, bool]]] = {}
        self.phrases: list[tuple[str, re.Pattern[str], str, bool]] = []

    def add(self, word: str, code: str, *, is_weak: bool) -> None:
        """Take up a word of the list, with its stars."""
        stem = plain(word.strip("*"))
        if re.fullmatch(r"\w+", stem) is None:
            first = re.split(r"\W", stem, maxsplit=1)[0]
            self.phrases.append((first, re.compile(_part(word, is_whole=False)), code, is_weak))
            return
        table = self.begins if word.endswith("*") else self.ends if word.startswith("*") else self.whole
        table.setdefault(stem, []).append((code, is_weak))

    def hits(self, text: str) -> Iterator[Hit]:
        """Every word of the list in a text, overlapping ones too."""
        for token in WORD.finditer(text):
            word, start = token[0], token.start()
            for size in range(1, len(word) + 1):
                for code, is_weak in self.begins.get(word[:size], ()):
                    yield Hit(code, start, start + size, word[:size], is_weak)
                for code, is_weak in self.ends.get(word[-size:], ()):
                    yield Hit(code, start, token.end(), word, is_weak)
            for code, is_weak in self.whole.get(word, ()):
                yield Hit(code, start, token.end(), word, is_weak)
        for first, pattern, code, is_weak in self.phrases:
            if first in text:
                yield from (Hit(code, *found.span(), found[0], is_weak) for found in pattern.finditer(text))


@dataclass(frozen=True, slots=True)
class Product:
    """What a product of a fuel card is: a kind, or the reason to leave it out."""

    kind: str
    left: str


@dataclass(frozen=True, eq=False)
class WordList:
    """Compiled words; make it with `words()`."""

    kinds: KindIndex
    bill: Mapping[str, re.Pattern[str]]
    products: tuple[tuple[Product, re.Pattern[str]], ...]
    headings: Mapping[str, re.Pattern[str]]
    total: re.Pattern[str]
    credit_side: frozenset[str]
    same: tuple[tuple[str, tuple[str, ...]], ...]
    by_weight: Mapping[str, str]

    def hits(self, text: str) -> tuple[Hit, ...]:
        """The kinds that a text names, without the shorter of two words that overlap."""
        return _hits(self, plain(text[:LONGEST_TEXT]))

    def bill_parts(self, text: str) -> frozenset[str]:
        """What a row of an energy bill is about: tax, charge, fixed, transfer, energy, price, discount, or none of these."""
        word = plain(text[:LONGEST_NAME])
        return frozenset(part for part, pattern in self.bill.items() if pattern.search(word))

    def product(self, text: str) -> Product | None:
        """What a product name of a fuel card means: the longest word in it decides."""
        word = plain(text[:LONGEST_NAME])
        found = [(len(match[0]), product) for product, pattern in self.products if (match := pattern.search(word))]
        return max(found, key=lambda item: item[0])[1] if found else None

    def roles(self, heading: str) -> tuple[tuple[str, Decimal], ...]:
        """The roles that a heading may name with how sure that is, best first."""
        whole = plain(heading[:LONGEST_NAME]).strip(" .:*")
        bare = re.sub(r"\s*[(\[].*?[)\]]", "", whole).strip(" .:")
        found = []
        for role, pattern in self.headings.items():
            if pattern.fullmatch(whole):
                found.append((role, Decimal(1)))
            elif pattern.fullmatch(bare):
                found.append((role, Decimal("0.8")))
        return tuple(sorted(found, key=lambda item: -item[1]))

    def group(self, kind: str) -> str:
        """The name that kinds share which may be the same thing in two files; else the kind itself."""
        return next((name for name, kinds in self.same if any(fnmatchcase(kind, each) for each in kinds)), kind)


@cache
def words() -> WordList:
    """The list that ships with the product."""
    return read_words(FILE.read_text(encoding="utf-8"))


def read_words(toml: str) -> WordList:
    """Compile a list of the same form."""
    data = tomllib.loads(toml)
    kinds = KindIndex()
    for kind in data["kind"]:
        for name in (*LANGUAGES, "weak"):
            for word in kind.get(name, ()):
                kinds.add(word, kind["code"], is_weak=name == "weak")
    return WordList(
        kinds=kinds,
        bill={part: _pattern(word for each in LANGUAGES for word in told[each]) for part, told in data["bill"].items()},
        products=tuple((Product(p.get("kind", ""), p.get("left", "")), _pattern(p["words"])) for p in data["product"]),
        headings={role: _pattern(told, is_whole=True) for role, told in data["heading"].items()},
        total=_pattern(data["rows"]["total"]),
        credit_side=frozenset(data["rows"]["credit_side"]),
        same=tuple((group["name"], tuple(group["kinds"])) for group in data["same"]),
        by_weight=data["by_weight"],
    )


def _pattern(told: Iterable[str], *, is_whole: bool = False) -> re.Pattern[str]:
    """`sähkö`, `sähkö*`, `*vesi`: the longest first, so that the longest is met."""
    parts = sorted({_part(word, is_whole=is_whole) for word in told}, key=len, reverse=True)
    return re.compile("|".join(parts))


def _part(word: str, *, is_whole: bool) -> str:
    stem = re.escape(plain(word).strip("*")).replace(r"\ ", r"\s+").replace(" ", r"\s+")
    if is_whole:
        return stem + (r".*" if word.endswith("*") else "")
    before = r"\w*" if word.startswith("*") else r"(?<!\w)"
    return before + stem + ("" if word.endswith("*") else r"(?!\w)")


@lru_cache(maxsize=20_000)
def _hits(words: WordList, text: str) -> tuple[Hit, ...]:
    found = set(words.kinds.hits(text))
    kept: list[Hit] = []
    for hit in sorted(found, key=lambda hit: (hit.start - hit.end, hit.is_weak, hit.start, hit.code)):
        if not any(_yields(hit, longer) for longer in kept):
            kept.append(hit)
    return tuple(hit for hit in kept if hit.code)


def _yields(hit: Hit, longer: Hit) -> bool:
    """Whether a longer match of another meaning takes the place of this one."""
    overlaps = hit.start < longer.end and longer.start < hit.end
    return overlaps and (longer.code != hit.code or hit.is_weak) and longer.end - longer.start > hit.end - hit.start
