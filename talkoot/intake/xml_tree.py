"""XML as a small tree of local names, for files from outside: a document type or an entity is refused before parsing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.parsers import expat

from talkoot.intake.reasons import Refusal, Unreadable

DECLARATION = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
DEEPEST = 60
MOST_ELEMENTS = 300_000  # of one message


class BrokenXml(Exception):
    """The XML is not well formed."""


class Node:
    """An element: its local name, attributes by local name, children, and the text directly in it."""

    __slots__ = ("attributes", "children", "parts", "tag")

    def __init__(self, tag: str, attributes: dict[str, str]) -> None:
        self.tag = tag
        self.attributes = attributes
        self.children: list[Node] = []
        self.parts: list[str] = []

    def all(self, tag: str) -> list[Node]:
        """The children of this name."""
        return [child for child in self.children if child.tag == tag]

    def first(self, *path: str) -> Node | None:
        """The first element on the path from here, None where it ends."""
        node: Node | None = self
        for tag in path:
            node = next(iter(node.all(tag)), None) if node is not None else None
        return node

    def text(self, *path: str) -> str:
        """All text in the element on the path, with single spaces; empty where there is none."""
        node = self.first(*path)
        return "" if node is None else " ".join(" ".join(part for each in node.walk() for part in each.parts).split())

    def walk(self) -> Iterator[Node]:
        """This element and every one in it, in the order of the document."""
        yield self
        for child in self.children:
            yield from child.walk()


def refuse_declarations(data: bytes) -> None:
    """Raise Unreadable where a file declares a document type or an entity."""
    if DECLARATION.search(data):
        raise Unreadable(Refusal.DOCUMENT_TYPE)


def parse(text: str) -> Node:
    """The tree of a document. Raises BrokenXml, and Unreadable for a document type or an entity."""
    refuse_declarations(text.encode("utf-8", errors="replace"))
    top = Node("", {})
    path = [top]
    count = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal count
        count += 1
        node = Node(_local(name), {_local(key): value for key, value in attributes.items()})
        path[-1].children.append(node)
        path.append(node)
        if len(path) > DEEPEST or count > MOST_ELEMENTS:
            raise BrokenXml

    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = lambda _name: path.pop()
    parser.CharacterDataHandler = lambda told: path[-1].parts.append(told)
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = _refuse
    try:
        parser.Parse(text.encode("utf-8", errors="replace"), True)
    except expat.ExpatError as error:
        raise BrokenXml from error
    return top.children[0]


def _refuse(*_: object) -> None:
    raise Unreadable(Refusal.DOCUMENT_TYPE)


def _local(name: str) -> str:
    return name.rsplit(":", 1)[-1]
