"""What an inventory counts and what it leaves out, with the reasons."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from talkoot.engine import Footprint, Refusal
from talkoot.engine.quality import Graded, Period, coverage, shares_by_method
from talkoot.footprints.enums import Question, RowState
from talkoot.footprints.models import Answer, Inventory, Row

COUNTED = "counted"
UNANSWERED = ""
ASKED = tuple(question for question in Question if question != Question.COMPANY)
BY_PERIODS = (Question.ELECTRICITY, Question.HEAT)  # energy is billed by periods, so that a missing month shows
CATEGORIES = tuple(range(1, 16))  # GHG Protocol, Corporate Value Chain (Scope 3) Standard


@dataclass(frozen=True, slots=True)
class QuestionCover:
    """One question: `state` is "counted", an AnswerState, or empty when nobody has answered yet."""

    question: Question
    state: str
    reason: str
    counted: int
    to_check: int


@dataclass(frozen=True, slots=True)
class Gap:
    """Months (1–12) of a site without bills or readings for any day or some."""

    question: Question
    site: str
    months: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Cover:
    """The whole of it. `shares`: shares (0 to 1) of the market-based kilograms by how the amounts are known."""

    questions: tuple[QuestionCover, ...]
    set_aside: tuple[Row, ...]
    to_check: int
    refused: tuple[Refusal, ...]
    gaps: tuple[Gap, ...]
    categories_left_out: tuple[int, ...]
    shares: Mapping[str, Decimal]

    @property
    def is_whole(self) -> bool:
        """Every question has an answer, and nothing waits or was refused."""
        return not self.to_check and not self.refused and all(one.state != UNANSWERED for one in self.questions)


def cover_of(inventory: Inventory, rows: Iterable[Row], footprint: Footprint) -> Cover:
    """The coverage of the inventory from all its rows, counted or not. One query, for the answers."""
    rows = tuple(rows)
    answers = {answer.question: answer for answer in inventory.answers.all()}  # type: ignore[attr-defined]
    states = Counter((row.question, row.state) for row in rows)
    counted = [row for row in rows if row.is_counted]
    return Cover(
        questions=tuple(_question(question, answers.get(question), states) for question in ASKED),
        set_aside=tuple(row for row in rows if row.state == RowState.SET_ASIDE),
        to_check=sum(row.state == RowState.TO_CHECK for row in rows),
        refused=footprint.refused,
        gaps=gaps_of(counted, inventory.year),
        categories_left_out=tuple(number for number in CATEGORIES if number not in footprint.categories),
        shares=shares_by_method(Graded(line.kg_co2e, line.activity.depth) for line in footprint.counted()),
    )


def gaps_of(rows: Iterable[Row], year: int) -> tuple[Gap, ...]:
    """Missing months of supplied energy, for sites whose rows all say which days they are of."""
    periods: dict[tuple[int, str], list[Period]] = {}
    untold: set[tuple[int, str]] = set()
    for row in rows:
        place = (row.question, row.site.name if row.site else "")
        if row.question not in BY_PERIODS:
            continue
        if row.started_on is None or row.ended_on is None or row.ended_on < row.started_on:
            untold.add(place)
        else:
            periods.setdefault(place, []).append(Period(row.started_on, row.ended_on))
    found = []
    for (question, site), covering in sorted(periods.items()):
        missing = tuple(month for _, month in coverage({site: covering}, year).missing)
        if missing and (question, site) not in untold:
            found.append(Gap(Question(question), site, missing))
    return tuple(found)


def _question(question: Question, answer: Answer | None, states: Mapping[tuple[int, str], int]) -> QuestionCover:
    counted = states.get((question, RowState.COUNTED), 0)
    said = answer.state if answer else UNANSWERED
    return QuestionCover(
        question=question,
        state=COUNTED if counted else said,
        reason=answer.reason if answer else "",
        counted=counted,
        to_check=states.get((question, RowState.TO_CHECK), 0),
    )
