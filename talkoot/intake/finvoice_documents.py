"""The Finvoice messages of a file: one or many, with or without the SOAP envelope before each, in their encodings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from talkoot.intake.reasons import Refusal, Unreadable
from talkoot.intake.table_text import Given, opened
from talkoot.intake.xml_tree import BrokenXml, Node, parse, refuse_declarations

MAX_BYTES = 50_000_000
BEGIN = re.compile(rb"<(?:[\w.-]+:)?Finvoice(?=[\s>])")
END = re.compile(rb"</(?:[\w.-]+:)?Finvoice\s*>")
ENCODING = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,30})[\"']")
ENCODINGS = {
    "utf-8": "utf-8", "utf8": "utf-8", "us-ascii": "cp1252", "ascii": "cp1252", "iso-8859-1": "cp1252", "latin1": "cp1252",
    "iso-8859-15": "iso-8859-15", "windows-1252": "cp1252", "cp1252": "cp1252",
}  # fmt: skip


def documents(given: Given) -> Iterator[Node | None]:
    """Each message as a tree, None for one that is not well formed.

    Raises Unreadable for a file that is too large, declares a document type or entities, or holds no Finvoice.
    """
    with opened(given) as stream:
        data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise Unreadable(Refusal.TOO_LARGE)
    if not data.strip():
        raise Unreadable(Refusal.EMPTY)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        data = data.decode("utf-16", errors="replace").encode("utf-8")
    refuse_declarations(data)
    if not BEGIN.search(data):
        raise Unreadable(Refusal.NO_INVOICE)
    for text in _texts(data):
        yield _tree(text)


def _texts(data: bytes) -> Iterator[str | None]:
    position = 0
    while begin := BEGIN.search(data, position):
        end = END.search(data, begin.end())
        if end is None:
            yield None
            return
        told = ENCODING.findall(data, position, begin.start())
        yield _decoded(data[begin.start() : end.end()], told[-1].decode("ascii").lower() if told else "utf-8")
        position = end.end()


def _decoded(data: bytes, told: str) -> str:
    """By the encoding that the message declares; one that declares UTF-8 and is not is read as Windows text."""
    for encoding in (ENCODINGS.get(told, "utf-8"), "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("iso-8859-15")


def _tree(text: str | None) -> Node | None:
    try:
        return None if text is None else parse(text)
    except BrokenXml:
        return None
