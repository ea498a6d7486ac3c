"""What calamine does not tell of an xlsx: error cells, uncalculated formulas, hidden columns and comments."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from xml.parsers import expat

from talkoot.sheets.workbook import Position, position

MAX_PART_BYTES = 120_000_000
SUM_ABOVE = re.compile(r"^(?:SUM|AVERAGE|MEDIAN|SUBTOTAL\(\d+,|COUNTA?)\(?\$?([A-Z]+)\$?(\d+):\$?([A-Z]+)\$?(\d+)\)$")
PREFIXED = re.compile(rb"<\w+:")
UNCALCULATED = "#CALC"
Attributes = dict[str, str]


@dataclass(frozen=True)
class SheetDetails:
    """Of one sheet."""

    errors: dict[Position, str] = field(default_factory=dict)
    hidden_columns: frozenset[int] = frozenset()
    comments: dict[Position, str] = field(default_factory=dict)
    totals: frozenset[int] = frozenset()


def read_details(archive: zipfile.ZipFile) -> dict[str, SheetDetails]:
    """By sheet name. Whatever cannot be read is left out: these are details, not the content."""
    sheets: list[tuple[str, str]] = []

    def start(tag: str, attributes: Attributes) -> None:
        if tag == "sheet":
            sheets.append((attributes.get("name", ""), attributes.get("id", "")))

    _parse(archive, "xl/workbook.xml", start)
    targets = _relations(archive, "xl/workbook.xml")
    return {name: _sheet_details(archive, targets[key][1]) for name, key in sheets if key in targets}


def _relations(archive: zipfile.ZipFile, part: str) -> dict[str, tuple[str, str]]:
    """Relation id to (type, path inside the archive)."""
    folder, name = posixpath.split(part)
    found: dict[str, tuple[str, str]] = {}

    def start(tag: str, attributes: Attributes) -> None:
        if tag == "Relationship":
            target = attributes.get("Target", "")
            path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            found[attributes.get("Id", "")] = (attributes.get("Type", "").rsplit("/", 1)[-1], path)

    _parse(archive, f"{folder}/_rels/{name}.rels", start)
    return found


def _sheet_details(archive: zipfile.ZipFile, part: str) -> SheetDetails:
    scan = _CellScan()
    _parse(archive, part, scan.start, scan.end, scan.text)
    comments: dict[Position, str] = {}
    for kind, path in _relations(archive, part).values():
        if kind in ("comments", "threadedComment"):
            comments.update(_comments(archive, path))
    return SheetDetails(scan.errors, frozenset(scan.hidden), comments, frozenset(scan.totals))


class _CellScan:
    """Walks through a sheet and remembers its error cells and hidden columns."""

    def __init__(self) -> None:
        self.errors: dict[Position, str] = {}
        self.hidden: set[int] = set()
        self.totals: set[int] = set()
        self._reference, self._type = "", ""
        self._formula, self._in_value, self._value = False, False, ""
        self._in_formula, self._written = False, ""

    def start(self, tag: str, attributes: Attributes) -> None:
        if tag == "c":
            self._reference, self._type = attributes.get("r", ""), attributes.get("t", "")
            self._formula, self._value = False, ""
        elif tag == "f":
            self._formula = self._in_formula = True
            self._written = ""
        elif tag == "v":
            self._in_value = True
        elif tag == "col" and attributes.get("hidden") in ("1", "true"):
            first, last = int(attributes.get("min", "1")), int(attributes.get("max", "1"))
            self.hidden.update(range(first - 1, min(last, first + 500)))

    def text(self, text: str) -> None:
        if self._in_value:
            self._value += text
        elif self._in_formula:
            self._written += text

    def end(self, tag: str) -> None:
        if tag == "v":
            self._in_value = False
        elif tag == "f":
            self._in_formula = False
            self._total()
        elif tag == "c" and self._reference:
            if self._type == "e":
                self.errors[position(self._reference)] = self._value or "#ERROR"
            elif self._formula and not self._value and self._type != "str":
                self.errors[position(self._reference)] = UNCALCULATED

    def _total(self) -> None:
        """A row that sums up the rows above it."""
        match = SUM_ABOVE.match(self._written)
        if match and match[1] == match[3] and self._reference.startswith(match[1]):
            row = position(self._reference)[0]
            if int(match[4]) - int(match[2]) >= 2 and int(match[4]) <= row:
                self.totals.add(row)


def _comments(archive: zipfile.ZipFile, part: str) -> dict[Position, str]:
    found: dict[Position, str] = {}
    state = {"ref": "", "text": ""}
    inside = {"t": False}

    def start(tag: str, attributes: Attributes) -> None:
        if tag in ("comment", "threadedComment"):
            state["ref"], state["text"] = attributes.get("ref", ""), ""
        inside["t"] = tag in ("t", "text")

    def end(tag: str) -> None:
        inside["t"] = False
        if tag in ("comment", "threadedComment") and state["ref"] and state["text"].strip():
            found[position(state["ref"])] = " ".join(state["text"].split())

    def text(data: str) -> None:
        if inside["t"]:
            state["text"] += data

    _parse(archive, part, start, end, text)
    return found


def _local(name: str) -> str:
    return name.rsplit(":", 1)[-1] if ":" in name else name


class _Refused(Exception):
    """The part declares a document type, which no spreadsheet does."""


def _refuse(*_: object) -> None:
    raise _Refused


def _parse(
    archive: zipfile.ZipFile,
    part: str,
    start: Callable[[str, Attributes], None],
    end: Callable[[str], None] | None = None,
    text: Callable[[str], None] | None = None,
) -> None:
    """Run the handlers over one part, if it is there; a broken part is read as far as it goes."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse

    def start_local(name: str, attributes: Attributes) -> None:
        is_plain = not any(":" in key for key in attributes)
        start(_local(name), attributes if is_plain else {_local(key): value for key, value in attributes.items()})

    try:
        with archive.open(part) as stream:
            data = stream.read(MAX_PART_BYTES)
        is_plain = part.startswith("xl/worksheets/") and not PREFIXED.search(data[:4096])
        parser.StartElementHandler = start if is_plain else start_local
        if end:
            parser.EndElementHandler = end if is_plain else lambda name: end(_local(name))
        if text:
            parser.CharacterDataHandler = text
        parser.Parse(data, True)
    except (LookupError, ValueError, expat.ExpatError, zipfile.BadZipFile, _Refused):
        return
