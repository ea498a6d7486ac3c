"""Bytes of a text table as rows of cells, one at a time: encodings, delimiters, quotes; never the whole file at once."""

from __future__ import annotations

import csv
import io
from codecs import getincrementaldecoder
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import BinaryIO

from talkoot.intake.reasons import Refusal, Unreadable

Given = bytes | str | Path | BinaryIO
HEAD = 262_144
CHUNK = 1_048_576
LONGEST_LINE = 1_000_000
LONGEST_RECORD_LINES = 40
DELIMITERS = ";\t|,"
PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"%PDF", b"RIFF", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"MZ")


@contextmanager
def opened(given: Given) -> Iterator[BinaryIO]:
    """The bytes of a file from their beginning. A file object that was given is not closed."""
    if isinstance(given, bytes):
        yield io.BytesIO(given)
    elif isinstance(given, str | Path):
        with Path(given).open("rb") as stream:
            yield stream
    else:
        given.seek(0)
        yield given


def head_of(given: Given, size: int = HEAD) -> bytes:
    """The first bytes of a file."""
    with opened(given) as stream:
        return stream.read(size)


def encoding_of(given: Given) -> str:
    """How the text is encoded: by its mark, else UTF-8 where every byte allows it, else the Windows code page.

    Raises Unreadable for what is no text.
    """
    head = head_of(given, 4096)
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    if head.startswith(PICTURES) or b"\x00" in head:
        raise Unreadable(Refusal.NOT_TEXT)
    decoder = getincrementaldecoder("utf-8")()
    with opened(given) as stream:
        try:
            while chunk := stream.read(CHUNK):
                decoder.decode(chunk)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return "cp1252"
    return "utf-8-sig"


@contextmanager
def lines_of(given: Given, encoding: str) -> Iterator[Iterator[str]]:
    """The lines of a text file with their ends, none longer than a million characters."""
    with opened(given) as stream:
        text = io.TextIOWrapper(stream, encoding=encoding, errors="replace", newline="")
        try:
            yield iter(partial(text.readline, LONGEST_LINE), "")
        finally:
            text.detach()


def records(lines: Iterable[str], delimiter: str) -> Iterator[list[str] | None]:
    """The rows of a table; None for a row whose quotes never close, and the reading goes on with the next line."""
    waiting: deque[str] = deque()
    source = iter(lines)
    while True:
        line = waiting.popleft() if waiting else next(source, None)
        if line is None:
            return
        if '"' not in line:
            yield line.rstrip("\r\n").split(delimiter)
        elif line.count('"') % 2 == 0:
            yield _cells(line, delimiter)
        else:
            yield from _quoted(line, source, waiting, delimiter)


def delimiter_of(text: str) -> str:
    """The mark that gives most rows the same number of cells, and more than one."""
    lines = [line for line in text.splitlines()[:80] if line.strip()]

    def agreement(mark: str) -> tuple[int, int]:
        widths = Counter(len(_cells(line, mark)) for line in lines)
        width, rows = max(widths.items(), key=lambda item: (item[0] > 1, item[1], item[0]), default=(1, 0))
        return (0, 0) if width < 2 else (rows, width)

    return max(DELIMITERS, key=agreement)


def _cells(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return line.rstrip("\r\n").split(delimiter)


def _quoted(line: str, source: Iterator[str], waiting: deque[str], delimiter: str) -> Iterator[list[str] | None]:
    """A row that goes on over several lines, or a stray quotation mark."""
    together = [line]
    while len(together) < LONGEST_RECORD_LINES:
        following = waiting.popleft() if waiting else next(source, None)
        if following is None:
            break
        together.append(following)
        if following.count('"') % 2:
            yield from _rows(together, delimiter)
            return
    waiting.extendleft(reversed(together[1:]))
    yield _with_inch_mark(line, delimiter)


def _rows(lines: list[str], delimiter: str) -> list[list[str] | None]:
    try:
        return list(csv.reader(lines, delimiter=delimiter))
    except csv.Error:
        return [None] * len(lines)


def _with_inch_mark(line: str, delimiter: str) -> list[str] | None:
    """A lone mark inside a cell (`ruuvi 5"`) is a letter like any other; one that opens a cell breaks the row."""
    cells = line.rstrip("\r\n").split(delimiter)
    return None if any(cell.lstrip().startswith('"') for cell in cells) else cells
