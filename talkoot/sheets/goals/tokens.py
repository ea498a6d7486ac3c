"""Years and quantities of a goal sentence, with the words before and behind them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from talkoot.sheets.values.phrases import Quantity, quantities
from talkoot.sheets.values.text import ARROWS, plain
from talkoot.sheets.values.units import AFTER_NUMBER, dimension_of

YEAR = re.compile(
    r"(?<![\d.,])(?<!\d\s)(?P<year>19[89]\d|20[0-6]\d)(?P<second>/(?:20)?\d\d)?(?!\d|[.,]\d)"
    rf"(?!\s?(?!st){AFTER_NUMBER})"
)
NOISE = re.compile(
    r"scopes?\s*\d(?:\s*[-+,&/]\s*\d)*|(?<!\w)s1\s*\+\s*s2|(?<!\w)(?:iso|en|sfs|sdg)[- ]?\d+(?:[:-]\d+)*|24/7"
    r"|-?\d+(?:[.,]\d+)?\s*(?:°\s?c?|(?:aste|grad|degree|celsius)\w*)|\d{1,2}\.\d{1,2}\.(?:\d{4})?"
    r"|(?<!\w)(?:luku|mål|tavoite|goal)\s+\d(?!\w)"
)
MASK = "¤"
CHARACTERS_AROUND = 40


@dataclass(frozen=True)
class YearToken:
    """A calendar year, or `2024/25`."""

    value: int
    start: int
    end: int
    two: bool = False


@dataclass(frozen=True)
class Sentence:
    """A goal in plain form with its years masked, so that numbers and years are never mixed up."""

    text: str
    years: tuple[YearToken, ...]
    quantities: tuple[Quantity, ...]
    parentheses: tuple[tuple[int, int], ...]

    def before(self, position: int) -> str:
        """The words right before a token, back to the token before it."""
        floor = max((end for _, end in self._spans() if end <= position), default=0)
        return self.text[max(floor, position - CHARACTERS_AROUND) : position]

    def after(self, position: int) -> str:
        """The words right behind a token, up to the next one."""
        ceiling = min((start for start, _ in self._spans() if start >= position), default=len(self.text))
        return self.text[position : min(ceiling, position + CHARACTERS_AROUND)]

    def group(self, position: int) -> tuple[int, int] | None:
        """The parentheses that a token stands in."""
        return next((span for span in self.parentheses if span[0] < position < span[1]), None)

    def _spans(self) -> list[tuple[int, int]]:
        return [(year.start, year.end) for year in self.years] + [(found.start, found.end) for found in self.quantities]


@lru_cache(maxsize=256)
def read_sentence(text: str) -> Sentence:
    """Find the years first, then the quantities in what is left."""
    words = ARROWS.sub(" → ", plain(text)).strip().removeprefix("→").strip()
    words = NOISE.sub(lambda match: " " * len(match[0]), words)
    years = tuple(
        YearToken(
            int(match["year"]),
            match.start(),
            match.start() + len(match["year"] + (match["second"] or "")),
            bool(match["second"]),
        )
        for match in YEAR.finditer(words)
    )
    masked = words
    for token in years:
        masked = masked[: token.start] + MASK * (token.end - token.start) + masked[token.end :]
    found = tuple(quantity for quantity in quantities(masked) if _stands_free(masked, quantity))
    spans = tuple((match.start(), match.end()) for match in re.finditer(r"\([^()]*\)?", masked))
    return Sentence(masked, years, found, spans)


def is_percent(quantity: Quantity) -> bool:
    """Whether the quantity is written as a share."""
    return dimension_of(quantity.unit) == "share"


def _stands_free(text: str, quantity: Quantity) -> bool:
    """Not part of a product (`2 x 150 kW`) or a label (`hall 2:n`)."""
    return (
        re.match(r"\s?[x×]\s?\d|[-:]\w*\d", text[quantity.end :]) is None
        and re.search(r"\d\s?[x×]\s?$", text[: quantity.start]) is None
    )
