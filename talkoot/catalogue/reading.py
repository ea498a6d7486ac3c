"""A data file becomes an operating model or a method; a broken one says which field and what is allowed."""

import tomllib
from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from talkoot.catalogue.enums import (
    KINDS,
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
from talkoot.catalogue.facts import (
    Addition,
    Carrier,
    Caution,
    Effect,
    Effort,
    Example,
    Fit,
    LegalNote,
    Measure,
    Method,
    Named,
    Need,
    OperatingModel,
    Range,
    TaskTemplate,
)
from talkoot.catalogue.parsing import Fields
from talkoot.kernel.errors import Refused

Read = TypeVar("Read")
SUMMARY, TITLE, NAME = 200, 90, 80
EFFECTS = ("not_rated",)


class ModelFileBroken(Refused):
    text = _("%(file)s cannot be used: %(problems)s")

    def __init__(self, file: str, problems: tuple[str, ...]) -> None:
        super().__init__(file=file, problems="; ".join(problems))
        self.file, self.problems = file, problems


def read_model(file: str, text: str) -> OperatingModel:
    """The operating model in a file."""
    return read_file(file, text, _model)


def read_method(file: str, text: str) -> Method:
    """The method of coordination in a file."""
    return read_file(file, text, _method)


def read_named(file: str, text: str, key: str) -> tuple[Named, ...]:
    """The named things under [[key]], in their order."""
    return read_file(file, text, partial(_named, key=key))


def read_file(file: str, text: str, build: Callable[[Fields], Read]) -> Read:
    """What is in a file, built field by field; every fault of the file is in the refusal."""
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ModelFileBroken(file, (gettext("this is not TOML: %(why)s") % {"why": error},)) from error
    fields = Fields(values, [])
    read = build(fields)
    if "code" in values and values["code"] != file.removesuffix(".toml"):
        fields.fault(gettext("code must be the name of the file (found “%(found)s”)"), found=values["code"])
    if fields.faults:
        raise ModelFileBroken(file, tuple(fields.faults))
    return read


def _named(fields: Fields, key: str) -> tuple[Named, ...]:
    rows = fields.rows(key, 1, 100)
    return tuple(Named(row.text("code", NAME), row.own_words(NAME)) for row in rows)


def _model(fields: Fields) -> OperatingModel:
    model = OperatingModel(
        **_shared(fields),
        theme=fields.choice("theme", Theme),
        continuous=fields.yes_or_no("continuous"),
        effects=_effects(fields.table("effects")),
        measures=tuple(_closed(row, _measure) for row in fields.rows("measures", 1, 5)),
        tasks=tuple(_closed(row, _task) for row in fields.rows("tasks", 1, 12)),
    )
    fields.close()
    return model


def _method(fields: Fields) -> Method:
    method = Method(
        **_shared(fields),
        adds=tuple(_closed(row, _addition) for row in fields.rows("adds", 1, 8)),
        needs=tuple(_closed(row, _need) for row in fields.rows("needs", 1, 8)),
    )
    fields.close()
    return method


def _shared(fields: Fields) -> dict[str, Any]:
    """What models and methods have in common."""
    return {
        "code": fields.text("code", NAME),
        "number": fields.whole("number", 1, 999),
        "resources": fields.whole("resources", 1, 3),
        "owner": fields.choice("owner", Owner),
        "aims": fields.choices("aims", Aim),
        "first_result_months": fields.range("first_result_months", 60),
        "name": fields.words("name", NAME),
        "summary": fields.words("summary", SUMMARY),
        "what": fields.words("what"),
        "why": fields.words("why"),
        "how": tuple(_closed(row, Fields.own_words) for row in fields.rows("how", 3, 8)),
        "monday": tuple(_closed(row, Fields.own_words) for row in fields.rows("monday", 3, 3)),
        "cautions": tuple(_closed(row, _caution) for row in fields.rows("cautions", 1, 6)),
        "legal": tuple(_closed(row, _legal) for row in fields.rows("legal", 0, 5)),
        "examples": tuple(_closed(row, _example) for row in fields.rows("examples", 1, 8)),
        "effort": _closed(fields.table("effort"), _effort),
        "fit": _closed(fields.table("fit"), _fit),
        "runs_on": tuple(_closed(row, _carrier) for row in fields.rows("runs_on", 0, 4)),
    }


def _closed(fields: Fields, build: Callable[[Fields], Read]) -> Read:
    read = build(fields)
    fields.close()
    return read


def _caution(row: Fields) -> Caution:
    return Caution(row.choice("kind", CautionKind), row.own_words())


def _legal(row: Fields) -> LegalNote:
    return LegalNote(row.own_words(), row.text("source"))


def _effects(table: Fields) -> tuple[Effect, ...]:
    effects = tuple(_effect(table, aim) for aim in Aim)
    table.close()
    return effects


def _effect(table: Fields, aim: Aim) -> Effect:
    if isinstance(table.values.get(aim.value), dict):
        rating = table.table(aim.value)
        effect = Effect(aim, rating.yes_or_no("rated"), rating.text("source"))
        rating.close()
        return effect
    table.one_of(aim.value, EFFECTS)
    return Effect(aim, is_rated=False)


def _example(row: Fields) -> Example:
    return Example(row.text("municipality", 120), row.words("what"), row.text("source"), row.day("last_verified"))


def _measure(row: Fields) -> Measure:
    return Measure(row.choice("unit", MeasureUnit), row.own_words(120))


def _effort(table: Fields) -> Effort:
    return Effort(table.range("hours_per_year", 20_000), table.range("euros_per_year", 5_000_000), table.text("basis"))


def _fit(table: Fields) -> Fit:
    return Fit(
        hours_per_week=table.whole("hours_per_week", 0, 200),
        euros_per_year=table.whole("euros_per_year", 0, 5_000_000),
        companies_at_least=table.whole("companies_at_least", 0, 10_000),
        kinds=table.choices("kinds", CompanyKind),
        owners=table.choices("owners", Owner),
    )


def _task(row: Fields) -> TaskTemplate:
    week = row.whole("week", 0, 156) if row.has("week") else None
    month = row.whole("month", 1, 12) if row.has("month") else None
    if (week is None) == (month is None):
        row.fault(gettext("%(field)s must have either week or month"), field=row.place)
    return TaskTemplate(week, month, row.choice("kind", TaskKind), row.own_words(TITLE))


def _carrier(row: Fields) -> Carrier:
    mechanism = row.choice("mechanism", Mechanism)
    question = row.words("question") if mechanism == Mechanism.DIALOGUE else None
    return Carrier(mechanism, row.one_of("kind", KINDS[mechanism]), row.words("name", NAME), question)


def _addition(row: Fields) -> Addition:
    hours = row.range("hours_per_year", 20_000) if row.has("hours_per_year") else Range(0, 0)
    row.asked.add("hours_per_year")
    return Addition(row.own_words(), hours)


def _need(row: Fields) -> Need:
    return Need(row.choice("key", NeedKey), row.own_words())
