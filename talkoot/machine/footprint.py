"""`talkoot footprint FILE`: the emissions of a CSV, spreadsheet or TOML of activities, without a database."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from talkoot.engine import AssessmentReport, FactorSet, FaultyFile, Options, UnknownKind, calculate, factor_set
from talkoot.engine.reading import SHIPPED, releases
from talkoot.intake.activity_file import read_activities
from talkoot.intake.reasons import Refusal, Unreadable
from talkoot.machine.explained import json_of
from talkoot.machine.kind_names import kind_lines, names_of
from talkoot.machine.table import table

DONE, ROWS_LEFT_OUT, NOT_POSSIBLE = 0, 1, 2
REASONS = {
    Refusal.EMPTY: "the file is empty",
    Refusal.NOT_TEXT: "the file is not text; a CSV, a spreadsheet or TOML can be read",
    Refusal.NO_TABLE: "the file has no table",
    Refusal.MISSING_COLUMN: "no row of headings names the columns that are needed",
    Refusal.SPREADSHEET: "the spreadsheet cannot be read",
}


class NoSuchRelease(Exception):
    """The directory has other releases."""


def run(arguments: Sequence[str]) -> int:
    """Print the footprint; the exit code is 1 when rows were left out and 2 when nothing could be calculated."""
    parser = _parser()
    given = parser.parse_args(arguments)
    if given.file is None and given.kinds is None:
        parser.error("the file is missing")
    try:
        factors = _factors(given.release, given.factors)
        if given.kinds is not None:
            sys.stdout.writelines(f"{line}\n" for line in kind_lines(factors, given.kinds))
            return DONE
        activities, bad_rows = read_activities(given.file, given.year)
    except (Unreadable, FaultyFile, NoSuchRelease, OSError) as error:
        sys.stderr.write(f"talkoot footprint: {_said(error)}\n")
        return NOT_POSSIBLE
    options = Options(
        report=AssessmentReport(given.gwp),
        radiative_forcing=not given.without_radiative_forcing,
        heat_method=given.heat_method,
    )
    footprint = calculate(names_of(factors).coded(activities), factors, options)
    if given.json:
        sys.stdout.writelines(json_of(footprint, bad_rows))
    else:
        sys.stdout.writelines(f"{line}\n" for line in table(footprint, bad_rows))
        if any(isinstance(one.error, UnknownKind) for one in footprint.refused):
            sys.stdout.write("Codes and names of the kinds: talkoot footprint --kinds [WORD]\n")
    return ROWS_LEFT_OUT if footprint.refused or bad_rows else DONE


def _said(error: Exception) -> str:
    """Why nothing could be calculated, in words."""
    if isinstance(error, Unreadable) and error.reason in REASONS:
        return f"{REASONS[error.reason]}{f' ({error.detail})' if error.detail else ''}"
    if isinstance(error, FileNotFoundError):
        return f"there is no file {error.filename}"
    return str(error)


def _factors(version: str, directory: Path) -> FactorSet:
    known = [release.version for release in releases(directory)]
    if version and version not in known:
        raise NoSuchRelease(f"no release {version!r} in {directory}; there are {', '.join(known) or 'none'}")
    if not directory.is_dir():
        raise NoSuchRelease(f"no directory {directory}")
    return factor_set(version, directory)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="talkoot footprint", description=__doc__)
    parser.add_argument(
        "file", type=Path, metavar="FILE", nargs="?", help="columns kind, amount, unit, and where useful year, …"
    )
    parser.add_argument("--kinds", nargs="?", const="", metavar="WORD", help="only list the kinds, by code and name")
    parser.add_argument("--year", type=int, help="of rows without a year of their own")
    parser.add_argument("--gwp", choices=list(AssessmentReport), default=AssessmentReport.AR6)
    parser.add_argument("--factors", type=Path, default=SHIPPED, metavar="DIR", help="a library of one's own")
    parser.add_argument("--release", default="", help="a release of the library; the newest without")
    parser.add_argument("--without-radiative-forcing", action="store_true", help="flights without effects high up")
    parser.add_argument("--heat-method", choices=["benefit-sharing", "energy-method"], default="")
    parser.add_argument("--json", action="store_true", help="every line with quantity, factor and source")
    return parser
