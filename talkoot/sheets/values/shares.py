"""Shares: 60, `60 %` and 0.6 are all the fraction 0.6."""

from __future__ import annotations

import re
from decimal import Decimal

from talkoot.sheets.values.amounts import Amount, Wanted, nothing, shown
from talkoot.sheets.values.doubts import Doubt
from talkoot.sheets.values.text import plain
from talkoot.sheets.values.units import SHARE, convert, dimension_of, trimmed

YES = re.compile(
    r"^(?:on|kyllä|joo|k|ja|j|yes|y|x|ok|true|tosi|sant|✓|✔|kaikki|allt|all)[.!]?$|vihre|uusiutuva"
    r"|grön|förnybar|ursprungs"
    r"|green|renewable|alkuperätak|vesivoim|vattenkraft|hydro|tuulivoim|tuulisähk|vindkraft|vindel"
    r"|wind|ekosähk|norppa|bra miljöval"
)
NO = re.compile(r"^(?:ei|e|nej|n|no|false|epätosi|falskt)[.!]?$")
PARTLY = re.compile(r"(?<!\w)(?:osittain|osin|osa|delvis|partly|partially|some|osaksi|ei|ej|inte|not|no)(?!\w)|\?")


def share(value: Decimal, written: str | None, wanted: Wanted) -> Amount:
    """A number in a share column as a fraction."""
    if written is not None:
        return _written(value, written, wanted)
    if wanted.hints == (SHARE,):
        fraction = value if abs(value) <= Decimal("1.5") else value / 100
        return _bounded(trimmed(fraction), wanted)
    if value == 1:
        message = "1 in a share column can be 100 % or 1 %; it was read as 100 %."
        return Amount(Decimal(1), SHARE, None, (Doubt("one_or_hundred", message, "0.01"),))
    if 1 < value < 2:
        doubt = Doubt("unit_guessed", f"{shown(value)} in a share column was read as per cent.", shown(value))
        return Amount(trimmed(value / 100), SHARE, None, (doubt,))
    return _bounded(trimmed(value if abs(value) < 1 else value / 100), wanted)


def share_in_words(text: str, wanted: Wanted) -> Amount | None:
    """`kyllä`, `vihreä sähkö`: said to be all of it, which is asked about. None when the words say something else."""
    word = plain(text)
    if NO.match(word):
        return nothing(
            wanted, None, Doubt("words_for_number", f"“{text}” is not a share; it may mean none of it.", "0")
        )
    if not YES.search(word) or PARTLY.search(word):
        return None
    doubt = Doubt("words_for_number", f"“{text}” is not a share; it was read as all of it (100 %).", "1")
    return Amount(Decimal(1), SHARE, None if len(word) < 6 else text, (doubt,))


def says_all_of_it(amount: Amount, around: str) -> bool:
    """`100 % vihreää`: the words around the share only confirm it."""
    return amount.unit == SHARE and YES.search(around) is not None and PARTLY.search(around) is None


def _written(value: Decimal, written: str, wanted: Wanted) -> Amount:
    if dimension_of(written) != "share":
        message = f"A share was expected, but the figure is given in {written}."
        return nothing(wanted, f"{shown(value)} {written}", Doubt("unit_mismatch", message))
    return _bounded(convert(value, written, SHARE) or Decimal(0), wanted)


def _bounded(fraction: Decimal, wanted: Wanted) -> Amount:
    if 0 <= fraction <= 1 or wanted.level:
        return Amount(fraction, SHARE)
    percent = shown(trimmed(fraction * 100))
    message = f"{percent} % cannot be a share; the figure may belong to another column."
    return nothing(wanted, percent, Doubt("out_of_range", message))
