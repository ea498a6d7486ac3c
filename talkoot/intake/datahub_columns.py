"""The columns of a Fingrid Datahub export, in Finnish, Swedish or English, or by their usual order."""

from __future__ import annotations

import re
from dataclasses import dataclass

from talkoot.sheets.values.text import plain

POINT, PRODUCT, RESOLUTION, UNIT, READING, START, AMOUNT, QUALITY = USUAL_ORDER = (
    "point", "product", "resolution", "unit", "reading", "start", "amount", "quality",
)  # fmt: skip
NEEDED = (RESOLUTION, START, AMOUNT)
HEADINGS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (field, re.compile(pattern))
    for field, pattern in (
        (POINT, r"mittauspiste|käyttöpai|metering ?point|accounting point|gsrn|mätpunkt|anläggning|bruksplats"),
        (PRODUCT, r"tuot(?:teen|e)|product|produkt"),
        (RESOLUTION, r"resol|aika-?askel|time ?step|upplösning|tidssteg"),
        (UNIT, r"yksik|unit|enhet"),
        (READING, r"lukema|reading|avläsning|mätvärdestyp"),
        (START, r"alku|start|begin|börja|från"),
        (AMOUNT, r"määrä|m..r.\.?$|amount|quantity|volume|mängd|kvantitet|kulutus|förbrukning"),
        (QUALITY, r"laatu|quality|status|kvalitet"),
    )
)
LONGEST_ROW = 2_000  # a longer one is of another sort of file
RESOLUTIONS = {"pt15m": 1, "pt30m": 2, "pt1h": 4, "pt60m": 4}  # in quarters of an hour
ROW = re.compile(r"PT\d+[HM].*\d{4}-\d\d-\d\d[T ]\d\d:\d\d", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Columns:
    """Where each field stands; None where the file has no such column."""

    has_headings: bool
    places: dict[str, int]

    def cell(self, cells: list[str], field: str) -> str:
        """The cell of a field, empty where there is none."""
        place = self.places.get(field)
        return cells[place].strip() if place is not None and place < len(cells) else ""

    def missing(self) -> list[str]:
        """The fields without which nothing can be read."""
        return [field for field in NEEDED if field not in self.places]


def columns_of(first: list[str]) -> Columns:
    """By the first row: its headings, or the usual order where it is a row of figures or its letters are garbled."""
    places: dict[str, int] = {}
    for place, heading in enumerate(first):
        field = next((name for name, pattern in HEADINGS if pattern.search(plain(heading))), None)
        if field is not None:
            places.setdefault(field, place)
    is_row = is_figures(first)
    if len(first) == len(USUAL_ORDER) and (is_row or (len(places) >= 4 and len(places) < len(USUAL_ORDER))):
        return Columns(not is_row, dict(zip(USUAL_ORDER, range(len(USUAL_ORDER)), strict=True)))
    return Columns(not is_row, places)


def is_figures(cells: list[str]) -> bool:
    """Whether the cells are those of a row of figures: a resolution and later a time."""
    return ROW.search(";".join(cells)[:LONGEST_ROW]) is not None


def is_datahub(first: list[str]) -> bool:
    """Whether a first row is that of a Datahub export."""
    columns = columns_of(first)
    return not columns.missing() and len(columns.places) >= 5
