"""Reading large files: `python -m bench.intake` writes a ledger and meter data to a temporary folder and reads them.

20 MB of ledger and 5 metering points by default; with --full 200 MB and 20 points of quarter-hours for a year. Memory
is the most that this process ever held, so the files are written by another process.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

MB = 1_000_000
LIMIT_MB = 100
ACCOUNTS = ("4000 Ostot", "7230 Jätehuolto", "7300 Sähkö", "7310 Vesi", "7450 Polttoaineet", "8380 Puhelinkulut")
SUPPLIERS = ("Kivimyllyn Jauhot Oy", "Rantasähkö Oy", "Aallon Vesi Oy", "Tietoranta Oy", "Harjun Jätehuolto Oy")
BAD_LINE = "32.13.2025;7300 Sähkö;Lasku;Rantasähkö Oy;12,50\n"


def main() -> int:
    """Write, read, print; the exit code says whether memory stayed within its limit."""
    arguments = _arguments()
    if arguments.write:
        write_ledger(Path(arguments.write), 200 if arguments.full else 20)
        write_meters(Path(arguments.write), 20 if arguments.full else 5)
        return 0
    with tempfile.TemporaryDirectory(prefix="talkoot-bench-") as folder:
        size = ["--full"] if arguments.full else []
        subprocess.run([sys.executable, "-m", "bench.intake", "--write", folder, *size], check=True)  # noqa: S603
        begun = _peak_mb()
        for line in (_ledger(Path(folder)), _meters(Path(folder))):
            print(line)
    grown = _peak_mb() - begun
    print(f"memory: {_peak_mb():.0f} MB at most, {grown:.0f} MB more than before reading (limit {LIMIT_MB})")
    return 1 if grown > LIMIT_MB else 0


def write_ledger(folder: Path, megabytes: int) -> None:
    """A ledger with a bad row in every hundred thousand."""
    chance = Random(7)  # noqa: S311 -- not a secret
    written = row = 0
    with (folder / "ledger.csv").open("w", encoding="utf-8", newline="") as file:
        file.write("Pvm;Tili;Selite;Toimittaja;Summa\n")
        while written < megabytes * MB:
            row += 1
            day = date(2025, 1, 1) + timedelta(days=chance.randrange(365))
            euros = f"{chance.randrange(1, 9_999_999):,}".replace(",", " ")
            line = (
                f"{day.day}.{day.month}.{day.year};{chance.choice(ACCOUNTS)};Ostolasku {row} toimitus viikolla "
                f"{chance.randrange(53)};{chance.choice(SUPPLIERS)};{euros},{chance.randrange(100):02d}\n"
            )
            written += file.write(BAD_LINE if row % 100_000 == 50_000 else line)


def write_meters(folder: Path, points: int) -> None:
    """A year of quarter-hours of several metering points."""
    start = datetime(2024, 12, 31, 22, tzinfo=UTC)
    times = [(start + timedelta(minutes=15 * quarter)).strftime("%Y-%m-%dT%H:%M:%SZ") for quarter in range(35_040)]
    with (folder / "meters.csv").open("w", encoding="utf-8-sig", newline="") as file:
        file.write(
            "Mittauspisteen tunnus;Tuotteen tyyppi;Resoluutio;Yksikkötyyppi;Lukeman tyyppi;Alkuaika;Määrä;Laatu\r\n"
        )
        for point in range(points):
            begin = f"{643_999_900_000_000_000 + point};8716867000030;PT15M;kWh;BN01"
            file.writelines(
                f"{begin};{each};{point % 7},{place % 1000:03d}000;OK\r\n" for place, each in enumerate(times)
            )


def _ledger(folder: Path) -> str:
    from talkoot.intake.ledger import mapping_of, read, sniff  # noqa: PLC0415 -- measured, and not when writing

    path = folder / "ledger.csv"
    begun = time.perf_counter()
    kinds = Counter(type(record).__name__ for record in read(path, path.name, mapping_of(sniff(path, path.name))))
    return _line("ledger", path, sum(kinds.values()), time.perf_counter() - begun, str(dict(kinds)))


def _meters(folder: Path) -> str:
    from talkoot.intake import datahub  # noqa: PLC0415

    path = folder / "meters.csv"
    begun = time.perf_counter()
    file = datahub.read(path, path.name)
    rows = file.summary().rows
    return _line("meters", path, rows, time.perf_counter() - begun, f"{len(file.years)} points")


def _line(what: str, path: Path, rows: int, seconds: float, more: str) -> str:
    size = path.stat().st_size / MB
    return f"{what}: {size:.0f} MB, {rows} rows, {seconds:.1f} s, {rows / seconds:,.0f} rows/s; {more}"


def _peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.intake")
    parser.add_argument("--full", action="store_true", help="200 MB of ledger and 20 metering points")
    parser.add_argument("--write", help=argparse.SUPPRESS)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
