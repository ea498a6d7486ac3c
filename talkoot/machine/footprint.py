"""`talkoot footprint FILE`: the emissions of a CSV, spreadsheet or TOML of activities, without a database."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from talkoot.engine import AssessmentReport, FactorSet, FaultyFile, Options, calculate, factor_set
from talkoot.engine.reading import SHIPPED, releases
from talkoot.intake.activity_file import read_activities
from talkoot.intake.reasons import Unreadable
from talkoot.machine.explained import json_of
from talkoot.machine.table import table

DONE, ROWS_LEFT_OUT, NOT_POSSIBLE = 0, 1, 2


class NoSuchRelease(Exception):
    """The directory has other releases."""


def run(arguments: Sequence[str]) -> int:
    """Print the footprint; the exit code is 1 when rows were left out and 2 when nothing could be calculated."""
    given = _parser().parse_args(arguments)
    try:
        factors = _factors(given.release, given.factors)
        activities, bad_rows = read_activities(given.file, given.year)
    except (Unreadable, FaultyFile, NoSuchRelease, OSError) as error:
        sys.stderr.write(f"talkoot footprint: {error}\n")
        return NOT_POSSIBLE
    options = Options(
        report=AssessmentReport(given.gwp),
        radiative_forcing=not given.without_radiative_forcing,
        heat_method=given.heat_method,
    )
    footprint = calculate(activities, factors, options)
    if given.json:
        sys.stdout.writelines(json_of(footprint, bad_rows))
    else:
        sys.stdout.writelines(f"{line}\n" for line in table(footprint, bad_rows))
    return ROWS_LEFT_OUT if footprint.refused or bad_rows else DONE


def _factors(version: str, directory: Path) -> FactorSet:
    known = [release.version for release in releases(directory)]
    if version and version not in known:
        raise NoSuchRelease(f"no release {version!r} in {directory}; there are {', '.join(known) or 'none'}")
    if not directory.is_dir():
        raise NoSuchRelease(f"no directory {directory}")
    return factor_set(version, directory)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="talkoot footprint", description=__doc__)
    parser.add_argument("file", type=Path, metavar="FILE", help="columns kind, amount, unit, and where useful year, …")
    parser.add_argument("--year", type=int, help="of rows without a year of their own")
    parser.add_argument("--gwp", choices=list(AssessmentReport), default=AssessmentReport.AR6)
    parser.add_argument("--factors", type=Path, default=SHIPPED, metavar="DIR", help="a library of one's own")
    parser.add_argument("--release", default="", help="a release of the library; the newest without")
    parser.add_argument("--without-radiative-forcing", action="store_true", help="flights without effects high up")
    parser.add_argument("--heat-method", choices=["benefit-sharing", "energy-method"], default="")
    parser.add_argument("--json", action="store_true", help="every line with quantity, factor and source")
    return parser
