"""The shipped measures: every file parses, is complete in three languages and names kinds, indicators and themes that exist."""

import ast
import re
import tomllib
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2] / "talkoot"
FILES = sorted((ROOT / "data/measures").glob("*.toml"))
LANGUAGES = ("fi", "sv", "en")
TEXTS = ("name", "what", "cautions", "replaces")
KEYS = {
    "code",
    *TEXTS,
    "industries",
    "theme",
    "group",
    "indicator",
    "lifetime_years",
    "lifetime_source",
    "effect",
    "cost",
}
EFFECT_KEYS = {
    "rows",
    "categories",
    "share",
    "change",
    "low",
    "high",
    "question",
    "source",
    "assumption",
    "market_only",
    "add",
    "add_source",
}
COST_CLASSES = {"none", "low", "medium", "high"}
WORDS_AT_MOST = 45
EMPTY_PRAISE = re.compile(
    r"\b(vihre|eko(?!nom)|hiilineutraal|ilmastoneutraal|ilmastoystäväl|ympäristöystäväl|päästöt[öt]|kestäv|kompens"
    r"|grön(?!sak)|klimatvänlig|miljövänlig|klimatneutral|koldioxidneutral|klimatsmart|utsläppsfri|hållbar"
    r"|green\b|eco-|carbon.neutral|climate.neutral|net.zero|climate.friendly|environmentally.friendly|sustainab|offset)",
    re.IGNORECASE,
)


def read(path):
    return tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)


def themes():
    """The values of Theme, read without importing Django."""
    tree = ast.parse((ROOT / "commitments/enums.py").read_text(encoding="utf-8"))
    body = next(node.body for node in tree.body if isinstance(node, ast.ClassDef) and node.name == "Theme")
    return {node.value.elts[0].value for node in body if isinstance(node, ast.Assign)}


MEASURES = {path.stem: read(path) for path in FILES}
EFFECTS = [(code, effect) for code, measure in MEASURES.items() for effect in measure.get("effect", [])]
KINDS = {kind["code"]: kind for path in (ROOT / "data/factors/kinds").glob("*.toml") for kind in read(path)["kind"]}
FAMILIES = {kind["family"] for kind in KINDS.values()}
INDICATORS = {entry["key"] for entry in read(ROOT / "data/indicators.toml")["indicator"]}


def offered(kind):
    """The units in which an amount of the kind may be entered."""
    return {kind["unit"], *kind.get("units", [])}


def texts(measure):
    """Every text that a person reads, with the name of its field."""
    parts = [(field, measure[field]) for field in TEXTS]
    parts += [("question", effect["question"]) for effect in measure.get("effect", []) if "question" in effect]
    return [(field, language, part.get(language, "")) for field, part in parts for language in LANGUAGES]


def test_there_are_enough_measures_for_every_sector():
    assert len(MEASURES) >= 64
    sections = Counter(section for measure in MEASURES.values() for section in measure["industries"])
    assert [section for section in "ACFGHIJLMNQRS" if sections[section] < 8] == []


@pytest.mark.parametrize("code", MEASURES)
def test_measure_has_the_keys_and_values_of_the_format(code):
    measure = MEASURES[code]
    assert measure["code"] == code
    assert set(measure) - KEYS == set()
    assert KEYS - set(measure) - {"lifetime_source", "effect"} == set()
    assert re.fullmatch(r"[a-z][a-z0-9-]*", measure["group"])
    assert 0 < measure["lifetime_years"] <= 50
    assert all(re.fullmatch(r"[A-U]|\d\d", entry) for entry in measure["industries"])
    assert len(set(measure["industries"])) == len(measure["industries"])
    assert set(measure["cost"]) == {"class", "saves_eur", "source"}
    assert measure["cost"]["class"] in COST_CLASSES
    assert measure["cost"]["saves_eur"] in (True, False)
    assert measure["cost"]["source"].strip()


@pytest.mark.parametrize("code", MEASURES)
def test_measure_names_a_theme_and_an_indicator_that_exist(code):
    assert MEASURES[code]["theme"] in themes()
    assert MEASURES[code]["indicator"] in INDICATORS | {""}


@pytest.mark.parametrize("code", MEASURES)
def test_texts_are_complete_short_and_plain(code):
    found = texts(MEASURES[code])
    assert [(field, lang) for field, lang, text in found if not text or text != text.strip()] == []
    assert [(field, lang) for field, lang, text in found if len(text.split()) > WORDS_AT_MOST] == []
    assert [text for _, _, text in found if EMPTY_PRAISE.search(text)] == []


@pytest.mark.parametrize("code", MEASURES)
def test_texts_end_as_sentences_names_and_questions_do(code):
    ends = {"what": ".", "cautions": ".", "question": "?"}
    found = texts(MEASURES[code])
    assert [(field, lang) for field, lang, text in found if not text.endswith(ends.get(field, ""))] == []
    assert [(field, lang) for field, lang, text in found if field in ("name", "replaces") and text[-1] in ".?!"] == []


def test_names_differ_from_one_another():
    for language in LANGUAGES:
        names = Counter(measure["name"][language] for measure in MEASURES.values())
        assert [name for name, count in names.items() if count > 1] == []


def test_only_demand_response_is_without_an_effect():
    assert [code for code, measure in MEASURES.items() if not measure.get("effect")] == ["demand-response"]


@pytest.mark.parametrize(("code", "effect"), EFFECTS)
def test_effect_acts_on_kinds_that_exist(code, effect):
    assert set(effect) - EFFECT_KEYS == set()
    assert effect["rows"] != []
    unknown = [row for row in effect["rows"] if row not in KINDS and row.removeprefix("family:") not in FAMILIES]
    assert unknown == []


@pytest.mark.parametrize(("code", "effect"), EFFECTS)
def test_effect_lowers_the_amount_within_its_own_range(code, effect):
    assert 0 < effect["share"] <= 1
    assert -1 <= effect["high"] <= effect["change"] <= effect["low"] <= 0
    assert effect["change"] < 0


@pytest.mark.parametrize(("code", "effect"), EFFECTS)
def test_effect_tells_its_source_or_that_it_is_an_assumption(code, effect):
    assert effect.get("source", "").strip() or effect.get("assumption") is True
    assert effect.get("assumption", True) is True
    assert ("add" in effect) == ("add_source" in effect)


@pytest.mark.parametrize(("code", "effect"), EFFECTS)
def test_a_share_other_than_all_has_a_question(code, effect):
    assert effect["share"] == 1 or "question" in effect


@pytest.mark.parametrize(("code", "effect"), EFFECTS)
def test_what_comes_instead_is_a_kind_in_units_that_convert(code, effect):
    for added in effect.get("add", []):
        assert set(added) == {"kind", "amount", "unit", "per"}
        assert added["amount"] > 0
        assert added["unit"] in offered(KINDS[added["kind"]])
        assert [row for row in effect["rows"] if added["per"] not in offered(KINDS[row])] == []


def test_only_the_electricity_contract_counts_in_the_market_based_method_alone():
    assert [code for code, effect in EFFECTS if effect.get("market_only")] == ["guarantee-of-origin"]


def test_most_measures_rest_on_something_other_than_an_assumption():
    founded = {code for code, effect in EFFECTS if "source" in effect and not effect.get("assumption")}
    assert len(founded) >= 25
    assert len(founded) > len(MEASURES) / 2


def test_a_group_holds_measures_that_lower_the_same_rows():
    for group in {measure["group"] for measure in MEASURES.values()}:
        members = [measure for measure in MEASURES.values() if measure["group"] == group and measure.get("effect")]
        rows = [{row for effect in member["effect"] for row in effect["rows"]} for member in members]
        assert not rows or set.intersection(*rows), group
