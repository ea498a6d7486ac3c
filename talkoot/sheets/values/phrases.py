"""Quantities inside a text, and the words that may stand around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from talkoot.sheets.values.numerals import MULTIPLIER, NUMERAL, multiplied, read_numeral
from talkoot.sheets.values.units import AFTER_NUMBER, PER_YEAR, unit_symbol

QUANTITY = re.compile(
    rf"(?<![\w])(?<!\d[.,])(?:(?<![\w%)])(?P<sign>[-+])\s?)?(?P<numeral>{NUMERAL})(?:[.,]-)?"
    rf"(?:\s*-?\s*{MULTIPLIER})?(?:\s*-?{AFTER_NUMBER})?(?P<below>\s*/\s*[^\W\d_][\w€²]*)?(?:{PER_YEAR})?"
)
APPROXIMATE = re.compile(
    r"(?<![\w.])(?:noin|n\.?|ca\.?|c:a|c\.|circa|cirka|ungefär|ung\.?|about|approx\.?|approximately"
    r"|around|roughly|suunnilleen"
    r"|suurin piirtein|arvio\w*|arv\.|est\.?|estimat\w*|uppskatt\w*|uppsk\.?|omkring|runt|vajaa\w*"
    r"|reilu\w*|knappt|drygt"
    r"|nearly|almost|lähes|nästan|melkein|noin)(?!\w)|[~≈±*]|\+/-"
)
BOUND = re.compile(
    r"(?:(?<!\w)(?:alle|yli|under|över|below|above|over|maks?\.?|max\.?|maximum|maximi|min\.?"
    r"|minimum|högst|minst|enintään"
    r"|korkeintaan|vähintään|ainakin|at most|at least|up to|no more than|not more than|less than"
    r"|more than|mindre än|mer än"
    r"|vähemmän kuin|enemmän kuin|upp till|jopa)(?!\w)|[<>≤≥]=?)\s*:?"
)
HARMLESS = re.compile(
    r"(?<!\w)(?:yhteensä|yht\.?|yhteens\.?|summa|totalt|total|tot\.?|sammanlagt|sum|in total"
    r"|kulutus|förbrukning|laskuilta|laskulta"
    r"|laskun mukaan|från fakturor|enligt faktura|from invoices?|per invoice|mittarilta|mätt|measured|mitattu"
    r"|vuodessa|per år|kaikki|alla|all)(?!\w)"
)
OTHER_SUBSTANCE = re.compile(
    r"(?<!\w)(?:hake\w*|haketta|flis\w*|pelle[td]\w*|(?:wood)?chips|halko\w*|klapi\w*|ved|puuta"
    r"|polttopuu\w*|biokaasu\w*|biogas\w*"
    r"|maakaasu\w*|naturgas|natural gas|nestekaasu\w*|gasol|lpg|turve\w*|turpe\w*|torv|peat|brike\w*"
    r"|maalämp\w*|bergvärme"
    r"|jordvärme|ground heat|irto-?\s?m3|lös-?\s?m3|wood|firewood|straw|olki|olkea|halm)(?!\w)"
)
PART_OF_YEAR = re.compile(
    r"(?<!\w)(?:(?:tammi|helmi|maalis|huhti|touko|kesä|heinä|elo|syys|loka|marras|joulu)(?:kuu\w*)?"
    r"|\d+\s*(?:kk|mån\w*|months?)"
    r"|(?:kk|mån(?:ader)?|months?)|(?:jan|feb|mar|apr|maj|may|jun|jul|aug|sep|sept|okt|oct|nov"
    r"|dec)\w*\.?|q[1-4]|kvartal\w*"
    r"|puol(?:i|en) vuo\w*|halvår\w*|half[- ]year)(?!\w)"
)


@dataclass(frozen=True)
class Quantity:
    """A number in a text with the unit written behind it."""

    value: Decimal
    unit: str | None
    start: int
    end: int
    otherwise: Decimal | None = None
    sign: str = ""


@lru_cache(maxsize=1024)
def quantities(text: str, unit: str | None = None) -> tuple[Quantity, ...]:
    """All quantities of a text (in `plain` form); `unit` is the one to expect where none is written."""
    return tuple(_quantities(text, unit))


def _quantities(text: str, unit: str | None) -> Iterator[Quantity]:
    for match in QUANTITY.finditer(text):
        written, end = _written_unit(match)
        numeral = read_numeral(match["numeral"], _style(written, unit))
        if numeral is None:
            continue
        numeral = multiplied(numeral, match["multiplier"])
        sign = -1 if match["sign"] == "-" else 1
        other = None if numeral.otherwise is None else sign * numeral.otherwise
        yield Quantity(sign * numeral.value, written, match.start(), end, other, match["sign"] or "")


def _written_unit(match: re.Match[str]) -> tuple[str | None, int]:
    """The unit behind the numeral, also `g/annos`; a slash word that is no unit is left in the text."""
    unit, below, end = match["unit"], match["below"], match.end()
    simple = unit_symbol(unit.split(":")[0]) if unit else None
    if below is None:
        return simple, end
    if unit is None:
        return None, match.start("below")
    compound = unit_symbol(f"{unit}{below}")
    return (compound, end) if compound else (simple, match.start("below"))


def _style(written: str | None, expected: str | None) -> str | None:
    """Cubic metres of a fuel that is kept in litres carry decimals, cubic metres of water rarely do."""
    return "t" if written == "m3" and expected == "l" else (written or expected)
