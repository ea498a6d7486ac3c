"""Every layout, by name."""

import random
from collections.abc import Callable
from dataclasses import replace

from tests.sheets.quality.layouts import (
    bilingual,
    csv_files,
    english_years,
    finnish_site_column,
    finnish_year_groups,
    long_form,
    messy,
    separate_sheets,
    swedish_sites,
)
from tests.sheets.quality.layouts.common import Built
from tests.sheets.quality.wordings import disguise

LAYOUTS: dict[str, Callable[[random.Random], Built]] = {
    "english_years": english_years.build,
    "finnish_year_groups": finnish_year_groups.build,
    "swedish_sites": swedish_sites.build,
    "finnish_site_column": finnish_site_column.build,
    "long_form": long_form.build,
    "separate_sheets": separate_sheets.build,
    "bilingual": bilingual.build,
    "csv_latin": csv_files.build_latin,
    "csv_utf8": csv_files.build_utf8,
    "messy": messy.build,
}


SHUFFLED = ("english_years", "finnish_site_column", "long_form", "separate_sheets")


def _disguised(rng: random.Random, name: str, built: Built) -> Built:
    """Other headings, and where it can be done another order of columns."""
    if not built.name.endswith(".xlsx"):
        return built
    return replace(built, data=disguise(rng, built.data, built.truth, shuffle=name in SHUFFLED))


def build_all(seed: int) -> dict[str, Built]:
    """The same seed makes the same workbooks."""
    built = {}
    for name, build in LAYOUTS.items():
        rng = random.Random(f"{seed}-{name}")  # noqa: S311 - test data, not secrets
        built[name] = _disguised(rng, name, build(rng))
    return built
