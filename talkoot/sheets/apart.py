"""Reading a workbook in a process of its own, with a limit to its memory: a small file can ask for a sheet of any size.

The reader of office files lays a sheet out before it can be asked how large it is, and ends the whole process when there
is no room for it.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Mapping
from importlib import import_module

from talkoot.sheets.office import UnreadableWorkbook, office_sheets
from talkoot.sheets.workbook import Sheet
from talkoot.sheets.xlsx_details import SheetDetails

MOST_MEMORY = 3_000_000_000
MOST_SECONDS = 120
Answer = tuple[Sheet, ...] | str


def read_apart(data: bytes, details: Mapping[str, SheetDetails]) -> Answer:
    """The sheets, or the reason why they cannot be read, as in `UnreadableWorkbook`."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    try:
        done = subprocess.run(
            [sys.executable, "-m", "talkoot.sheets.apart"],
            input=pickle.dumps((data, dict(details))), capture_output=True, timeout=MOST_SECONDS, env=environment, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return "too_large"
    if done.returncode:
        return "too_large"
    answer: Answer = pickle.loads(done.stdout)  # noqa: S301 -- written below
    return answer


def _limit_memory() -> None:
    try:
        resource = import_module("resource")
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (ImportError, ValueError, OSError):  # not on this system
        return


def main() -> None:
    """Read the file from the input, write the answer to the output."""
    _limit_memory()
    try:
        answer: Answer = office_sheets(*pickle.load(sys.stdin.buffer))  # noqa: S301 -- written above
    except UnreadableWorkbook as error:
        answer = error.reason
    sys.stdout.buffer.write(pickle.dumps(answer))


if __name__ == "__main__":
    main()
