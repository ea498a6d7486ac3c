"""Write the made-up workbooks and their truths: python -m tests.sheets.quality.make_workbooks FOLDER --seed 1."""

import argparse
import json
import sys
from pathlib import Path

from tests.sheets.quality.layouts.registry import build_all


def write(folder: Path, seed: int) -> list[Path]:
    """Each workbook, and beside it the same name with .truth.json."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for built in build_all(seed).values():
        path = folder / built.name
        path.write_bytes(built.data)
        truth = json.dumps(built.truth, ensure_ascii=False, indent=1, default=str)
        path.with_name(f"{built.name}.truth.json").write_text(truth, encoding="utf-8")
        written.append(path)
    return written


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    for path in write(chosen.folder, chosen.seed):
        sys.stdout.write(f"{path}\n")


if __name__ == "__main__":
    main()
