"""Which municipality runs which operating model: the dataset above the networks, only what each has chosen to show."""

from collections.abc import Callable, Iterator

from django.utils.translation import gettext_lazy as _

from talkoot.adoptions.queries.running import Use, uses
from talkoot.opendata.datasets import EVIDENCE, Dataset, Field
from talkoot.opendata.rows import Row

MODELS_IN_USE = Dataset(
    "models-in-use",
    _("Operating models in use"),
    _("Which operating model each municipality runs or has run, with its planned effort and latest result."),
    (
        Field("municipality", "text", _("The municipality’s part of the web address; stable")),
        Field("municipality_code", "text", _("The municipality’s official code, empty when there is none")),
        Field("municipality_fi", "text", _("Name of the municipality in Finnish")),
        Field("municipality_sv", "text", _("Name of the municipality in Swedish")),
        Field("model", "text", _("Code of the operating model; stable")),
        Field("name_fi", "text", _("Name of the operating model in Finnish")),
        Field("name_sv", "text", _("Name of the operating model in Swedish")),
        Field("name_en", "text", _("Name of the operating model in English")),
        Field("state", "text", _("decided, running, paused or ended")),
        Field("state_since", "date", _("Day since which the state holds")),
        Field("starts_on", "date", _("First day of use")),
        Field("ends_on", "date", _("Last day of use, empty when it is not decided")),
        Field("unit", "text", _("Unit of the municipality that runs it")),
        Field("hours_per_year", "number", _("Planned work of the municipality, hours a year")),
        Field("euros_per_year", "number", _("Planned money of the municipality, euros a year")),
        Field("indicator", "text", _("What is measured")),
        Field("result_on", "date", _("Day of the latest result")),
        Field("result", "text", _("The latest result in a sentence, in the language in which it was written")),
        Field("result_value", "number", _("Value of the indicator in the latest result")),
        Field("unit_of_value", "text", _("Unit of the value")),
        Field("evidence", "text", _("Grade of evidence of the latest result")),
        Field("practice", "text", _("Address of the page that tells how it was done, empty when there is none")),
    ),
)


def model_rows(page_of: Callable[..., str]) -> Iterator[Row]:
    """One row for each public use of a model, by municipality and model."""
    for use in uses():
        yield _row(use, page_of)


def _row(use: Use, page_of: Callable[..., str]) -> Row:
    adoption, result, town = use.adoption, use.result, use.adoption.municipality
    return {
        "municipality": town.slug,
        "municipality_code": town.code,
        **{f"municipality_{code}": getattr(town, f"name_{code}") or "" for code in ("fi", "sv")},
        "model": adoption.model_code,
        **{f"name_{code}": getattr(adoption, f"name_{code}") or "" for code in ("fi", "sv", "en")},
        "state": adoption.state,
        "state_since": adoption.state_since,
        "starts_on": adoption.starts_on,
        "ends_on": adoption.ends_on,
        "unit": adoption.unit,
        "hours_per_year": adoption.hours_planned,
        "euros_per_year": adoption.budget_eur,
        "indicator": adoption.indicator,
        "result_on": result.day if result else None,
        "result": result.sentence if result else "",
        "result_value": result.value if result else None,
        "unit_of_value": adoption.indicator_unit,
        "evidence": EVIDENCE[result.evidence_grade] if result else "",
        "practice": page_of("practice", use.practice.pk) if use.practice else "",
    }
