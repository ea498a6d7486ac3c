"""The guards: every check at once, the output of those that fail, the time of each."""

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

BIN = Path(sys.executable).parent
GUARDS = {
    "lint": ["ruff", "check", "."],
    "format": ["ruff", "format", "--check", "."],
    "layers": ["lint-imports", "--no-cache"],
    "types": ["mypy", "talkoot", "config"],
    "templates": ["djlint", "talkoot", "--lint", "--quiet"],
    "migrations": ["python", "-m", "django", "makemigrations", "--check", "--dry-run"],
    "dependencies": ["deptry", "talkoot", "config"],
    "translations": ["talkoot", "translations", "--check"],
}


def run(guard: str) -> tuple[str, int, str, float]:
    command = GUARDS[guard]
    start = time.perf_counter()
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "config.settings_test"}
    done = subprocess.run(
        [str(BIN / command[0]), *command[1:]], capture_output=True, text=True, check=False, env=environment
    )
    return guard, done.returncode, done.stdout + done.stderr, time.perf_counter() - start


def main() -> int:
    with ThreadPoolExecutor(max_workers=2) as pool:
        results = list(pool.map(run, GUARDS))
    for guard, code, output, seconds in results:
        print(f"{'ok  ' if code == 0 else 'FAIL'} {guard:<14} {seconds:5.1f} s")
        if code:
            print(output)
    return int(any(code for _guard, code, _output, _seconds in results))


if __name__ == "__main__":
    sys.exit(main())
