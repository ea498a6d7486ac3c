"""The command line: `talkoot COMMAND`, every management command included."""

import os
import sys
from importlib import import_module

WITHOUT_DATABASE = {"footprint": "talkoot.machine.footprint", "factor-changes": "talkoot.machine.factor_changes"}


def main() -> int:
    """Run one command. Those of the engine need neither settings nor a database, and start without Django."""
    module = WITHOUT_DATABASE.get(sys.argv[1]) if len(sys.argv) > 1 else None
    if module is not None:
        return _run(module)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    from django.core.management import execute_from_command_line  # noqa: PLC0415 (the others start without it)

    execute_from_command_line(sys.argv)
    return 0


def _run(module: str) -> int:
    try:
        return int(import_module(module).run(sys.argv[2:]))
    except BrokenPipeError:  # the reader had seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


if __name__ == "__main__":
    sys.exit(main())
