"""The operating models, the methods and the lists that go with them, as every page reads them."""

import logging
from collections.abc import Callable, Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TypeVar

from django.conf import settings

from talkoot.catalogue.facts import Method, Named, OperatingModel
from talkoot.catalogue.reading import ModelFileBroken, read_method, read_model, read_named
from talkoot.kernel.text import folded
from talkoot.search.queries import found

Read = TypeVar("Read", OperatingModel, Method)
log = logging.getLogger(__name__)


def models() -> tuple[OperatingModel, ...]:
    """All operating models in the order of their numbers."""
    return tuple(_models().values())


def model(code: str) -> OperatingModel | None:
    """The operating model with the code; None when the library does not have it (any more)."""
    return _models().get(code)


def methods() -> tuple[Method, ...]:
    """The methods of coordination from the lightest to the heaviest."""
    return tuple(_methods().values())


def method(code: str) -> Method | None:
    """The method with the code."""
    return _methods().get(code)


def matching(words: str) -> tuple[OperatingModel, ...]:
    """The models that the words find in any language and inflection, the best first; all models without words."""
    asked = folded(words).split()
    if not asked:
        return models()
    known = _models()
    codes = [code for code in found(words, kind="model") if code in known]
    codes += [code for code, text in _folded().items() if code not in codes and all(word in text for word in asked)]
    return tuple(known[code] for code in codes)


@cache
def topics() -> tuple[Named, ...]:
    """What companies ask about: topics of advice, services and materials."""
    return _named("topic")


@cache
def product_groups() -> tuple[Named, ...]:
    """What a municipality buys: groups of products with criteria and market dialogues of their own."""
    return _named("product_group")


def own_directories() -> tuple[Path, ...]:
    """Where this service keeps models of its own, which are added or take the place of the product's."""
    own = str(getattr(settings, "TALKOOT_MODELS", "") or "")
    return (Path(own),) if own else ()


def forget() -> None:
    """Read the files anew at the next question."""
    for kept in (_models, _methods, _folded, topics, product_groups):
        kept.cache_clear()


def everything() -> Iterator[OperatingModel | Method | ModelFileBroken]:
    """Every file of the library, read, or what is wrong with it."""
    for directory in (_directory("models"), *own_directories()):
        yield from models_in(directory)
    yield from _read_all(_directory("methods"), read_method)


def models_in(directory: Traversable) -> Iterator[OperatingModel | ModelFileBroken]:
    """The models in a directory, and what is wrong with the others."""
    return _read_all(directory, read_model)


@cache
def _models() -> dict[str, OperatingModel]:
    known: dict[str, OperatingModel] = {}
    for directory in (_directory("models"), *own_directories()):
        known |= {each.code: each for each in _usable(directory, read_model)}
    return _in_order(known)


@cache
def _methods() -> dict[str, Method]:
    return _in_order({each.code: each for each in _usable(_directory("methods"), read_method)})


@cache
def _folded() -> dict[str, str]:
    """Names and summaries without case and accents: parts of words are found in them too."""
    return {each.code: folded(" ".join((*each.name.all, *each.summary.all))) for each in models()}


def _in_order(known: dict[str, Read]) -> dict[str, Read]:
    return dict(sorted(known.items(), key=lambda item: (item[1].number, item[0])))


def _directory(name: str) -> Traversable:
    return files("talkoot.data").joinpath(name)


def _usable(directory: Traversable, read: Callable[[str, str], Read]) -> Iterator[Read]:
    for each in _read_all(directory, read):
        if isinstance(each, ModelFileBroken):
            log.error("%s", each.message)
        else:
            yield each


def _read_all(directory: Traversable, read: Callable[[str, str], Read]) -> Iterator[Read | ModelFileBroken]:
    """Every file of the directory, read, or what is wrong with it: one broken file does not take the others along."""
    entries = sorted(directory.iterdir(), key=lambda each: each.name) if directory.is_dir() else []
    for entry in entries:
        if entry.name.endswith(".toml"):
            try:
                yield read(entry.name, entry.read_text(encoding="utf-8"))
            except ModelFileBroken as broken:
                yield broken
            except UnicodeDecodeError:
                yield ModelFileBroken(entry.name, ("the file must be UTF-8",))


def _named(key: str) -> tuple[Named, ...]:
    text = files("talkoot.data").joinpath("topics.toml").read_text(encoding="utf-8")
    return read_named("topics.toml", text, key)
