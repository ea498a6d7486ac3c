"""Which fields a column may lead to, from its heading and its values together."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from talkoot.sheets.columns import FRACTIONS, ROLES, is_ordinal, scores, unit_in, without_asking
from talkoot.sheets.evidence import Evidence
from talkoot.sheets.heading_rows import Heading
from talkoot.sheets.wording import fold, years_in

ROLE_PARTS = ("name", "email", "phone")
ONE_KIND_OF_WASTE = re.compile(
    r"metal|pahvi|kartonki|paperi|lasi|muovi|puujat|vaaralli|ongelma|energiajat|rakennusjat|sahko|elektroni|ser\b|liete"
    r"|tuhka|papp|kartong|papper|glas|plast|traavfall|tra\b|farligt|problem|energiavfall|byggavfall|elavfall|slam|aska"
    r"|cardboard|paper|plastic|wood|hazard|dangerous|energy waste|construction|weee|sludge|garden|tekstiil|textil"
)


@dataclass(frozen=True)
class Candidates:
    """The fields of one column with their scores, best first, and what the heading says besides."""

    heading: Heading
    evidence: Evidence
    scores: dict[str, float] = field(default_factory=dict)
    unit: str | None = None
    year: int | None = None
    site: str | None = None
    hidden: bool = False

    @property
    def column(self) -> int:
        return self.heading.column


def candidates(heading: Heading, evidence: Evidence, *, hidden: bool = False) -> Candidates:
    """Read a heading in the light of its values."""
    if hidden:
        return Candidates(heading, evidence, {"note.private": 1.0}, hidden=True)
    years = [year for part in (heading.leaf, *heading.groups) for year in years_in(part)]
    unit = next((u for part in (heading.units, heading.leaf, *heading.groups) if (u := unit_in(part)[0])), None)
    by_words = _by_words(heading)
    found = {name: score + _fit(name, evidence) for name, score in by_words.items()}
    for name, score in _by_values(evidence).items():
        found[name] = max(score, found.get(name, 0.0))
    _follow_unit(found, unit)
    return Candidates(heading, evidence, found, unit, years[0] if years else None, _site(heading))


def _by_words(heading: Heading) -> dict[str, float]:
    leaf, groups = _words(heading.leaf), tuple(w for g in heading.groups for w in _words(g) if not _is_frame(w))
    if is_ordinal(heading.leaf) or not leaf:
        found = dict(scores(groups))
        return found | _unit_words(heading)
    found = dict(scores(leaf))
    for name, score in _unit_words(heading).items():
        found[name] = max(score, found.get(name, 0.0))
    for name, score in scores(groups + leaf).items() if groups else ():
        if score + 0.05 > found.get(name, 0.0):
            found[name] = score + 0.05
    for name, score in scores(groups).items():
        if name not in found and score > 0.9:
            found[name] = score * 0.55
    if ONE_KIND_OF_WASTE.search(fold(heading.leaf)):
        found.pop("figure.waste_total", None)
    return found | _role_of_group(found, groups)


def _is_frame(word: str) -> bool:
    """A group that only says "year" or "follow-up" says nothing of its columns."""
    return scores((word,)).get("figure.year", 0.0) >= 0.9


def _words(text: str) -> tuple[str, ...]:
    for year in years_in(text):
        text = text.replace(str(year), " ")
    words = unit_in(_question(text))[1]
    return without_asking(words) if len(words) > 3 else words


def _question(text: str) -> str:
    """The question itself, without what is explained after it."""
    asked, mark, _ = text.partition("?")
    return asked if mark and len(asked.split()) > 3 else text


def _unit_words(heading: Heading) -> dict[str, float]:
    """A heading that is a unit and more: "km", "Ajettu km", "Körda km"."""
    words = tuple(fold(heading.leaf).split())
    return dict(scores(words)) if 0 < len(words) <= 4 and not is_ordinal(heading.leaf) else {}


def _role_of_group(found: dict[str, float], groups: tuple[str, ...]) -> dict[str, float]:
    """Under "Deputy", a heading "E-mail" is the deputy's."""
    spoken = scores(groups) if groups else {}
    for role in ROLES[1:]:
        if spoken.get(f"{role}.name", 0.0) >= 0.85:
            return {
                f"{role}.{part}": found[f"contact.{part}"] + 0.1 for part in ROLE_PARTS if f"contact.{part}" in found
            } or {f"{role}.name": 0.9}
    return {}


def _site(heading: Heading) -> str | None:
    """Columns of one site each: the group is "Site: Harbour" or "Toimipiste 2"."""
    for group in heading.groups:
        words = fold(group).split()
        if len(words) > 1 and scores((words[0],)).get("site.name", 0.0) >= 0.9:
            return group.split(":", 1)[-1].strip() if ":" in group else group
    return None


def _follow_unit(found: dict[str, float], unit: str | None) -> None:
    """A percentage column is a share; a share column has no megawatt-hours."""
    for name in list(found):
        indicator = name.removeprefix("figure.")
        if name.startswith("figure.") and unit and indicator != name and indicator not in ("value", "other"):
            is_share = indicator in FRACTIONS
            if is_share != (unit == "%"):
                found[name] -= 0.25


def _by_values(evidence: Evidence) -> dict[str, float]:
    """What the values alone say, for a column without a telling heading."""
    if evidence.filled < 2:
        return {}
    found = {
        "contact.email": evidence.email,
        "member.business_id": evidence.business_id * 0.95,
        "contact.phone": evidence.phone * 0.9,
        "member.status": evidence.status * 0.7 if evidence.distinct < 0.6 or evidence.filled < 8 else 0.0,
        "member.tier": evidence.tier * 0.7 if evidence.distinct < 0.6 or evidence.filled < 8 else 0.0,
        "member.size_class": evidence.size * 0.7 if evidence.distinct < 0.6 or evidence.filled < 8 else 0.0,
        "member.name": min(evidence.legal_form, 0.9) * 0.85 if evidence.distinct > 0.4 else 0.0,
    }
    return {name: score for name, score in found.items() if score >= 0.4}


def _fit(name: str, e: Evidence) -> float:
    """How far the values speak for or against a field."""
    if not e.filled:
        return 0.0
    family, _, part = name.partition(".")
    if family == "figure":
        return _figure_fit(part, e)
    if family in ROLES:
        return _contact_fit(part, e)
    rule = RULES.get(name)
    return rule(e) if rule else 0.0


def _figure_fit(part: str, e: Evidence) -> float:
    if part in ("indicator", "unit"):
        return -0.5 if e.number > 0.6 else 0.0
    if part == "year":
        return 0.1 if e.year > 0.7 else -0.5
    if e.long_text > 0.5 or e.email > 0.2 or e.legal_form > 0.3:
        return -0.5
    if e.number < 0.25 and e.filled >= 3:
        return -0.4
    return 0.05 if e.number > 0.6 else 0.0


def _contact_fit(part: str, e: Evidence) -> float:
    if part == "email":
        return 0.2 if e.email > 0.5 else (-0.4 if e.email < 0.1 and e.filled > 2 else 0.0)
    if part == "phone":
        return 0.1 if e.phone > 0.5 else (-0.4 if e.phone < 0.1 and e.number < 0.3 and e.filled > 2 else 0.0)
    if part == "role":
        return 0.1 if e.role > 0.4 else -0.4
    if e.email > 0.5 and e.address < 0.5 * e.email:
        return 0.1  # a whole contact in one cell
    if e.number > 0.4 or e.email > 0.5 or e.phone > 0.5 or e.date > 0.4:
        return -0.5
    return 0.1 * e.person - 0.4 * e.legal_form


def _member_name(e: Evidence) -> float:
    if e.number > 0.4 or e.email > 0.3 or e.business_id > 0.3 or e.date > 0.3 or e.yes_no > 0.5:
        return -0.7
    return 0.2 * e.legal_form - (0.25 * e.person if e.legal_form < 0.1 else 0.0) - (0.4 if e.long_text > 0.9 else 0.0)


def _worded(share: float, e: Evidence) -> float:
    if share >= 0.5:
        return 0.2
    return -0.5 if share < 0.2 and e.filled > 2 else -0.1


RULES: dict[str, Callable[[Evidence], float]] = {
    "row.number": lambda e: 0.0 if e.number > 0.7 and e.business_id < 0.3 else -0.6,
    "member.name": _member_name,
    "member.business_id": lambda e: 0.25 if e.business_id > 0.3 else (-0.5 if e.number < 0.3 else -0.2),
    "member.status": lambda e: _worded(e.status, e),
    "member.tier": lambda e: _worded(e.tier, e),
    "member.joined": lambda e: (
        0.1 if max(e.date, e.year) > 0.4 else (-0.5 if e.status > 0.5 or e.yes_no > 0.5 else -0.1)
    ),
    "member.municipality": lambda e: -0.6 if e.number > 0.4 or e.email > 0.2 or e.date > 0.3 else 0.0,
    "member.staff": lambda e: 0.05 if e.number > 0.4 else (-0.4 if e.person > 0.3 or e.number < 0.1 else 0.0),
    "member.size_class": lambda e: 0.05 if e.band + e.size > 0.3 else -0.2,
    "goal.baseline_year": lambda e: 0.1 if e.year > 0.4 else -0.3,
    "goal.target_year": lambda e: 0.1 if e.year > 0.4 else -0.3,
    "goal.baseline": lambda e: -0.4 if e.long_text > 0.6 else 0.0,
    "goal.change": lambda e: -0.3 if e.long_text > 0.5 or e.year > 0.8 else (0.05 if e.number > 0.4 else -0.05),
    "goal.target": lambda e: -0.3 if e.long_text > 0.5 or e.year > 0.8 else (0.05 if e.number > 0.4 else -0.05),
    "goal.text": lambda e: (-0.5 if e.number > 0.4 else 0.0) + (0.1 * e.long_text if e.long_text > 0.1 else -0.1),
    "goal.sentence": lambda e: (-0.5 if e.number > 0.4 else 0.0) + 0.1 * e.long_text,
    "goal.theme": lambda e: -0.4 if e.number > 0.4 or e.long_text > 0.8 else 0.0,
    "goal.indicator": lambda e: -0.4 if e.number > 0.5 else 0.0,
    "goal.unit": lambda e: -0.4 if e.number > 0.5 or e.long_text > 0.3 else 0.0,
    "report.responded": lambda e: 0.1 if e.date + e.yes_no + e.stamp > 0.4 else -0.4,
    "report.measures": lambda e: -0.5 if e.number > 0.5 else 0.1 * e.long_text,
    "site.name": lambda e: -0.5 if e.number > 0.5 or e.legal_form > 0.6 else 0.0,
}
