"""The word list agrees with the kinds of the factor library and with the readers."""

from __future__ import annotations

import tomllib
from fnmatch import fnmatch
from pathlib import Path

from talkoot.intake.layout import Role
from talkoot.intake.reasons import Left
from talkoot.intake.wordlist import FILE, LANGUAGES, words

KINDS = Path(FILE).parent / "factors" / "kinds"
DATA = tomllib.loads(Path(FILE).read_text(encoding="utf-8"))


def known_kinds():
    return {kind["code"] for path in KINDS.glob("*.toml") for kind in tomllib.loads(path.read_text())["kind"]}


def test_every_kind_exists():
    told = {kind["code"] for kind in DATA["kind"]} | {product.get("kind", "") for product in DATA["product"]}
    told |= set(DATA["by_weight"]) | set(DATA["by_weight"].values())
    assert told - {""} - known_kinds() == set()


def test_every_group_of_the_same_thing_names_kinds_that_exist():
    patterns = [pattern for group in DATA["same"] for pattern in group["kinds"]]
    assert [pattern for pattern in patterns if not any(fnmatch(kind, pattern) for kind in known_kinds())] == []


def test_every_kind_has_words_in_three_languages():
    assert [kind["code"] for kind in DATA["kind"] if not all(kind.get(language) for language in LANGUAGES)] == []


def test_every_reason_and_every_role_exists():
    assert {product["left"] for product in DATA["product"] if "left" in product} <= set(Left)
    assert set(DATA["heading"]) == set(Role)


def test_a_heading_names_one_role_only():
    headings = [heading for told in DATA["heading"].values() for heading in told]
    assert sorted({heading for heading in headings if headings.count(heading) > 1}) == []


def test_parts_of_a_bill():
    parts = words().bill_parts
    assert parts("Sähkönsiirto, yö") == {"transfer"}
    assert parts("Elskatt") == {"tax"}
    assert parts("Nätavgift, grundavgift") == {"transfer", "fixed"}
    assert parts("Sähköenergia") == {"energy"}
    assert parts("Kulutus, päivä") == frozenset()
    assert parts("Kuusiston Sähköverkko Oy") == {"grid_seller"}
