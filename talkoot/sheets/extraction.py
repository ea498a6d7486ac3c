"""From a workbook and its mapping to members, goals, figures, reports and questions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from talkoot.sheets.contacts import read_contacts
from talkoot.sheets.figures import FigureBook
from talkoot.sheets.goal_rows import GoalBook
from talkoot.sheets.mapping import Mapping as SheetsMapping
from talkoot.sheets.mapping import SheetMapping
from talkoot.sheets.members import read_member
from talkoot.sheets.names import compact
from talkoot.sheets.out_of_line import question_outliers
from talkoot.sheets.problems import Decisions, Ledger, Place, decide
from talkoot.sheets.reports import ReportBook
from talkoot.sheets.result import Goal, Member, Result
from talkoot.sheets.roster import Roster, Sighting, ask_guesses, build_roster, member_key
from talkoot.sheets.rows import Row, TableReader
from talkoot.sheets.values.doubts import Doubt
from talkoot.sheets.wording import shown
from talkoot.sheets.workbook import Sheet, Workbook


def extract(workbook: Workbook, mapping: SheetsMapping, answers: Mapping[str, str] | None = None) -> Result:
    """Read the workbook by the mapping. Answers by problem id ("keep", "suggestion", "leave_out", "separate" or
    another value as typed) are applied by reading a second time."""
    first = _Extraction(workbook, mapping, Decisions()).run()
    if not answers:
        return first
    return _Extraction(workbook, mapping, decide(first.problems, answers)).run()


class _Extraction:
    """One reading."""

    def __init__(self, workbook: Workbook, mapping: SheetsMapping, decisions: Decisions) -> None:
        self.workbook, self.mapping = workbook, mapping
        self.ledger = Ledger(decisions)
        self.figures, self.goals = FigureBook(self.ledger), GoalBook(self.ledger)
        self.reports = ReportBook(self.ledger)
        self.members: dict[str, Member] = {}

    def run(self) -> Result:
        known = self._known_names()
        rows = [row for sheet, table in self._tables() for row in TableReader(sheet, table, self.ledger, known).rows()]
        roster = build_roster(rows, self.ledger)
        self._read_members(roster)
        ordered = sorted((s for found in roster.rows.values() for s in found), key=lambda s: s.order)
        names = {number: self.members[member_key(number)].name for number in roster.rows}
        guessed = ask_guesses(roster, self.ledger, names)
        for sighting in ordered:
            self._read_row(sighting, guessed=sighting.order in guessed)
        staff = {member.key: member.staff for member in self.members.values()}
        question_outliers(self.figures.readings, staff, self.ledger)
        self._sites()
        self._other_notes()
        return self._result()

    def _tables(self) -> Iterator[tuple[Sheet, SheetMapping]]:
        for table in self.mapping.sheets:
            if table.kind != "ignored" and table.column("member.name"):
                yield self.workbook.sheet(table.sheet), table

    def _known_names(self) -> frozenset[str]:
        """Every name that stands on a row with more than itself."""
        known = set()
        for sheet, table in self._tables():
            named = table.column("member.name")
            for cells in sheet.rows[table.first_row :] if named else ():
                cell = cells[named.column] if named and named.column < len(cells) else None
                if isinstance(cell, str) and sum(c is not None for c in cells) > 2:
                    known.add(compact(cell))
        return frozenset(known)

    def _read_members(self, roster: Roster) -> None:
        has_sections = any(s.row.tier == "supporting" for found in roster.rows.values() for s in found)
        for number in sorted(roster.rows):
            sightings = roster.rows[number]
            for sighting in sightings:
                sighting.row.member = member_key(number)
            member = read_member(number, sightings, self.ledger, has_sections=has_sections)
            self.members[member.key] = member
        for number in sorted(roster.rows):
            read_contacts(self.members[member_key(number)], roster.rows[number], self.ledger)

    def _read_row(self, sighting: Sighting, *, guessed: bool) -> None:
        row = sighting.row
        figures, goals = len(self.figures.readings), list[Goal]()
        self.reports.read_row(row)
        if not row.kind.startswith("listed"):
            self.figures.read_row(row)
            goals = self.goals.read_row(row)
        self._private(row)
        doubtful = ["member"] if guessed else []
        is_shifted = row.shifted_from is not None and self._ask_shift(row)
        codes = (["name_guessed"] if guessed else []) + (["shifted_row"] if is_shifted else [])
        for reading in self.figures.readings[figures:]:
            _flag(reading.figure.flags, doubtful + (["value"] if is_shifted else []))
            reading.figure.doubts += codes
        for goal in goals:
            goal.doubts += codes
            _flag(goal.flags, doubtful + (["text", "baseline", "target"] if is_shifted else []))
        if is_shifted:
            fields = [c.field.partition(".")[2] for c in row.columns("member") if row.cell(c.column) is not None]
            shifted = [c.field.partition(".")[2] for c in row.columns("member") if c.column >= (row.shifted_from or 0)]
            contact = ["contacts"] if any(row.cell(c.column) for c in row.columns("contact")) else []
            _flag(self.members[row.member].flags, [name for name in fields if name in shifted] + contact)

    def _ask_shift(self, row: Row) -> bool:
        message = "The values of this row stand one column too far to the right; they were read as if moved back."
        place = Place(row.sheet.name, row.index, row.shifted_from or 0)
        following = row.sheet.cell(row.index, (row.shifted_from or 0) + 1)
        return self.ledger.ask(place, Doubt("shifted_row", message), following, member=row.member, field="row")

    def _private(self, row: Row) -> None:
        """Remarks, internal columns, cells outside the table and comments, with the heading they stand under."""
        for column in row.table.columns:
            if column.field == "note.private" and (cell := row.cell(column.column)) is not None:
                text = shown(cell)
                self.ledger.note(
                    row.place(column.column), f"{column.header}: {text}" if column.header else text, row.member
                )
        for (index, at), text in row.sheet.comments.items():
            if index == row.index:
                self.ledger.note(Place(row.sheet.name, index, at), text, row.member)

    def _sites(self) -> None:
        for reading in self.figures.readings:
            site, member = reading.figure.site, self.members[reading.figure.member]
            if site and site not in member.sites:
                member.sites.append(site)

    def _other_notes(self) -> None:
        """Titles above tables and everything on sheets that hold no table."""
        ends: dict[str, int] = {}
        for table in self.mapping.sheets:
            sheet = self.workbook.sheet(table.sheet)
            read = table.kind != "ignored" and table.column("member.name")
            last = len(sheet.rows) if table.last_row is None else table.last_row + 1
            begin = ends.get(table.sheet, 0)
            ends[table.sheet] = last
            rows = range(begin, table.header_rows[0] if table.header_rows else begin) if read else range(begin, last)
            for index in rows:
                cells = [(c, cell) for c, cell in enumerate(sheet.rows[index]) if cell is not None]
                if cells:
                    text = " | ".join(shown(cell) for _, cell in cells)
                    self.ledger.note(Place(sheet.name, index, cells[0][0]), text)
            if not read and any(cell is not None for row in sheet.rows for cell in row):
                self.ledger.tell(
                    Place(sheet.name, 0, 0), "sheet_ignored", "Nothing was read from this sheet.", sheet.name
                )

    def _place_figures(self) -> None:
        """Every figure says its cell and the codes of the questions that are open there."""
        asked: dict[tuple[str, str], list[str]] = {}
        for problem in self.ledger.problems.values():
            if problem.severity == "question":
                asked.setdefault((problem.sheet, problem.cell), []).append(problem.code)
        for reading in self.figures.readings:
            figure, place = reading.figure, reading.place
            figure.sheet, figure.cell = place.sheet, place.cell
            figure.doubts += asked.get((figure.sheet, figure.cell), [])

    def _result(self) -> Result:
        joined = {member.key: member.joined.year for member in self.members.values()}
        self._place_figures()
        return Result(
            members=tuple(self.members.values()),
            goals=tuple(self.goals.settle()),
            figures=tuple(reading.figure for reading in self.figures.readings),
            reports=tuple(self.reports.settle(self.figures.filled_years, joined)),
            problems=tuple(self.ledger.problems.values()),
            notes=tuple(self.ledger.notes),
        )


def _flag(flags: list[str], names: list[str]) -> None:
    for name in names:
        if name not in flags:
            flags.append(name)
