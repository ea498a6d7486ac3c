"""`docs/models.md`: what carries each model and each method today, as a table that is made from the data."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files
from pathlib import Path

from django.utils.translation import override

from talkoot.catalogue.enums import Theme
from talkoot.catalogue.facts import Method, OperatingModel
from talkoot.catalogue.queries import methods, models

JOURNEY = re.compile(r"^def (test_(model|method)_0*(\d+)_\w+)", re.MULTILINE)
PLAN_ONLY = "plan, tasks, results and evidence only"
HEAD = """# The operating models and what carries them today

Made by `talkoot models-doc` from `talkoot/data`; do not edit. Every model in use has a plan with tasks and dates, an owner, hours,
results and evidence. “Runs on” says which mechanisms taking it into use also creates. “Works when” is shown by the journey test named
below it; without one it is not shown yet. Resources: ● light, ●● moderate, ●●● heavy.
"""
COLUMNS = "| # | Model | Usual owner | Resources | Runs on | Works when |\n|---|---|---|---|---|---|"

Journeys = Mapping[tuple[str, int], Sequence[str]]


def overview(journeys: Journeys) -> str:
    """The whole page."""
    with override("en"):
        return "\n".join(_lines(journeys)) + "\n"


def journeys_in(directory: Path) -> dict[tuple[str, int], list[str]]:
    """The journey tests by the model or method that they show at work."""
    found: dict[tuple[str, int], list[str]] = {}
    for path in sorted(directory.rglob("*.py")):
        for name, kind, number in JOURNEY.findall(path.read_text(encoding="utf-8")):
            found.setdefault((kind, int(number)), []).append(name)
    return found


def works_when() -> dict[tuple[str, int], str]:
    """The sentence that says when a model or a method works in the service."""
    text = files("talkoot.data").joinpath("works_when.toml").read_text(encoding="utf-8")
    return {
        (kind, int(number)): sentence
        for kind, sentences in tomllib.loads(text).items()
        for number, sentence in sentences.items()
    }


def _lines(journeys: Journeys) -> Iterator[str]:
    yield HEAD
    sentences = works_when()
    for theme in Theme:
        chosen = [each for each in models() if each.theme == theme]
        if chosen:
            yield f"## {theme.label}\n\n{COLUMNS}"
            yield from (_row(each, "model", sentences, journeys) for each in chosen)
            yield ""
    yield f"## The methods of coordination\n\n{COLUMNS.replace('Model', 'Method')}"
    yield from (_row(each, "method", sentences, journeys) for each in methods())


def _row(each: OperatingModel | Method, kind: str, sentences: Mapping[tuple[str, int], str], journeys: Journeys) -> str:
    place = (kind, each.number)
    shown = "<br>".join(f"`{name}`" for name in journeys.get(place, ())) or "*not shown yet*"
    sentence = sentences.get(place, "")
    cells = (
        str(each.number),
        each.name.en,
        str(each.owner.label),
        "●" * each.resources,
        _carriers(each),
        f"{sentence}<br>{shown}" if sentence else shown,
    )
    return f"| {' | '.join(cells)} |"


def _carriers(each: OperatingModel | Method) -> str:
    parts = [f"{carrier.mechanism.value} ({carrier.kind}): {carrier.name.en}" for carrier in each.runs_on]
    return "<br>".join(parts) or PLAN_ONLY
