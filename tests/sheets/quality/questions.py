"""What the importer asks: flags at members, goals and figures, and problems that name a cell."""

from typing import Any

QUIET = ("info", "note", "notice", "hint")


class Questions:
    """The problems of one result, to be looked up by cell, by row and by member and field."""

    def __init__(self, problems: list[dict[str, Any]], *, sheetless: bool) -> None:
        self.sheetless = sheetless
        self.cells: set[str] = set()
        self.rows: set[str] = set()
        self.named: set[tuple[Any, str]] = set()
        for problem in problems:
            if str(problem.get("severity", "")).lower() in QUIET:
                continue
            sheet, cell = problem.get("sheet"), str(problem.get("cell") or "")
            self.cells.add(self._name(sheet, cell))
            self.rows.add(self._name(sheet, cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")))
            self.named.add((problem.get("member"), str(problem.get("field") or "").removeprefix("member.")))

    def at(self, cell: str) -> bool:
        return self._split(cell) in self.cells

    def in_row(self, row: str) -> bool:
        return self._split(row) in self.rows

    def about(self, member: Any, *fields: str) -> bool:
        return any(
            who == member and (what in fields or what.split(".")[0] in fields) for who, what in self.named if who
        )

    def _split(self, address: str) -> str:
        sheet, _, cell = address.rpartition("!")
        return self._name(sheet, cell)

    def _name(self, sheet: Any, cell: str) -> str:
        return cell if self.sheetless else f"{sheet}!{cell}"
