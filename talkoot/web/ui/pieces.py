"""What views hand to the larger components: frozen values, nothing of the domain."""

from collections.abc import Sequence
from dataclasses import dataclass

from talkoot.web.ui.charts import Value


@dataclass(frozen=True)
class Link:
    """A link in a menu, a trail or under a picture."""

    label: str
    url: str = ""
    current: bool = False


@dataclass(frozen=True)
class Column:
    """A column of a table; numbers stand to the right."""

    label: str
    number: bool = False


@dataclass(frozen=True)
class Table:
    """A table whose first column names the row."""

    caption: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[object]]
    cards: bool | None = None

    @property
    def as_cards(self) -> bool:
        """Whether rows become cards where there is little room."""
        return len(self.columns) > 4 if self.cards is None else self.cards


@dataclass(frozen=True)
class Goal:
    """A goal as it is drawn."""

    title: str
    unit: str
    baseline: Value
    baseline_year: int
    target: Value
    target_year: int
    now: Value | None = None
    now_year: int | None = None
    plan: Value | None = None
    text: str = ""
    state: str = ""
    kind: str = ""
    grade: str = ""
    source: str = ""


@dataclass(frozen=True)
class Task:
    """A row of a work queue: how many, what, why, one button."""

    count: int
    title: str
    why: str
    url: str
    button: str


@dataclass(frozen=True)
class Option:
    """One choice of a filter, with how many it would show."""

    value: str
    label: str
    count: int
    chosen: bool = False


@dataclass(frozen=True)
class FilterGroup:
    """Choices under one question."""

    legend: str
    name: str
    options: Sequence[Option]
