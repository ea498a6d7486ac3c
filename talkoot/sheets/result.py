"""What a workbook says, as values and as JSON."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from talkoot.sheets.problems import Note, Problem


def number(value: Decimal | None) -> int | float | None:
    """A decimal as a JSON number."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() and abs(value) < 10**15 else float(value)


@dataclass
class Contact:
    """A person or shared address of a member."""

    name: str | None = None
    email: str | None = None
    phone: str | None = None
    role: str | None = None

    def as_json(self) -> dict[str, Any]:
        return {"name": self.name, "email": self.email, "phone": self.phone, "role": self.role}


@dataclass(frozen=True)
class Joined:
    """When a member joined: an ISO date or its beginning, the year and how exact it is."""

    value: str | None = None
    year: int | None = None
    precision: str | None = None


@dataclass
class Member:
    """One organisation."""

    key: str
    name: str
    business_id: str | None = None
    tier: str | None = None
    status: str = "unknown"
    joined: Joined = Joined()
    municipality: str | None = None
    staff: int | None = None
    size_class: str | None = None
    contacts: list[Contact] = field(default_factory=list)
    sites: list[str] = field(default_factory=list)
    flags: list[str] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        plain = (
            "key",
            "name",
            "business_id",
            "tier",
            "status",
            "municipality",
            "staff",
            "size_class",
            "sites",
            "flags",
        )
        joined = {"value": self.joined.value, "year": self.joined.year, "precision": self.joined.precision}
        contacts = [contact.as_json() for contact in self.contacts]
        return {name: getattr(self, name) for name in plain} | {"joined": joined, "contacts": contacts}


@dataclass
class Goal:
    """One promise of a member."""

    member: str
    theme: str | None
    text: str
    indicator: str | None
    unit: str | None
    type: str
    baseline_value: Decimal | None = None
    baseline_year: int | None = None
    target_value: Decimal | None = None
    target_year: int | None = None
    percent_change: Decimal | None = None
    flags: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)  # codes of the open questions; talkoot.imports reads them

    def as_json(self) -> dict[str, Any]:
        plain = ("member", "theme", "text", "indicator", "unit", "type", "flags")
        baseline = {"value": number(self.baseline_value), "year": self.baseline_year}
        target = {
            "value": number(self.target_value),
            "year": self.target_year,
            "percent_change": number(self.percent_change),
        }
        return {name: getattr(self, name) for name in plain} | {"baseline": baseline, "target": target}


@dataclass
class Figure:
    """One yearly figure of a member or one of its sites."""

    member: str
    site: str | None
    year: int | None
    indicator: str
    value: Decimal | None
    unit: str | None
    flags: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)  # codes of the open questions; talkoot.imports reads them
    sheet: str = ""
    cell: str = ""

    def as_json(self) -> dict[str, Any]:
        plain = ("member", "site", "year", "indicator", "unit", "flags")
        return {name: getattr(self, name) for name in plain} | {"value": number(self.value)}


@dataclass
class Report:
    """Whether a member answered for a year, when, and what it did."""

    member: str
    year: int | None
    state: str
    responded: str | None = None
    measures: str | None = None

    def as_json(self) -> dict[str, Any]:
        return {
            "member": self.member,
            "year": self.year,
            "state": self.state,
            "responded": {"value": self.responded},
            "measures": self.measures,
        }


@dataclass(frozen=True)
class Result:
    """Everything that was read, what is asked about, and what is kept privately."""

    members: tuple[Member, ...]
    goals: tuple[Goal, ...]
    figures: tuple[Figure, ...]
    reports: tuple[Report, ...]
    problems: tuple[Problem, ...]
    notes: tuple[Note, ...]

    def as_json(self) -> dict[str, Any]:
        """Plain data; `yearly_figures` are the figures."""
        return {
            "members": [member.as_json() for member in self.members],
            "goals": [goal.as_json() for goal in self.goals],
            "yearly_figures": [figure.as_json() for figure in self.figures],
            "reports": [report.as_json() for report in self.reports],
            "problems": [problem.as_json() for problem in self.problems],
            "notes": [note.as_json() for note in self.notes],
        }
