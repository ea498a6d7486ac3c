"""What a document of the console is made of: parts with blocks; a page and a Word file are made of the same."""

from dataclasses import dataclass
from decimal import Decimal

from talkoot.web.ui.numbers import format_amount
from talkoot.web.ui.pieces import Table


@dataclass(frozen=True, slots=True)
class Block:
    """Sentences, facts, a table and addresses under a small heading."""

    title: str = ""
    sentences: tuple[str, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    table: Table | None = None
    links: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A chapter; `key` is its address within the page."""

    key: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """Title, the answer in a sentence, chapters."""

    title: str
    lead: str
    parts: tuple[Part, ...]


def amounts(hours: Decimal | int | None, euros: Decimal | int | None) -> str:
    """Hours and euros beside one another; a dash when there are neither."""
    words = [format_amount(hours, "h") if hours else "", format_amount(euros, "EUR") if euros else ""]
    return ", ".join(filter(None, words)) or "–"
