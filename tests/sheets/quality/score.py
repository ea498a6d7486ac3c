"""How well the importer reads every workbook with a known truth: python -m tests.sheets.quality.score."""

import argparse
import json
import sys
import time
import traceback
from collections import Counter
from importlib import import_module
from pathlib import Path
from typing import Any

from tests.sheets.quality.examining import Examination
from tests.sheets.quality.layouts.registry import build_all
from tests.sheets.quality.tally import Tally

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]
SAMPLES = {
    "jarvikaupunki": "ilmastokumppanit-jarvikaupunki.xlsx",
    "skargardsstaden": "klimatpartner-skargardsstaden.xlsx",
}
SAMPLE_FOLDER = ROOT / "talkoot" / "seed" / "data"
COLUMNS = (
    ("fields", "fields"),
    ("right", "right"),
    ("asked", "asked"),
    ("needless", "needless"),
    ("wrong", "WRONG"),
    ("silent", "SILENT"),
    ("missing", "missing"),
    ("invented", "INVENTED"),
    ("leak", "LEAKS"),
)


def read(data: bytes, name: str) -> dict[str, Any]:
    """What the importer makes of a file, as JSON."""
    reading, recognition = import_module("talkoot.sheets.reading"), import_module("talkoot.sheets.recognition")
    extraction = import_module("talkoot.sheets.extraction")
    workbook = reading.read_workbook(data, name)
    result = extraction.extract(workbook, recognition.recognise(workbook))
    plain: dict[str, Any] = json.loads(json.dumps(result.as_json(), default=str))
    return plain


def examine(truth: dict[str, Any], data: bytes, name: str) -> Tally:
    """Never raises: an importer that stops has read nothing."""
    started = time.perf_counter()
    try:
        result = read(data, name)
    except Exception:  # noqa: BLE001 - whatever stops the importer, it has read nothing
        traceback.print_exc()
        result = {}
    tally = Examination(truth, result).run()
    tally.counts["failed"] = int(not result)
    tally.counts["milliseconds"] = round(1000 * (time.perf_counter() - started))
    return tally


def examine_sample(name: str, folder: Path = SAMPLE_FOLDER) -> Tally | None:
    """Nothing when the sample is not there."""
    path = folder / SAMPLES[name]
    if not path.exists():
        return None
    truth = json.loads((HERE / "truth" / f"{name}.json").read_text(encoding="utf-8"))
    return examine(truth, path.read_bytes(), path.name)


def examine_all(seeds: list[int], only: str | None = None, samples: Path = SAMPLE_FOLDER) -> dict[str, Tally]:
    """The samples and the made-up workbooks; several seeds of one layout are added up."""
    tallies: dict[str, Tally] = {}
    for name in SAMPLES:
        if only in (None, name) and (tally := examine_sample(name, samples)):
            tallies[name] = tally
    for seed in seeds:
        for name, built in build_all(seed).items():
            if only in (None, name):
                truth = json.loads(json.dumps(built.truth, default=str))
                tallies.setdefault(name, Tally(name)).absorb(examine(truth, built.data, built.name))
    return tallies


def total(tallies: dict[str, Tally]) -> Tally:
    every = Tally("total")
    for tally in tallies.values():
        every.absorb(tally)
    return every


def table(tallies: dict[str, Tally]) -> str:
    lines = [
        f"{'workbook':22}" + "".join(f"{head:>9}" for _, head in COLUMNS) + f"{'good %':>9}{'wrong %':>9}{'ms':>7}"
    ]
    for name, tally in {**tallies, "total": total(tallies)}.items():
        numbers = {**tally.counts, "fields": tally.fields}
        row = "".join(f"{numbers.get(key, 0):9}" for key, _ in COLUMNS)
        mark = "" if tally.meets_targets() else "  missed"
        speed = tally.counts["milliseconds"]
        lines.append(f"{name:22}{row}{tally.good_percent:9.1f}{tally.wrong_percent:9.2f}{speed:7}{mark}")
    return "\n".join(lines)


def causes(tally: Tally) -> str:
    """The most frequent kinds of misses: verdict and field."""
    counted = Counter((miss.kind, _subject(miss.what)) for miss in tally.misses)
    return "\n".join(f"{count:6}  {kind:9} {subject}" for (kind, subject), count in counted.most_common(25))


def _subject(what: str) -> str:
    words = what.split()
    if "contact" in words[:-1]:
        return f"contact {words[-1]}"
    return words[-1] if "report" not in words else f"report {words[-1]}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, nargs="*", default=[1])
    parser.add_argument("--detail", metavar="WORKBOOK", help="list every miss of one workbook (or: total)")
    parser.add_argument("--samples", type=Path, default=SAMPLE_FOLDER, help="where the two sample workbooks are")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--parts", action="store_true", help="members, contacts, figures, goals and reports apart")
    parser.add_argument("--causes", action="store_true", help="the most frequent kinds of misses")
    chosen = parser.parse_args()
    only = chosen.detail if chosen.detail != "total" else None
    tallies = examine_all(chosen.seeds, only, chosen.samples)
    every = total(tallies)
    if chosen.json:
        told = {name: tally.as_json() for name, tally in {**tallies, "total": every}.items()}
        sys.stdout.write(json.dumps(told, ensure_ascii=False, indent=1) + "\n")
        return
    parts = [table(tallies)]
    if chosen.parts:
        parts.append(table(every.by_part()).rpartition("\n")[0])
    if chosen.causes:
        parts.append(causes(every))
    if chosen.detail:
        parts.append("\n".join(miss.line() for miss in every.misses))
    sys.stdout.write("\n\n".join(parts) + "\n")


if __name__ == "__main__":
    main()
