"""The theme of a goal: from its own column, sharpened or supplied by what the goal is about."""

from __future__ import annotations

import re

from talkoot.sheets.goals.theme_words import GENERIC_ENERGY, NO_THEME, THEME_OF_INDICATOR, THEMES
from talkoot.sheets.values.doubts import Doubt
from talkoot.sheets.values.text import is_error, is_placeholder, is_prose, plain, text_of
from talkoot.sheets.values.words import Word
from talkoot.sheets.workbook import Cell

WITH = re.compile(r"\s(?:med|genom|tillsammans|with|through|together)\s")


def read_theme(cell: Cell, indicator: str | None, text: str) -> Word:
    """One of the themes. `Energia` alone is told apart by the indicator; emissions have no theme of their own."""
    written = text_of(cell)
    if is_error(cell) or not isinstance(cell, str) or is_prose(cell) or is_placeholder(written):
        return Word(THEME_OF_INDICATOR.get(indicator or "") or _of_text(text, indicator))
    word = plain(written)
    if GENERIC_ENERGY.fullmatch(word):
        return Word(_energy_theme(indicator))
    for code, pattern in THEMES:
        if pattern.search(word):
            return Word(code)
    if NO_THEME.search(word):
        return Word(None, written)
    message = f"“{written}” is none of the themes."
    return Word(None, written, (Doubt("unknown_theme", message, THEME_OF_INDICATOR.get(indicator or "")),))


def _energy_theme(indicator: str | None) -> str:
    theme = THEME_OF_INDICATOR.get(indicator or "", "energy_saving")
    return theme if theme in {"heating", "renewable_energy"} else "energy_saving"


def _of_text(text: str, indicator: str | None) -> str | None:
    """Only where no indicator was recognised: the first theme whose words the goal uses."""
    if indicator is not None or NO_THEME.search(plain(text)):
        return None
    subject = WITH.split(plain(text))[0]
    return next((code for code, pattern in THEMES if pattern.search(subject)), None)
