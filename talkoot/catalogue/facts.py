"""What is known of an operating model and of a method of coordination: frozen values, read from data files."""

from dataclasses import dataclass
from datetime import date

from talkoot.catalogue.enums import (
    Aim,
    CautionKind,
    CompanyKind,
    MeasureUnit,
    Mechanism,
    NeedKey,
    Owner,
    TaskKind,
    Theme,
)
from talkoot.catalogue.words import Words


@dataclass(frozen=True, slots=True)
class Range:
    """From the least to the most."""

    low: int
    high: int

    @property
    def is_one(self) -> bool:
        """Whether least and most are the same."""
        return self.low == self.high


@dataclass(frozen=True, slots=True)
class Caution:
    """What to beware of."""

    kind: CautionKind
    words: Words


@dataclass(frozen=True, slots=True)
class LegalNote:
    """What the law says, and where."""

    words: Words
    source: str


@dataclass(frozen=True, slots=True)
class Effect:
    """What is known of the effect on one of the five goals; not rated unless somebody published a rating."""

    aim: Aim
    is_rated: bool
    source: str = ""


@dataclass(frozen=True, slots=True)
class Example:
    """A municipality or an organisation that did it."""

    municipality: str
    what: Words
    source: str
    last_verified: date


@dataclass(frozen=True, slots=True)
class Measure:
    """Something to measure; the first one is the indicator that an adoption begins with."""

    unit: MeasureUnit
    words: Words


@dataclass(frozen=True, slots=True)
class Effort:
    """The municipality's own work and money in a year; `basis` is "estimate" or the source of the figures."""

    hours_per_year: Range
    euros_per_year: Range
    basis: str

    @property
    def is_estimate(self) -> bool:
        """Whether nobody has published the figures."""
        return self.basis == "estimate"


@dataclass(frozen=True, slots=True)
class Fit:
    """The least that makes sense, the companies that it suits and the owners who could run it."""

    hours_per_week: int
    euros_per_year: int
    companies_at_least: int
    kinds: tuple[CompanyKind, ...]
    owners: tuple[Owner, ...]


@dataclass(frozen=True, slots=True)
class TaskTemplate:
    """A row of the plan: in a week from the start, or in a month of every year."""

    week: int | None
    month: int | None
    kind: TaskKind
    words: Words


@dataclass(frozen=True, slots=True)
class Carrier:
    """What adopting creates: `kind` is one of `enums.KINDS[mechanism]`; `question` belongs to dialogues."""

    mechanism: Mechanism
    kind: str
    name: Words
    question: Words | None = None


@dataclass(frozen=True, slots=True)
class OperatingModel:
    """One of the ways of working."""

    code: str
    number: int
    theme: Theme
    continuous: bool
    resources: int
    owner: Owner
    aims: tuple[Aim, ...]
    first_result_months: Range
    name: Words
    summary: Words
    what: Words
    why: Words
    how: tuple[Words, ...]
    monday: tuple[Words, ...]
    cautions: tuple[Caution, ...]
    legal: tuple[LegalNote, ...]
    effects: tuple[Effect, ...]
    examples: tuple[Example, ...]
    measures: tuple[Measure, ...]
    effort: Effort
    fit: Fit
    tasks: tuple[TaskTemplate, ...]
    runs_on: tuple[Carrier, ...]


@dataclass(frozen=True, slots=True)
class Addition:
    """Work that a method brings compared with the lighter one below it."""

    words: Words
    hours_per_year: Range


@dataclass(frozen=True, slots=True)
class Need:
    """What must be in place for a method."""

    key: NeedKey
    words: Words


@dataclass(frozen=True, slots=True)
class Method:
    """A way to coordinate the models: a rung of the ladder from light to heavy."""

    code: str
    number: int
    resources: int
    owner: Owner
    aims: tuple[Aim, ...]
    first_result_months: Range
    name: Words
    summary: Words
    what: Words
    why: Words
    how: tuple[Words, ...]
    monday: tuple[Words, ...]
    cautions: tuple[Caution, ...]
    legal: tuple[LegalNote, ...]
    examples: tuple[Example, ...]
    effort: Effort
    fit: Fit
    adds: tuple[Addition, ...]
    needs: tuple[Need, ...]
    runs_on: tuple[Carrier, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """A topic of advice or a product group of procurement."""

    code: str
    name: Words
