"""Which kinds a row may be of: what the company chose before, then the words of three languages; at most three.

Nothing is suggested below the threshold, and nothing is decided here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from math import prod

from talkoot.intake.records import Suggestion
from talkoot.intake.wordlist import WordList, words
from talkoot.sheets.values.text import plain

MOST = 3
THRESHOLD = Decimal("0.5")
HIGHEST = Decimal("0.95")  # of words alone
WEIGHTS = {"account": Decimal("0.75"), "text": Decimal("0.7"), "supplier": Decimal("0.55")}
WEAK = {"account": Decimal("0.5"), "text": Decimal("0.35"), "supplier": Decimal("0.3")}
CHANGING = re.compile(r"\d+(?:[./:-]\d+)*|[#*]+")


class Why(StrEnum):
    """The rule behind a suggestion, strongest first."""

    SUPPLIER_AND_ACCOUNT = "supplier_and_account"
    SUPPLIER = "supplier"
    ACCOUNT = "account"
    WORDS = "words"


RULES = [str(why) for why in Why]
LEARNT = {Why.SUPPLIER_AND_ACCOUNT: Decimal(1), Why.SUPPLIER: Decimal("0.9"), Why.ACCOUNT: Decimal("0.8")}


@dataclass(slots=True)
class Group:
    """Rows that are alike: the same account, supplier and text but for its numbers."""

    account: str
    supplier: str
    text: str
    rows: int = 0
    total_eur: Decimal = Decimal(0)
    numbers: list[int] = field(default_factory=list)
    suggestions: tuple[Suggestion, ...] = ()


def learnt_keys(supplier: str, account: str) -> dict[Why, str]:
    """Under which keys a choice is remembered; a rule whose part is empty has none."""
    supplier, account = plain(supplier), plain(account)
    keys = {
        Why.SUPPLIER_AND_ACCOUNT: f"both:{supplier}|{account}" if supplier and account else "",
        Why.SUPPLIER: f"supplier:{supplier}" if supplier else "",
        Why.ACCOUNT: f"account:{account}" if account else "",
    }
    return {why: key for why, key in keys.items() if key}


def suggest(
    *,
    account: str = "",
    supplier: str = "",
    text: str = "",
    learnt: Mapping[str, str] | None = None,
    wordlist: WordList | None = None,
) -> tuple[Suggestion, ...]:
    """Up to three kinds, best first. `account` is the number, the name or both; `learnt` maps `learnt_keys` to kinds."""
    found: dict[str, Suggestion] = {}
    for why, key in learnt_keys(supplier, account).items():
        kind = (learnt or {}).get(key)
        if kind and kind not in found:
            found[kind] = Suggestion(kind, LEARNT[why], why)
    for suggestion in _by_words({"account": account, "text": text, "supplier": supplier}, wordlist or words()):
        found.setdefault(suggestion.kind, suggestion)
    ranked = sorted(found.values(), key=lambda each: (RULES.index(each.why), -each.score, each.kind))
    return tuple(each for each in ranked if each.score >= THRESHOLD)[:MOST]


def _by_words(texts: Mapping[str, str], wordlist: WordList) -> Iterator[Suggestion]:
    """Each field that names a kind adds to its score: 1 − (1 − a)(1 − b)."""
    met: dict[str, list[tuple[Decimal, str]]] = {}
    for name, text in texts.items():
        best: dict[str, tuple[Decimal, str]] = {}
        for hit in wordlist.hits(text) if text else ():
            weight = (WEAK if hit.is_weak else WEIGHTS)[name]
            best[hit.code] = max(best.get(hit.code, (Decimal(0), "")), (weight, hit.word))
        for code, found in best.items():
            met.setdefault(code, []).append(found)
    for code, found_in in met.items():
        doubt = prod((1 - weight for weight, _word in found_in), start=Decimal(1))
        yield Suggestion(code, min(1 - doubt, HIGHEST), Why.WORDS, max(found_in)[1])


def group_key(account: str, supplier: str, text: str) -> tuple[str, str, str]:
    """What makes rows alike: dates, invoice numbers and card numbers in the text do not count."""
    return account, plain(supplier), " ".join(CHANGING.sub(" ", plain(text)).split())


def distinct(
    rows: Iterable[tuple[int, str, str, str, Decimal | None]],
    learnt: Mapping[str, str] | None = None,
    *,
    keep_numbers: int = 5,
) -> list[Group]:
    """Rows (number, account, supplier, text, euros) as groups of the alike, largest first, each with its suggestions."""
    groups: dict[tuple[str, str, str], Group] = {}
    for number, account, supplier, text, euros in rows:
        key = group_key(account, supplier, text)
        group = groups.get(key)
        if group is None:
            group = groups[key] = Group(account, supplier, text)
        group.rows += 1
        group.total_eur += euros or 0
        if len(group.numbers) < keep_numbers:
            group.numbers.append(number)
    for group in groups.values():
        group.suggestions = suggest(account=group.account, supplier=group.supplier, text=group.text, learnt=learnt)
    return sorted(groups.values(), key=lambda group: -abs(group.total_eur))
