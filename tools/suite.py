"""The whole suite: on SQLite with the browser tests, then on PostgreSQL where one answers (in CI it must)."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import psycopg

BIN = Path(sys.executable).parent
POSTGRESQL = "postgresql://{user}@127.0.0.1:5432/postgres"
KNOW_NO_DATABASE = ("sheets", "data", "house/test_files.py")
CORES = str(min(4, os.cpu_count() or 1))


def ensure_chromium() -> bool:
    """Debian's chromium drives the browser tests; where we may install it, we do."""
    if shutil.which("chromium"):
        return True
    if os.geteuid() == 0 and shutil.which("apt-get"):
        for command in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", "chromium"]):
            subprocess.call(["apt-get", *command], stdout=subprocess.DEVNULL)
    return shutil.which("chromium") is not None


def postgresql() -> str | None:
    """The address of a PostgreSQL that lets us in, or None."""
    for user in ("postgres", "root", os.environ.get("USER", "postgres")):
        address = POSTGRESQL.format(user=user)
        try:
            psycopg.connect(address, connect_timeout=3).close()
        except psycopg.OperationalError:
            continue
        return address
    return None


def suite(name: str, *arguments: str, **environment: str) -> int:
    print(f"\n== {name}", flush=True)
    command = [str(BIN / "pytest"), "-n", CORES, *sys.argv[1:], *arguments]
    return subprocess.call(command, env=os.environ | environment)


def main() -> int:
    in_ci = bool(os.environ.get("CI"))
    has_browser = ensure_chromium()
    if not has_browser:
        print("SKIPPED: browser tests, no chromium on this machine and no right to install it.", flush=True)
        if in_ci:
            return 1
    failed = suite("SQLite", *([] if has_browser else ["-m", "not browser"]))
    address = postgresql()
    if address is None:
        print("SKIPPED: the run on PostgreSQL, none answers at 127.0.0.1:5432.", flush=True)
        return failed or int(in_ci)
    left_out = [*KNOW_NO_DATABASE]
    if not in_ci:
        left_out += ["web"]
        print(
            "On PostgreSQL the single pages (tests/web) run in CI only; here every address is opened once.", flush=True
        )
    ignored = [f"--ignore=tests/{folder}" for folder in left_out]
    return suite("PostgreSQL", "-m", "not browser", *ignored, DATABASE_URL=address) or failed


if __name__ == "__main__":
    sys.exit(main())
