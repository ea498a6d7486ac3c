"""Everything that was not understood, and every question left open, as private notes with sheet and cell."""

from talkoot.imports.operations.setting import Setting
from talkoot.imports.wording import open_question
from talkoot.memberships.models import Note
from talkoot.memberships.operations import NewNote, add_notes
from talkoot.sheets.problems import Note as Remark
from talkoot.sheets.workbook import Position, position

LONGEST = 20_000
Place = tuple[str | None, str, int]


def bring_notes(setting: Setting) -> None:
    """One note for each member and row of a sheet, one for each sheet of what concerns nobody."""
    lines: dict[Place, list[Remark]] = {}
    for remark in (*setting.result.notes, *setting.remarks, *_questions(setting)):
        key = remark.member if remark.member in setting.members else None
        row = _spot(remark)[0] if key else 0
        lines.setdefault((key, remark.sheet, row), []).append(remark)
    notes = [note for place, remarks in lines.items() for note in _notes(setting, place, remarks)]
    known = set(
        Note.objects.filter(network=setting.network)
        .exclude(sheet="")
        .values_list("membership_id", "sheet", "cell", "text")
    )
    fresh = [note for note in notes if (note.membership_id, note.sheet, note.cell, note.text) not in known]
    for made in add_notes(network_id=setting.network.pk, notes=fresh, by=setting.by, now=setting.now):
        setting.records.add(made)


def _questions(setting: Setting) -> list[Remark]:
    return [
        Remark(problem.member, problem.sheet, problem.cell, open_question(problem))
        for problem in setting.result.problems
        if problem.severity == "question"
    ]


def _spot(remark: Remark) -> Position:
    return position(remark.cell) if remark.cell else (0, 0)


def _notes(setting: Setting, place: Place, remarks: list[Remark]) -> list[NewNote]:
    """The lines of one place; a sheet full of them makes several notes."""
    key, sheet, _row = place
    ordered = sorted(remarks, key=_spot)
    texts = list(dict.fromkeys((remark.cell, remark.text) for remark in ordered))
    chunks: list[list[tuple[str, str]]] = [[]]
    length = 0
    for cell, text in texts:
        if length > LONGEST:
            chunks.append([])
            length = 0
        chunks[-1].append((cell, text))
        length += len(text)
    membership = setting.members[key] if key else None
    return [
        NewNote(
            membership_id=membership.pk if membership else None, sheet=sheet[:120], cell=chunk[0][0][:20],
            text="\n".join(f"{cell} {text}".strip() for cell, text in chunk),
        )
        for chunk in chunks
    ]  # fmt: skip
