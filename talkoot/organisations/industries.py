"""The Finnish classification of industries, TOL 2008 (Statistics Finland), at section and division level."""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Industry:
    """One class: `parent` is the section letter of a division, empty for a section."""

    code: str
    parent: str
    names: dict[str, str]

    def name(self, language: str) -> str:
        """The official name in the language."""
        return self.names.get(language) or self.names["en"]


@cache
def industries() -> dict[str, Industry]:
    """All sections and divisions by code."""
    text = files("talkoot.data").joinpath("industries.csv").read_text(encoding="utf-8")
    return {
        row["code"]: Industry(row["code"], row["parent"], {key: row[f"name_{key}"] for key in ("fi", "sv", "en")})
        for row in csv.DictReader(text.splitlines())
    }


def industry(code: str) -> Industry | None:
    """The class for a code; a longer code falls back to its division ("10710" -> "10")."""
    known = industries()
    return known.get(code) or known.get(code[:2])


def section_of(code: str) -> str:
    """The section letter of a code, empty when unknown."""
    found = industry(code)
    return (found.parent or found.code) if found else ""


def codes_of(code: str) -> frozenset[str]:
    """The section and division of a code; of a section all its divisions with it; nothing when unknown."""
    section = section_of(code)
    if code != section:
        return frozenset({section, code[:2]} - {""}) if section else frozenset()
    return frozenset({section, *(one.code for one in industries().values() if one.parent == section)} - {""})


def industry_name(code: str, language: str) -> str:
    """The name to show, empty when the code is unknown."""
    found = industry(code)
    return found.name(language) if found else ""


def choices(language: str) -> list[tuple[str, list[tuple[str, str]]]]:
    """Divisions grouped by section, for a select field."""
    known = industries().values()
    return [
        (section.name(language), [(d.code, d.name(language)) for d in known if d.parent == section.code])
        for section in known
        if not section.parent
    ]
