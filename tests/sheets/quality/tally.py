"""Counting verdicts, and remembering every miss with its sheet and cell."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

COUNTED = ("right", "asked", "needless", "wrong", "silent", "missing")


@dataclass(frozen=True)
class Miss:
    kind: str
    what: str
    where: str
    wanted: str
    given: str

    def line(self) -> str:
        return f"{self.kind:9} {self.where:28} {self.what}: wanted {self.wanted}, got {self.given}"


@dataclass
class Tally:
    """What was found about one workbook, or about all of them."""

    name: str
    counts: Counter[str] = field(default_factory=Counter)
    misses: list[Miss] = field(default_factory=list)
    parts: dict[str, Counter[str]] = field(default_factory=dict)
    part: str = "members"  # which part of the result is being judged

    def add(self, verdict: str, what: str, where: str, wanted: Any = "", given: Any = "") -> None:
        self.counts[verdict] += 1
        self.parts.setdefault(self.part, Counter())[verdict] += 1
        if verdict not in ("right", "asked", "empty"):
            self.misses.append(Miss(verdict, what, where, _short(wanted), _short(given)))

    def absorb(self, other: "Tally") -> None:
        self.counts.update(other.counts)
        self.misses += other.misses
        for part, counts in other.parts.items():
            self.parts.setdefault(part, Counter()).update(counts)

    def by_part(self) -> dict[str, "Tally"]:
        """The same counts for members, contacts, figures, goals and reports apart."""
        return {part: Tally(part, Counter(counts)) for part, counts in self.parts.items()}

    @property
    def fields(self) -> int:
        return sum(self.counts[kind] for kind in COUNTED)

    @property
    def good_percent(self) -> float:
        return 100 * (self.counts["right"] + self.counts["asked"]) / max(1, self.fields)

    @property
    def wrong_percent(self) -> float:
        """Wrong without question, doubtful things taken silently included."""
        return 100 * (self.counts["wrong"] + self.counts["silent"]) / max(1, self.fields)

    def meets_targets(self) -> bool:
        clean = not self.counts["invented"] and not self.counts["leak"] and not self.counts["failed"]
        return clean and self.good_percent >= 97 and self.wrong_percent <= 1

    def as_json(self) -> dict[str, Any]:
        numbers = {"good_percent": round(self.good_percent, 2), "wrong_percent": round(self.wrong_percent, 2)}
        return {"workbook": self.name, "fields": self.fields, **dict(self.counts), **numbers}


def _short(value: Any) -> str:
    if isinstance(value, dict) and ("any" in value or "free" in value):
        accepted = "|".join(str(one) for one in value.get("any", ["anything"]))
        value = f"{accepted} (must ask)" if value.get("ask") == "must" else accepted
    text = str(value)
    return text if len(text) <= 90 else f"{text[:87]}..."
