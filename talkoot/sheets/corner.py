"""How far the cells of an xlsx sheet reach, told by their references before anything is laid out."""

import re

MAX_ROWS = 100_000
MAX_CELLS = 5_000_000
MAX_COLUMNS = 2_000
REFERENCE = re.compile(rb"""\sr\s*=\s*["']([A-Za-z]{0,7})(\d{0,10})""")
TAIL = 40  # a reference may be cut in two by the end of a piece


class Corner:
    """The farthest row and column that a part names, looked at piece by piece."""

    def __init__(self) -> None:
        self.height = self.width = 0
        self._before = b""

    def look(self, piece: bytes) -> None:
        """Take in the next piece of the part."""
        found = REFERENCE.findall(self._before + piece)
        self._before = piece[-TAIL:]
        if found:
            self.height = max(self.height, max(int(row or 0) for _letters, row in found))
            self.width = max(self.width, max(_number(letters) for letters in {letters for letters, _row in found}))

    @property
    def is_too_far(self) -> bool:
        """Whether the sheet may have more rows, columns or cells than are read."""
        return self.width > MAX_COLUMNS or self.height > MAX_ROWS or self.width * self.height > MAX_CELLS


def _number(letters: bytes) -> int:
    """A column's number, from 1: "B" is 2."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number
