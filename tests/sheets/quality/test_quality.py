"""The importer against workbooks it has not seen, and against the two samples."""

import json
from pathlib import Path

import pytest

from tests.sheets.quality.make_workbooks import write
from tests.sheets.quality.score import SAMPLE_FOLDER, SAMPLES, examine, examine_all, examine_sample, total
from tests.sheets.quality.tally import Tally

pytest.importorskip("talkoot.sheets.extraction", reason="the importer is not there yet")

SEEDS = (1, 2, 3)


def explain(tally: Tally) -> str:
    """What was missed, worst first, for the reader of a failed test."""
    order = ("leak", "invented", "wrong", "silent", "missing", "needless")
    worst = sorted(tally.misses, key=lambda miss: order.index(miss.kind))[:40]
    return "\n".join([json.dumps(tally.as_json()), *[miss.line() for miss in worst]])


@pytest.mark.parametrize("seed", SEEDS)
def test_made_up_workbooks_are_read(tmp_path, seed):
    every = Tally(f"seed {seed}")
    for path in write(tmp_path, seed):
        truth = json.loads(Path(f"{path}.truth.json").read_text(encoding="utf-8"))
        every.absorb(examine(truth, path.read_bytes(), path.name))
    assert every.meets_targets(), explain(every)


@pytest.mark.parametrize("name", SAMPLES)
def test_samples_are_read(name):
    if not (SAMPLE_FOLDER / SAMPLES[name]).exists():
        pytest.skip("the sample is not in the seed yet")
    tally = examine_sample(name)
    assert tally is not None
    assert tally.meets_targets(), explain(tally)


def test_every_layout_is_read_at_least_decently():
    tallies = examine_all([1])
    poor = {name: round(tally.good_percent, 1) for name, tally in tallies.items() if tally.good_percent < 90}
    assert poor == {}
    assert not total(tallies).counts["leak"]
