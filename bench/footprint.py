"""`python -m bench.footprint [--full]`: the emissions engine: import, explained rows, an inventory with its uncertainty, ledgers.

Ledgers are measured in processes of their own, so that their memory is theirs, beside the join that one would write by
hand, in the same process and by turns. `--full` adds ten million rows.
"""

import gc
import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from statistics import median

from talkoot.engine import Activity, calculate, factor_set
from talkoot.engine.judging import parts
from talkoot.engine.uncertainty import spread

Line = tuple[str, float, float | None, str]
IMPORT = "import time; begun = time.process_time(); import talkoot.engine; print(time.process_time() - begun)"
USES = [
    ("electricity", "MWh"), ("electricity", "kWh"), ("fuel-diesel", "l"), ("district-heat", "MWh"),
    ("fuel-light-oil", "l"), ("spend-accounting", "eur"), ("car-petrol", "km"), ("fuel-petrol", "l"),
]  # fmt: skip
RATIO, MEGABYTES = 1.3, 700
ROWS, MANY_ROWS = 1_000_000, 10_000_000


def lines(*, full: bool = False) -> list[Line]:
    """What is measured, with its limits."""
    return [*_engine(), *_ledger(ROWS), *(_ledger(MANY_ROWS) if full else [])]


def _engine() -> list[Line]:
    rows = _rows(20_000)
    factors = factor_set()
    found = calculate(rows, factors)
    assert not found.refused, found.refused[:3]
    explained = _cpu(lambda: calculate(rows, factors), 5) / (len(rows) / 1000)
    inventory = _rows(500)
    return [
        ("Engine, import", _imported(), 150, "ms"),
        ("Engine, 1,000 rows explained (50,000 rows/s: 20 ms)", explained, 20, "ms"),
        ("  lines for each row", len(found.lines) / len(rows), None, "×"),
        ("Inventory of 500 rows with its uncertainty", _cpu(lambda: _inventory(inventory), 15), 30, "ms"),
    ]


def _inventory(rows: list[Activity]) -> None:
    found = calculate(rows, factor_set())
    assert found.total_market
    assert spread(parts(found.counted())).relative


def _rows(count: int) -> list[Activity]:
    luck = random.Random(7)  # noqa: S311 (the same rows every time)
    return [
        Activity(kind, Decimal(luck.randrange(1, 10**7)) / 100, unit, luck.choice([2022, 2023, 2024]), key=str(number))
        for number in range(count)
        for kind, unit in [luck.choice(USES)]
    ]


def _imported() -> float:
    times = [subprocess.run([sys.executable, "-c", IMPORT], capture_output=True, check=True).stdout for _ in range(5)]  # noqa: S603
    return min(map(float, times)) * 1000


def _cpu(call: Callable[[], object], runs: int) -> float:
    """Milliseconds of CPU of one call: the median of several, after one that does not count."""
    call()
    gc.collect()
    times = []
    for _ in range(runs):
        begun = time.process_time_ns()
        call()
        times.append((time.process_time_ns() - begun) / 1e6)
    return median(times)


def _ledger(rows: int) -> list[Line]:
    with tempfile.TemporaryDirectory(prefix="talkoot-bench-") as directory:
        path = Path(directory) / "ledger.parquet"
        _child("write", path, rows)
        alone, by_turns = _child("memory", path, rows), _child("time", path, rows)
    what = f"Ledger of {rows:,} rows"
    return [
        (f"{what} × {alone['factors']:,.0f} factors", by_turns["kept"] * 1000, None, "ms"),
        ("  the bare join", by_turns["bare"] * 1000, None, "ms"),
        ("  share of the bare join, factors planned before", by_turns["kept_share"], RATIO, "×"),
        (
            "  share of the bare join, nothing planned before",
            by_turns["anew_share"],
            None if rows < MANY_ROWS else RATIO,
            "×",
        ),
        ("  memory at its highest", alone["megabytes"], MEGABYTES, "MB"),
    ]


def _child(task: str, path: Path, rows: int) -> dict[str, float]:
    command = [sys.executable, "-m", "bench.footprint_ledger", task, str(path), str(rows)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603
    return dict(json.loads(done.stdout.splitlines()[-1]))


def main() -> int:
    """Print the table; the exit code says whether every limit is kept."""
    over = False
    for what, measured, limit, unit in lines(full="--full" in sys.argv):
        is_over = limit is not None and measured > limit
        over = over or is_over
        print(
            f"{what:55}{measured:>9.2f} {unit:2}{'' if limit is None else limit:>8}{'  ← over' if is_over else ''}",
            flush=True,
        )
    return int(over)


if __name__ == "__main__":
    sys.exit(main())
