"""Which models fit a municipality, which nearly do, and which method of coordination: the rule of `fit.toml`, applied."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.formats import number_format

from talkoot.catalogue.enums import Aim, CompanyKind, Owner
from talkoot.catalogue.facts import Fit, Method, OperatingModel
from talkoot.catalogue.fit_rule import FitRule
from talkoot.catalogue.words import Words


@dataclass(frozen=True, slots=True)
class Answers:
    """What a municipality has and wants."""

    hours_per_week: int
    euros_per_year: int
    companies: int
    kind: CompanyKind = CompanyKind.ANY
    aims: tuple[Aim, ...] = ()
    owners: tuple[Owner, ...] = ()


@dataclass(frozen=True, slots=True)
class Reason:
    """A sentence about one model, with what fills its gaps."""

    words: Words
    facts: tuple[tuple[str, int | tuple[TextChoices, ...]], ...] = ()
    points: int = 0

    @property
    def here(self) -> str:
        """The sentence in the language of the page."""
        return (
            self.words.here % {name: _written(value) for name, value in self.facts} if self.facts else self.words.here
        )


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A model that fits, with its points and where they come from."""

    model: OperatingModel
    points: int
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A model that would suit but needs more than there is."""

    model: OperatingModel
    lacks: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class FittingRung:
    """The method that fits, and the next one with what it would need."""

    method: Method
    reason: Reason
    following: Method | None
    lacks: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """The whole answer."""

    suggestions: tuple[Suggestion, ...]
    near_misses: tuple[NearMiss, ...]
    rung: FittingRung


def fit(
    answers: Answers, *, models: Sequence[OperatingModel], methods: Sequence[Method], rule: FitRule
) -> Finding:  # fmt: skip
    """Rank the models for the answers; the same answers always give the same order."""
    weighed = sorted((_weighed(each, answers, rule) for each in models), key=_rank)
    lacks = {each.model.code: _lacks(each.model.fit, answers, rule) for each in weighed}
    fitting = [each for each in weighed if not lacks[each.model.code]]
    missed = sorted((each for each in weighed if lacks[each.model.code]), key=lambda each: len(lacks[each.model.code]))
    return Finding(
        suggestions=tuple(_handful(fitting, rule)),
        near_misses=tuple(NearMiss(each.model, lacks[each.model.code]) for each in missed[: rule.near_misses]),
        rung=_rung(answers, methods, rule),
    )


def _rank(each: Suggestion) -> tuple[int, int, int]:
    return -each.points, each.model.fit.hours_per_week, each.model.number


def _handful(fitting: Sequence[Suggestion], rule: FitRule) -> Sequence[Suggestion]:
    """The best ones, and those that are as good as the last of them."""
    best = fitting[: rule.handful_least]
    return [*best, *(each for each in fitting[len(best) : rule.handful_most] if each.points == best[-1].points)]


def _weighed(model: OperatingModel, answers: Answers, rule: FitRule) -> Suggestion:
    reasons = tuple(_reasons(model, answers, rule))
    return Suggestion(model, sum(reason.points for reason in reasons), reasons)


def _reasons(model: OperatingModel, answers: Answers, rule: FitRule) -> Iterator[Reason]:
    """The points do not depend on time and money: these only rule models out."""
    if answers.kind != CompanyKind.ANY and answers.kind in model.fit.kinds:
        yield _reason(rule, "kind_named", [answers.kind])
    elif CompanyKind.ANY in model.fit.kinds:
        yield _reason(rule, "kind_any")
    if shared := [aim for aim in model.aims if aim in answers.aims]:
        yield _reason(rule, "aim", shared, times=len(shared))
    if model.owner in answers.owners:
        yield _reason(rule, "owner_usual", [model.owner])
    elif willing := [owner for owner in model.fit.owners if owner in answers.owners]:
        yield _reason(rule, "owner_possible", willing)
    if model.resources < 3:
        yield _reason(rule, "light" if model.resources == 1 else "medium")
    if model.first_result_months.high <= rule.quick_months:
        yield _reason(rule, "quick")


def _reason(rule: FitRule, key: str, named: Iterable[TextChoices] = (), times: int = 1) -> Reason:
    weight = rule.weight(key)
    names = tuple(named)
    return Reason(weight.reason, (("named", names),) if names else (), weight.points * times)


def _lacks(fit: Fit, answers: Answers, rule: FitRule) -> tuple[Reason, ...]:
    """What a model or a method needs more of than there is."""
    needed = {"hours": fit.hours_per_week, "euros": fit.euros_per_year, "companies": fit.companies_at_least}
    there = {"hours": answers.hours_per_week, "euros": answers.euros_per_year, "companies": answers.companies}
    return tuple(
        Reason(limit.reason, (("needed", needed[limit.key]),))
        for limit in rule.limits
        if needed[limit.key] > there[limit.key]
    )


def _rung(answers: Answers, methods: Sequence[Method], rule: FitRule) -> FittingRung:
    """The heaviest method that the answers carry; the lightest one is open to everybody."""
    index = max((n for n, each in enumerate(methods) if not _lacks(each.fit, answers, rule)), default=0)
    chosen = methods[index]
    following = methods[index + 1] if index + 1 < len(methods) else None
    lacks = _lacks(following.fit, answers, rule) if following else ()
    needs = chosen.fit
    facts = (("hours", needs.hours_per_week), ("euros", needs.euros_per_year), ("companies", needs.companies_at_least))
    reason = Reason(rule.rung.reason, facts) if index else Reason(rule.rung.start)
    return FittingRung(chosen, reason, following, lacks)


def _written(value: int | tuple[TextChoices, ...]) -> str:
    if isinstance(value, tuple):
        return ", ".join(str(each.label) for each in value)
    return number_format(value, force_grouping=True)
