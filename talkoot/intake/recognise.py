"""What sort of file it is, told by its content; the name decides nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from talkoot.intake.datahub_columns import is_datahub, is_figures
from talkoot.intake.layout import Layout, Role, is_spreadsheet
from talkoot.intake.reasons import Known, Refusal, Unreadable
from talkoot.intake.sniffing import sniff
from talkoot.intake.table_text import HEAD, PICTURES
from talkoot.intake.wordlist import words

FINVOICE = re.compile(rb"<(?:[\w.-]+:)?Finvoice[\s>]")
XML = re.compile(rb"<(?:\?xml|[A-Za-z])")
MARK = b"\xef\xbb\xbf"


class Format(StrEnum):
    """The sorts of file that can be read."""

    DATAHUB = "datahub"
    FINVOICE = "finvoice"
    LEDGER = "ledger"
    FUEL_CARD = "fuel-card"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Recognised:
    """The sort of a file, by what it was told, and the layout of a table, so that it is not looked at twice."""

    format: Format
    reason: Known
    layout: Layout | None = None


def recognise(data: bytes, name: str = "") -> Recognised:
    """Recognise a file by its first bytes; a spreadsheet has to be given as a whole."""
    if not data.strip():
        return Recognised(Format.UNKNOWN, Known.EMPTY)
    plain = data.decode("utf-16", errors="replace").encode() if data.startswith((b"\xff\xfe", b"\xfe\xff")) else data
    if FINVOICE.search(plain):
        return Recognised(Format.FINVOICE, Known.FINVOICE_ELEMENT)
    if data.startswith(PICTURES):
        return Recognised(Format.UNKNOWN, Known.NOT_A_TABLE)
    if XML.match(plain.lstrip().removeprefix(MARK).lstrip()):
        return Recognised(Format.UNKNOWN, Known.OTHER_XML)
    try:
        layout = sniff(data if is_spreadsheet(data) else _whole_lines(data), name)
    except Unreadable as error:
        return Recognised(Format.UNKNOWN, _why(error))
    return _by_layout(layout)


def _whole_lines(data: bytes) -> bytes:
    """Without the last line, which a head of a file may cut in two, and with it a letter of two bytes."""
    cut = data[:HEAD].rfind(b"\n") if len(data) >= 4096 else -1
    return data[: cut + 1] if cut > 0 else data


def _why(error: Unreadable) -> Known:
    if error.reason is Refusal.SPREADSHEET and error.detail in {"damaged", "not_a_spreadsheet"}:
        return Known.SPREADSHEET_PART
    return Known.EMPTY if error.reason is Refusal.EMPTY else Known.NOT_A_TABLE


def _by_layout(layout: Layout) -> Recognised:
    headings = [column.heading for column in layout.columns]
    samples = [column.samples[0] if column.samples else "" for column in layout.columns]
    if is_datahub(headings):
        return Recognised(Format.DATAHUB, Known.DATAHUB_HEADINGS, layout)
    if is_figures(samples) and is_datahub(samples):
        return Recognised(Format.DATAHUB, Known.DATAHUB_ROWS, layout)
    roles = {column.role for column in layout.columns}
    has_money = bool(roles & {Role.NET, Role.GROSS, Role.DEBIT, Role.CREDIT})
    if {Role.DATE, Role.QUANTITY} <= roles and _sells_fuel(layout):
        return Recognised(Format.FUEL_CARD, Known.FUEL_HEADINGS, layout)
    if Role.DATE in roles and has_money and layout.header_row >= 0:
        return Recognised(Format.LEDGER, Known.LEDGER_HEADINGS, layout)
    return Recognised(Format.UNKNOWN, Known.NO_KNOWN_HEADINGS, layout)


def _sells_fuel(layout: Layout) -> bool:
    """Whether the products of a table are those of a filling station."""
    products = [column for column in layout.columns if column.role in {Role.PRODUCT, Role.TEXT}]
    return any(words().product(sample) is not None for column in products for sample in column.samples)
