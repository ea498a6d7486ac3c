"""The rule behind the ranking, read from `talkoot/data/fit.toml`: it is data, and the page shows it."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from talkoot.catalogue.parsing import Fields
from talkoot.catalogue.reading import read_file
from talkoot.catalogue.words import Words

QUESTIONS = ("hours", "euros", "companies", "kind", "aims", "owners")
LIMITS = ("hours", "euros", "companies")
WEIGHTS = ("kind_named", "kind_any", "aim", "owner_usual", "owner_possible", "light", "medium", "quick")


@dataclass(frozen=True, slots=True)
class AnswerOption:
    """One answer that can be chosen; the value is hours a week or euros a year."""

    value: int
    words: Words


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked."""

    key: str
    words: Words
    hint: Words
    options: tuple[AnswerOption, ...]


@dataclass(frozen=True, slots=True)
class Limit:
    """What a model must not need more of than there is."""

    key: str
    words: Words
    reason: Words


@dataclass(frozen=True, slots=True)
class Weight:
    """What gives points, and the sentence that says so beside a model."""

    key: str
    points: int
    words: Words
    reason: Words


@dataclass(frozen=True, slots=True)
class Rung:
    """How the method of coordination is chosen."""

    words: Words
    reason: Words
    start: Words


@dataclass(frozen=True, slots=True)
class FitRule:
    """The whole rule."""

    questions: tuple[Question, ...]
    limits: tuple[Limit, ...]
    weights: tuple[Weight, ...]
    rung: Rung
    handful_least: int
    handful_most: int
    near_misses: int
    quick_months: int

    def question(self, key: str) -> Question:
        """The question with the key."""
        return next(each for each in self.questions if each.key == key)

    def weight(self, key: str) -> Weight:
        """The weight with the key."""
        return next(each for each in self.weights if each.key == key)


@cache
def fit_rule() -> FitRule:
    """The rule that this service uses."""
    text = files("talkoot.data").joinpath("fit.toml").read_text(encoding="utf-8")
    return read_file("fit.toml", text, _rule)


def _rule(fields: Fields) -> FitRule:
    rung = fields.table("rung")
    rule = FitRule(
        questions=tuple(_question(row) for row in fields.rows("question", len(QUESTIONS), len(QUESTIONS))),
        limits=tuple(_limit(row) for row in fields.rows("limit", len(LIMITS), len(LIMITS))),
        weights=tuple(_weight(row) for row in fields.rows("weight", len(WEIGHTS), len(WEIGHTS))),
        rung=Rung(rung.own_words(), rung.words("reason"), rung.words("start")),
        handful_least=fields.whole("handful_least", 1, 25),
        handful_most=fields.whole("handful_most", 1, 25),
        near_misses=fields.whole("near_misses", 0, 25),
        quick_months=fields.whole("quick_months", 0, 60),
    )
    fields.close()
    return rule


def _question(row: Fields) -> Question:
    options = tuple(
        AnswerOption(option.whole("value", 0, 5_000_000), option.own_words(80)) for option in row.rows("option", 0, 10)
    )
    return Question(row.one_of("key", QUESTIONS), row.own_words(120), row.words("hint"), options)


def _limit(row: Fields) -> Limit:
    return Limit(row.one_of("key", LIMITS), row.own_words(), row.words("reason"))


def _weight(row: Fields) -> Weight:
    return Weight(row.one_of("key", WEIGHTS), row.whole("points", 0, 20), row.own_words(), row.words("reason"))
