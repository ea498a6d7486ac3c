"""The scorer itself: content with a perfect result, and quick to see each kind of fault."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from tests.sheets.quality.examining import Examination
from tests.sheets.quality.layouts.registry import LAYOUTS, build_all
from tests.sheets.quality.oracle import perfect
from tests.sheets.quality.score import HERE, SAMPLES
from tests.sheets.quality.tally import Tally

SEED = 5


def truth_of(name: str) -> dict[str, Any]:
    if name in SAMPLES:
        return json.loads(Path(HERE / "truth" / f"{name}.json").read_text(encoding="utf-8"))
    return json.loads(json.dumps(build_all(SEED)[name].truth, default=str))


def scored(truth: dict[str, Any], result: dict[str, Any]) -> Tally:
    return Examination(truth, copy.deepcopy(result)).run()


@pytest.mark.parametrize("name", [*SAMPLES, *LAYOUTS])
def test_perfect_result_has_no_misses(name):
    truth = truth_of(name)
    tally = scored(truth, perfect(truth))
    assert [miss.line() for miss in tally.misses] == []
    assert tally.meets_targets()


@pytest.mark.parametrize("name", LAYOUTS)
def test_same_seed_gives_the_same_truth(name):
    assert build_all(SEED)[name].truth == build_all(SEED)[name].truth


def test_faults_are_seen():
    truth = truth_of("jarvikaupunki")
    good = perfect(truth)
    spoilt = copy.deepcopy(good)
    spoilt["members"].append({"key": "x", "name": "Yhteensä", "business_id": None})
    sure = next(at for at, figure in enumerate(truth["yearly_figures"]) if "ask" not in figure)
    spoilt["yearly_figures"][sure]["value"] = 4321
    spoilt["yearly_figures"].append({**good["yearly_figures"][1], "year": 1999, "value": 5})
    spoilt["goals"].append(copy.deepcopy(good["goals"][0]))
    spoilt["reports"][0]["measures"] += " (maksuhäiriömerkintä 2024)"
    spoilt["members"][0]["municipality"] = None
    tally = scored(truth, spoilt)
    assert tally.counts["invented"] == 3
    assert tally.counts["leak"] == 1
    assert tally.counts["missing"] == 1
    assert tally.counts["wrong"] == 2


def test_doubt_taken_silently_and_needless_question_are_seen():
    truth = truth_of("skargardsstaden")
    result = perfect(truth)
    pairs = list(zip(result["yearly_figures"], truth["yearly_figures"], strict=True))
    doubtful = next(one for one, figure in pairs if figure.get("ask") == "must")
    sure = next(one for one, figure in pairs if "ask" not in figure)
    doubtful["flags"], sure["flags"] = [], ["value"]
    result["problems"] = [one for one in result["problems"] if not _same_cell(one, truth, doubtful)]
    tally = scored(truth, result)
    assert (tally.counts["silent"], tally.counts["needless"]) == (1, 1)


def _same_cell(problem: dict[str, Any], truth: dict[str, Any], figure: dict[str, Any]) -> bool:
    known = ("member", "site", "year", "indicator")
    cell = next(one["cell"] for one in truth["yearly_figures"] if all(one[part] == figure[part] for part in known))
    return cell == f"{problem['sheet']}!{problem['cell']}"


def test_nothing_read_fails():
    tally = scored(truth_of("skargardsstaden"), {})
    assert not tally.meets_targets()
    assert tally.good_percent < 1
