"""One field for each column: the best fitting pairs first, each single field once."""

from __future__ import annotations

import re
from collections.abc import Sequence

from talkoot.sheets.adoption import adopt
from talkoot.sheets.candidates import Candidates
from talkoot.sheets.columns import INDICATORS
from talkoot.sheets.mapping import ColumnMapping
from talkoot.sheets.wording import fold

THRESHOLD = 0.56
REPEATABLE = frozenset(
    [
        "goal.sentence",
        "note.private",
        "report.measures",
        "ignore",
        "figure.value",
        "figure.other",
        "contact.name",
        "contact.email",
        "contact.phone",
        "deputy.name",
        "deputy.email",
        "deputy.phone",
        "signatory.name",
        "signatory.email",
        "signatory.phone",
        "contact.first_name",
        "contact.last_name",
        "contact.role",
    ]
)
GOAL_SIGNS = ("goal.text", "goal.sentence", "goal.target", "goal.baseline", "goal.theme", "goal.baseline_year")
STRUCTURE = frozenset(
    {"goal.change", "goal.target", "goal.baseline", "goal.indicator", "goal.unit", "goal.theme", "goal.target_year"}
)
STATED = frozenset({"goal.text", "goal.sentence", "goal.target", "goal.baseline", "goal.change"})
NUMBER = re.compile(r"(?<![\d.,])[1-9](?!\d)")
Subject = tuple[str, str | None] | None


def assign(
    found: Sequence[Candidates], *, subject: Subject = None, about_goals: bool = False, about_leavers: bool = False
) -> tuple[ColumnMapping, ...]:
    """The columns in order, each with its field."""
    about, blocks = _weights(found), _goal_blocks(found)
    pairs = sorted(
        (
            (score + about.get(name.partition(".")[0], 0.0) + _context(name, about), -c.column, name)
            for c in found
            for name, score in c.scores.items()
        ),
        reverse=True,
    )
    by_column = {c.column: c for c in found}
    chosen = _name_column(found)
    taken: set[tuple[object, ...]] = {("member.name",)} if chosen else set()
    for score, minus_column, name in pairs:
        column = -minus_column
        if score < THRESHOLD or column in chosen:
            continue
        place = _place(name, by_column[column], blocks)
        if name not in REPEATABLE and place in taken:
            continue
        taken.add(place)
        chosen[column] = (name, min(score, 1.0))
    adopt(chosen, found, about_goals=about_goals, about_leavers=about_leavers)
    _goal_columns(chosen)
    _changes(chosen, blocks)
    return tuple(_column(c, chosen.get(c.column), subject, chosen) for c in found)


def _name_column(found: Sequence[Candidates]) -> dict[int, tuple[str, float]]:
    """The members' names come first: without them a table says nothing."""
    best = max(found, key=lambda c: (c.scores.get("member.name", 0.0), -c.column), default=None)
    if best is None or (score := best.scores.get("member.name", 0.0)) < 0.45:
        return {}
    return {best.column: ("member.name", min(score, 1.0))}


def _place(name: str, column: Candidates, blocks: dict[int, int]) -> tuple[object, ...]:
    """What a field may be given to once: a figure once a year and site, a goal's part once a group or block."""
    if name.startswith(("figure.", "report.")):
        return (name, column.year, column.site)
    if name.startswith("goal."):
        number = "".join(c for c in column.heading.leaf if c.isdigit())
        return (name, column.heading.groups, number, blocks.get(column.column, 0))
    return (name,)


def _goal_blocks(found: Sequence[Candidates]) -> dict[int, int]:
    """Columns that describe goals, repeated to the right: the next number or a heading met again begins a block."""
    about = [c for c in found if _most_about_goals(c) >= 0.6]
    numbers = {c.column: number for c in about if (number := NUMBER.search(c.heading.leaf))}
    is_numbered = len({number[0] for number in numbers.values()}) > 1
    blocks, block, met = dict[int, int](), 0, set[tuple[str, ...]]()
    for c in about:
        key = (numbers[c.column][0],) if c.column in numbers else ()
        mark = key if is_numbered else (fold(c.heading.leaf), *c.heading.groups)
        if met and (mark and mark not in met if is_numbered else mark in met):
            block, met = block + 1, set()
        met.update([mark] if mark else [])
        blocks[c.column] = block
    return blocks


def _most_about_goals(c: Candidates) -> float:
    return max((score for name, score in c.scores.items() if name.startswith("goal.")), default=0.0)


def _weights(found: Sequence[Candidates]) -> dict[str, float]:
    """Is the sheet about goals, or a long list of figures?"""
    top = [max(c.scores, key=lambda name: c.scores[name]) for c in found if c.scores]
    best = {name: max((c.scores.get(name, 0.0) for c in found), default=0.0) for name in (*GOAL_SIGNS, "figure.value")}
    goals = sum(best[name] >= 0.8 for name in GOAL_SIGNS)
    is_long = "figure.value" in top and ("figure.indicator" in top or "goal.indicator" in top) and goals < 2
    has_figures = any(name.startswith("figure.") for name in top)
    goal_weight = 0.3 if goals >= 2 and not is_long else 0.0
    return {"long": 0.3 if is_long else -0.3, "goals": goal_weight, "places": 0.0 if has_figures else -0.2}


def _context(name: str, about: dict[str, float]) -> float:
    if name in ("figure.value", "figure.indicator", "figure.unit", "figure.year"):
        return about["long"] if about["goals"] == 0 or about["long"] > 0 else -0.4
    if name in ("goal.indicator", "goal.unit"):
        return -0.3 if about["long"] > 0 else 0.0
    if name == "site.name":
        return about["places"]
    if name in ("member.status", "member.joined", "member.tier", "report.measures") and about["goals"]:
        return -0.05
    return 0.0


def _goal_columns(chosen: dict[int, tuple[str, float]]) -> None:
    """Goals are free sentences when several columns hold them or nothing else describes them."""
    names = [name for name, _ in chosen.values()]
    if not STATED.intersection(names):
        _no_goals(chosen)
        return
    texts = [column for column, (name, _) in chosen.items() if name in ("goal.text", "goal.sentence")]
    structured = bool(STRUCTURE.intersection(names))
    is_repeated = any(len(texts) == names.count(part) for part in STRUCTURE)
    if len(texts) > 1 and not is_repeated and (structured or "goal.text" not in names):
        return
    for column in texts:
        chosen[column] = ("goal.text" if structured else "goal.sentence", chosen[column][1])


def _changes(chosen: dict[int, tuple[str, float]], blocks: dict[int, int]) -> None:
    """A column of changes stands beside one of levels, or in its place."""
    levels = {blocks.get(column, 0) for column, (name, _) in chosen.items() if name == "goal.target"}
    for column, (name, score) in chosen.items():
        if name == "goal.change" and blocks.get(column, 0) not in levels:
            chosen[column] = ("goal.target", score)


def _no_goals(chosen: dict[int, tuple[str, float]]) -> None:
    """Where nothing is promised, an indicator and a unit are those of figures."""
    for column, (name, score) in list(chosen.items()):
        if name in ("goal.indicator", "goal.unit"):
            chosen[column] = (name.replace("goal.", "figure."), score)
        elif name.startswith("goal."):
            del chosen[column]


def _column(
    c: Candidates, choice: tuple[str, float] | None, subject: Subject, chosen: dict[int, tuple[str, float]]
) -> ColumnMapping:
    name, confidence = choice or _fallback(c, subject, chosen)
    unit = c.unit
    if choice is None and subject and name == subject[0]:
        unit = unit or subject[1]
    return ColumnMapping(c.column, c.heading.text or c.heading.units, name, unit, c.year, round(confidence, 2), c.site)


def _fallback(c: Candidates, subject: Subject, chosen: dict[int, tuple[str, float]]) -> tuple[str, float]:
    """A column that no field claims: a figure of its own name, or a private note."""
    bare_year = c.year is not None and not fold(c.heading.leaf).strip("0123456789 ")
    if bare_year and (c.evidence.number > 0.3 or not c.evidence.filled):
        names = {name for name, _ in chosen.values()}
        if "figure.indicator" in names or "goal.indicator" in names:
            return "figure.value", 0.8
        if subject:
            return subject[0], 0.7
    if not bare_year and _may_be_figure(c) and (c.unit or _among_figures(c, chosen)):
        return "figure.other", 0.5
    return "note.private", 0.4


def _among_figures(c: Candidates, chosen: dict[int, tuple[str, float]]) -> bool:
    """Does the column stand between two figures?"""
    sides = (chosen.get(c.column - 1, ("", 0.0))[0], chosen.get(c.column + 1, ("", 0.0))[0])
    return all(name.removeprefix("figure.") in INDICATORS for name in sides)


def _may_be_figure(c: Candidates) -> bool:
    """Numbers under a heading of their own."""
    numbers = c.evidence.number > 0.6 and c.evidence.year < 0.5 and c.evidence.phone < 0.3
    is_money = (c.unit or "").upper() in ("EUR", "KEUR")
    return bool(c.heading.leaf) and numbers and not is_money and "note.private" not in c.scores
