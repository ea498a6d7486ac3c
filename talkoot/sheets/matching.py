"""Finding the member that a name, business id or e-mail domain belongs to, without comparing everything with everything."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache

from rapidfuzz import fuzz, process

from talkoot.sheets.names import compact, display_name, is_acronym_of, name_tokens
from talkoot.sheets.wording import fold

SHARED_DOMAINS = frozenset(
    [
        "gmail.com",
        "hotmail.com",
        "outlook.com",
        "yahoo.com",
        "icloud.com",
        "live.com",
        "luukku.com",
        "kolumbus.fi",
        "elisanet.fi",
        "suomi24.fi",
        "telia.com",
        "msn.com",
        "saunalahti.fi",
        "pp.inet.fi",
        "welho.com",
        "netikka.fi",
        "multi.fi",
        "aland.net",
    ]
)
GUESS_FROM, GAP = 0.8, 0.06
DIGIT = re.compile(r"\d")
MAX_COMPARED, CLOSER = 150, 8


@dataclass
class Known:
    """What a member is known by."""

    key: int
    names: list[str] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class Match:
    """A member and how sure: 1 for certain, less for a guess; `others` might be meant as well."""

    key: int
    likeness: float
    others: tuple[int, ...] = ()


class Register:
    """All members met so far, indexed by everything that they are found by."""

    def __init__(self) -> None:
        self.known: list[Known] = []
        self._words: dict[int, list[str]] = defaultdict(list)
        self._ids: dict[str, int] = {}
        self._compact: dict[str, list[int]] = defaultdict(list)
        self._sorted: dict[tuple[str, ...], list[int]] = defaultdict(list)
        self._domains: dict[str, set[int]] = defaultdict(set)
        self._starts: dict[str, set[int]] = defaultdict(set)
        self._initials: dict[str, set[int]] = defaultdict(set)
        self._asides: dict[str, set[int]] = defaultdict(set)

    def add(self, name: str) -> int:
        """A new member."""
        key = len(self.known)
        self.known.append(Known(key))
        self.learn(key, name)
        return key

    def learn(self, key: int, name: str) -> None:
        """The member is also written like this."""
        tokens = name_tokens(name)
        known = self.known[key]
        if not tokens or name in known.names:
            return
        known.names.append(name)
        self._words[key].append(" ".join(tokens))
        self._put(self._compact[compact(name)], key)
        self._put(self._sorted[tuple(sorted(tokens))], key)
        for token in tokens:
            self._starts[token[:4]].add(key)
        self._initials[tokens[0][0]].add(key)
        if aside := display_name(name)[1]:
            self._asides[fold(aside)].add(key)

    @staticmethod
    def _put(keys: list[int], key: int) -> None:
        if key not in keys:
            keys.append(key)

    def learn_id(self, key: int, identifier: str) -> None:
        """The member has this business id."""
        self._ids.setdefault(identifier, key)
        self.known[key].ids.add(identifier)

    def learn_domain(self, key: int, domain: str) -> None:
        """Someone at the member writes from this domain."""
        if domain not in SHARED_DOMAINS:
            self._domains[domain].add(key)

    def by_id(self, identifier: str | None) -> int | None:
        return self._ids.get(identifier) if identifier else None

    def by_name(self, name: str) -> list[int]:
        """The members written exactly so, apart from legal form, case, spaces and order."""
        return self._compact.get(compact(name)) or self._sorted.get(tuple(sorted(name_tokens(name)))) or []

    def by_domain(self, domains: set[str]) -> int | None:
        """The only member with one of these domains."""
        owners = {key for domain in domains for key in self._domains.get(domain, ())}
        if not owners:
            labels = {domain.rsplit(".", 1)[0].rsplit(".", 1)[-1].replace("-", "") for domain in domains}
            owners = {key for label in labels if len(label) > 4 for key in self._compact.get(label, ())}
        return next(iter(owners)) if len(owners) == 1 else None

    def guess(self, name: str) -> Match | None:
        """The most alike member, if one is clearly more alike than the rest."""
        tokens = name_tokens(name)
        if not tokens:
            return None
        nearby = self._most_alike(tokens, self._nearby(name, tokens))
        ranked = sorted(((self._likeness(name, tokens, key), key) for key in nearby), reverse=True)
        if not ranked or ranked[0][0] < GUESS_FROM:
            return None
        best, key = ranked[0]
        close = tuple(other for likeness, other in ranked[1:4] if likeness > best - GAP and likeness >= GUESS_FROM)
        return Match(key, best, close)

    def _nearby(self, name: str, tokens: tuple[str, ...]) -> set[int]:
        found: set[int] = set(self._asides.get(fold(name), ()))
        by_rarity = sorted((self._starts.get(token[:4], set()) for token in tokens if len(token) >= 3), key=len)
        for keys in by_rarity:
            if len(found) + len(keys) <= MAX_COMPARED or not found:
                found |= set(list(keys)[:MAX_COMPARED])
        if len(compact(name)) <= 7:
            found |= set(list(self._initials.get(tokens[0][0], ()))[:2000])
        return found

    def _most_alike(self, tokens: tuple[str, ...], keys: set[int]) -> set[int]:
        """The few worth a closer look."""
        if len(keys) <= CLOSER:
            return keys
        wanted = " ".join(tokens)
        choices = {(key, n): words for key in keys for n, words in enumerate(self._words[key])}
        found = process.extract(wanted, choices, scorer=fuzz.token_set_ratio, limit=CLOSER, score_cutoff=65)
        if len(wanted) <= 7:
            acronyms = {
                key for key in keys if any(is_acronym_of(wanted, name_tokens(n)) for n in self.known[key].names)
            }
            return acronyms | {key for _, _, (key, _) in found}
        return {key for _, _, (key, _) in found}

    def _likeness(self, name: str, tokens: tuple[str, ...], key: int) -> float:
        return max(_alike(name, tokens, other) for other in self.known[key].names)


def _alike(name: str, tokens: tuple[str, ...], other: str) -> float:
    theirs = name_tokens(other)
    if _numbers(tokens) != _numbers(theirs):
        return 0.0
    if fold(display_name(other)[1] or "-") == fold(name):
        return 0.97
    if is_acronym_of(name, theirs):
        return 0.9
    fewer, more = (tokens, theirs) if len(tokens) <= len(theirs) else (theirs, tokens)
    soft = _soft(fewer, more)
    coverage = sum(map(len, fewer)) / sum(map(len, more))
    whole = fuzz.ratio(" ".join(sorted(tokens)), " ".join(sorted(theirs))) / 100
    joined = fuzz.ratio("".join(tokens), "".join(theirs)) / 100
    part = soft * (0.88 + 0.12 * coverage) if sum(map(len, fewer)) >= 5 else 0.0
    return max(part, whole - 0.05, joined - 0.05 if joined > 0.9 else 0.0)


@lru_cache(maxsize=50_000)
def _numbers(tokens: tuple[str, ...]) -> frozenset[str]:
    """Names that differ in a number are of different organisations: "Depot 1" and "Depot 2"."""
    return frozenset(token for token in tokens if DIGIT.search(token))


def _soft(fewer: tuple[str, ...], more: tuple[str, ...]) -> float:
    """How well every word of the shorter name is found in the longer, long words weighing more."""
    total = sum(len(word) for word in fewer)
    return sum(len(word) * max(_word(word, other) for other in more) for word in fewer) / total


def _word(word: str, other: str) -> float:
    if word == other:
        return 1.0
    short, long = (word, other) if len(word) <= len(other) else (other, word)
    if len(short) >= 3 and long.startswith(short):
        return 0.93
    if len(short) >= 6 and long.endswith(short):
        return 0.85
    if len(short) <= 3 and long[0] == short[0] and _inside(short, long):
        return 0.8
    likeness = fuzz.ratio(word, other) / 100
    return likeness if likeness > 0.75 else likeness * 0.5


def _inside(letters: str, word: str) -> bool:
    place = -1
    for letter in letters:
        place = word.find(letter, place + 1)
        if place < 0:
            return False
    return True
