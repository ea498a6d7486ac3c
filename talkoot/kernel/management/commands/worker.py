"""`talkoot worker`: the background work, on as many hosts as one likes."""

import threading
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser
from django.db import close_old_connections

from talkoot.kernel.signals import tick


class Command(BaseCommand):
    help = "Run background work: mail, imports, whatever has become due."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--every", type=float, default=30, help="seconds between looks at what has become due")

    def handle(self, *args: Any, **options: Any) -> None:
        stop = threading.Event()
        clock = threading.Thread(target=self.look, args=(stop, options["every"]), daemon=True)
        clock.start()
        try:
            call_command("db_worker", interval=0.3, startup_delay=False, reload=False, verbosity=options["verbosity"])
        finally:
            stop.set()

    def look(self, stop: threading.Event, every: float) -> None:
        """Say `tick` until the worker stops; one failing listener does not silence the others."""
        while not stop.wait(every):
            close_old_connections()
            for _receiver, problem in tick.send_robust(Command):
                if isinstance(problem, Exception):
                    self.stderr.write(f"{type(problem).__name__}: {problem}")
