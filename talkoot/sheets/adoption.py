"""Columns whose heading says too little, given a field by their values and by what the rest of the sheet holds."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from talkoot.sheets.candidates import Candidates
from talkoot.sheets.evidence import Evidence
from talkoot.sheets.wording import fold

Chosen = dict[int, tuple[str, float]]
MEASURED = frozenset({"goal.target", "goal.baseline", "goal.baseline_year", "goal.target_year", "goal.indicator"})
SURE = 0.6
RESPONSIBLE = ("vastuuh", "vastuutah", "ansvarig", "ansvarsperson", "responsible", "lead person", "person in charge")


def adopt(chosen: Chosen, found: Sequence[Candidates], *, about_goals: bool, about_leavers: bool) -> None:
    """Goal texts among goal columns, the date of the answer among figures, the day of joining among members."""
    names = {name for name, _ in chosen.values()}
    free = [c for c in found if c.column not in chosen and not c.hidden and c.scores.get("note.private", 0.0) < 0.7]
    stated = {"goal.text", "goal.sentence"} & names
    if not stated and "member.name" in names and (about_goals or len(MEASURED & names) > 1):
        _take(chosen, free, "goal.text" if MEASURED & names else "goal.sentence", _sentences)
    has_figures = any(name.startswith(("figure.", "report.measures")) for name in names)
    is_register = bool({"member.tier", "member.status"} & names)
    if has_figures and not is_register and "report.responded" not in names:
        _take(chosen, free, "report.responded", _days)
    if is_register and not has_figures and not about_leavers and "member.joined" not in names:
        _take(chosen, free, "member.joined", _days)
    if "contact.email" in names and not {"contact.name", "contact.last_name"} & names and not MEASURED & names:
        _adopt_responsible(chosen, found)


def _adopt_responsible(chosen: Chosen, found: Sequence[Candidates]) -> None:
    """Beside addresses and no other names, whoever is responsible is the contact."""
    for c in found:
        is_free = chosen.get(c.column, ("note.private", 0.0))[0] == "note.private" and not c.hidden
        people = c.evidence.person > 0.5 and c.evidence.distinct > 0.5
        if is_free and people and fold(c.heading.leaf).startswith(RESPONSIBLE):
            chosen[c.column] = ("contact.name", 0.6)
            return


def _take(chosen: Chosen, free: list[Candidates], field: str, worth: Callable[[Evidence], float]) -> None:
    """The free column that is worth most, if it is worth enough and nothing else is as good."""
    ranked = sorted(((worth(c.evidence), -c.column) for c in free if c.column not in chosen), reverse=True)
    if ranked and ranked[0][0] >= SURE and (len(ranked) == 1 or ranked[1][0] < ranked[0][0]):
        chosen[-ranked[0][1]] = (field, 0.6)


def _sentences(e: Evidence) -> float:
    """Texts that hardly repeat and are neither names nor addresses."""
    if e.filled < 2 or e.text < 0.8 or max(e.person, e.legal_form, e.email, e.status) > 0.4 or e.distinct < 0.5:
        return 0.0
    return 0.3 + 0.7 * e.long_text


def _days(e: Evidence) -> float:
    """Dates, with bare years among them; years alone may be anything."""
    full = max(e.date, e.stamp)
    return 0.0 if e.filled < 2 or full < 0.3 else min(full + e.year, 1.0)
