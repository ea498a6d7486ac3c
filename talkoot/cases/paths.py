"""The services that come with the product, and the path of each (talkoot/data/desks.toml)."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def _desks() -> dict[str, dict[str, Any]]:
    text = files("talkoot.data").joinpath("desks.toml").read_text(encoding="utf-8")
    return {desk["kind"]: desk for desk in tomllib.loads(text)["desk"]}


def texts_of(kind: str) -> dict[str, str]:
    """The usual name and description of a desk of this kind, as name_fi … about_en."""
    return {key: value for key, value in _desks()[kind].items() if key.startswith(("name_", "about_"))}


def steps_of(kind: str) -> list[dict[str, Any]]:
    """The usual path of a desk of this kind: name_fi … name_en, and by_company where the step is the company's."""
    return list(_desks()[kind]["step"])
