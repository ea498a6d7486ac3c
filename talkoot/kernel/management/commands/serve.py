"""`talkoot serve`: web server and worker as one command."""

import signal
import subprocess
import sys
from types import FrameType
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

HOST = "127.0.0.1"


class Command(BaseCommand):
    help = "Serve the pages and do the background work until stopped with Ctrl-C."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default=HOST)
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--processes", type=int, default=1, help="web processes; one is right for SQLite")
        parser.add_argument("--no-worker", action="store_true", help="only serve; run `talkoot worker` elsewhere")

    def handle(self, *args: Any, **options: Any) -> None:
        web = [
            sys.executable, "-m", "granian", "--interface", "wsgi", "--host", options["host"], "--port", str(options["port"]),
            "--workers", str(options["processes"]), "--blocking-threads", "4", "--log-level", "warning", "config.wsgi:application",
        ]  # fmt: skip
        commands = (
            [web] if options["no_worker"] else [web, [sys.executable, "-m", "talkoot", "worker", "--verbosity", "0"]]
        )
        running = [subprocess.Popen(command) for command in commands]  # noqa: S603 -- our own commands
        if settings.DEMO:
            self.stdout.write(
                f"\n  http://localhost:{options['port']}/\n  Sign in as anybody: http://localhost:{options['port']}/demo/\n"
            )
        self.stdout.write("  Stop with Ctrl-C.\n")

        def stop(number: int, frame: FrameType | None) -> None:
            for process in running:
                process.terminate()

        signal.signal(signal.SIGINT, stop)
        signal.signal(signal.SIGTERM, stop)
        code = running[0].wait()
        stop(0, None)
        for process in running[1:]:
            process.wait()
        sys.exit(0 if code in (0, -signal.SIGTERM) else code)
