"""Who runs what, across municipalities: only what each has chosen to show."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from talkoot.adoptions.enums import UNDER_WAY
from talkoot.adoptions.models import Adoption, Practice, Result
from talkoot.organisations.models import Municipality


@dataclass(frozen=True, slots=True)
class Use:
    """One municipality's public use of a model, with the latest result and what can be copied."""

    adoption: Adoption
    result: Result | None
    practice: Practice | None


def uses(*, code: str = "", municipalities: Iterable[Municipality] | None = None) -> list[Use]:
    """Public adoptions, of a model or of some municipalities; in three queries."""
    found = Adoption.objects.public().filter(municipality__slug__isnull=False)
    found = found.select_related("municipality", "owner").order_by("municipality__name", "model_code")
    if code:
        found = found.filter(model_code=code)
    if municipalities is not None:
        found = found.filter(municipality__in=list(municipalities))
    adoptions = list(found)
    results, practices = _results(adoptions), _practices(adoptions)
    return [Use(a, results.get(a.pk), practices.get(a.pk)) for a in adoptions]


def practices_of(code: str) -> list[Practice]:
    """What others have published on a model, the newest first, with how often each was copied."""
    found = Practice.objects.published().filter(model_code=code).select_related("municipality", "adoption")
    return list(found.prefetch_related("copies__municipality"))


def counts_by_model() -> dict[str, int]:
    """How many municipalities run each model today."""
    counts: dict[str, int] = {}
    running = Adoption.objects.public().filter(state__in=UNDER_WAY, municipality__slug__isnull=False)
    for code in running.order_by().values_list("model_code", flat=True):
        counts[code] = counts.get(code, 0) + 1
    return counts


@dataclass(frozen=True, slots=True)
class Summary:
    """One municipality in a comparison: models under way, planned hours and euros a year, results told this year."""

    municipality: Municipality
    models: int
    hours: Decimal
    euros: Decimal
    results: int


def summaries(municipalities: Sequence[Municipality], today: date) -> list[Summary]:
    """Sums per municipality over what it shows; two queries whatever their number."""
    rows = [use for use in uses(municipalities=municipalities) if use.adoption.state in UNDER_WAY]
    told: dict[int, int] = {}
    shown = [use.adoption.pk for use in rows]
    for pk in Result.objects.filter(adoption__in=shown, day__year=today.year).values_list(
        "adoption__municipality", flat=True
    ):
        told[pk] = told.get(pk, 0) + 1
    return [
        _summary(town, [u.adoption for u in rows if u.adoption.municipality_id == town.pk], told)
        for town in municipalities
    ]


def _summary(municipality: Municipality, adoptions: list[Adoption], told: dict[int, int]) -> Summary:
    return Summary(
        municipality=municipality, models=len(adoptions),
        hours=sum((a.hours_planned or Decimal(0) for a in adoptions), Decimal(0)),
        euros=sum((a.budget_eur or Decimal(0) for a in adoptions), Decimal(0)),
        results=told.get(municipality.pk, 0),
    )  # fmt: skip


def _results(adoptions: list[Adoption]) -> dict[int, Result]:
    latest: dict[int, Result] = {}
    for result in Result.objects.filter(adoption__in=adoptions):
        latest.setdefault(result.adoption_id, result)
    return latest


def _practices(adoptions: list[Adoption]) -> dict[int, Practice]:
    found = Practice.objects.published().filter(adoption__in=adoptions)
    return {practice.adoption_id: practice for practice in found if practice.adoption_id}
