"""Who runs a model, and how they did it: what municipalities have published about it."""

from dataclasses import dataclass

from django.urls import reverse

from talkoot.adoptions.queries.running import practices_of, uses
from talkoot.web.public.use_lines import effort_words, use_line


@dataclass(frozen=True, slots=True)
class RunningHere:
    """A municipality that has the model in use: `state` in words, `kind` as a status, `result` if it told one."""

    name: str
    url: str
    state: str
    kind: str = ""
    result: str = ""
    figure: str = ""
    grade: int = 0


@dataclass(frozen=True, slots=True)
class PublishedPractice:
    """How one municipality did it, for others to copy."""

    title: str
    url: str
    municipality: str
    effort: str = ""
    result: str = ""


def running(code: str) -> list[RunningHere]:
    """The municipalities that run the model and have published it."""
    return [
        RunningHere(
            name=line.municipality, url=reverse("public:municipality", args=[use.adoption.municipality.slug]),
            state=line.state, kind=line.kind, result=line.result, figure=line.figure, grade=line.grade,
        )
        for use in uses(code=code)
        for line in [use_line(use)]
    ]  # fmt: skip


def practices(code: str) -> list[PublishedPractice]:
    """The ways of doing it that can be copied."""
    return [
        PublishedPractice(
            title=practice.title, url=reverse("public:practice", args=[practice.pk]),
            municipality=practice.municipality.name,
            effort=effort_words(practice.hours_per_year, practice.euros_per_year), result=practice.result,
        )
        for practice in practices_of(code)
    ]  # fmt: skip
