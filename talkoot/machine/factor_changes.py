"""`talkoot factor-changes OLD NEW`: every figure that moved between two releases of the factors."""

import argparse
import sys
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

from talkoot.engine import AssessmentReport, FaultyFile
from talkoot.engine.reading import SHIPPED
from talkoot.engine.releases import Change, UnknownRelease, changes
from talkoot.machine.explained import Plain, factor_values, text_of


def run(arguments: Sequence[str]) -> int:
    """Print the changes; the exit code is 2 when a release is not there."""
    given = _parser().parse_args(arguments)
    report = AssessmentReport(given.gwp)
    try:
        found = changes(given.old, given.new, given.factors, report)
    except (UnknownRelease, FaultyFile, OSError) as error:
        sys.stderr.write(f"talkoot factor-changes: {error}\n")
        return 2
    if given.json:
        document = {"old": given.old, "new": given.new, "gwp": report, "changes": [change_values(one) for one in found]}
        sys.stdout.write(text_of(document) + "\n")
        return 0
    sys.stdout.write(
        f"{len(found)} figures moved from {given.old} to {given.new}, kg CO2e per unit, {report.upper()}\n"
    )
    sys.stdout.writelines(f"{_line(change)}\n" for change in found)
    return 0


def change_values(change: Change) -> Plain:
    """A change with both factors and their sources, kg CO2e per unit."""
    return {
        "movement": change.movement,
        "kind": change.factor.kind,
        "role": change.factor.role,
        "geography": change.factor.geography,
        "unit": change.unit,
        "old_kg": change.old_kg,
        "new_kg": change.new_kg,
        "relative": change.relative,
        "old": factor_values(change.old) if change.old else None,
        "new": factor_values(change.new) if change.new else None,
    }


def _line(change: Change) -> str:
    factor = change.factor
    moved = "" if change.relative is None else f"  {change.relative:+.1%}"
    figures = f"{_figure(change.old_kg)} → {_figure(change.new_kg)}"
    return f"{change.movement:<10} {factor.kind} {factor.role} {factor.geography}  {figures} per {change.unit}{moved}  {factor.id}"


def _figure(kg: Decimal | None) -> str:
    return "–" if kg is None else f"{kg:.6g}"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="talkoot factor-changes", description=__doc__)
    parser.add_argument("old", metavar="OLD")
    parser.add_argument("new", metavar="NEW")
    parser.add_argument("--gwp", choices=list(AssessmentReport), default=AssessmentReport.AR6)
    parser.add_argument("--factors", type=Path, default=SHIPPED, metavar="DIR", help="a library of one's own")
    parser.add_argument("--json", action="store_true")
    return parser
