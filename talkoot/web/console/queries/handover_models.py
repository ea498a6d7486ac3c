"""The models in the hand-over: what runs and why, who owns it, what it runs on, who pays, what came of it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy

from talkoot.adoptions.models import Adoption, Carrier, Result
from talkoot.adoptions.queries.portfolio import Standing
from talkoot.catalogue.enums import Mechanism
from talkoot.organisations.models import Municipality
from talkoot.web.console.queries.handover_pieces import Block, Part, amounts
from talkoot.web.ui.numbers import format_amount, format_day

MOST_RESULTS = 5


def models_part(municipality: Municipality, rows: Sequence[Standing], absolute: Callable[[str], str]) -> Part:
    """One block for each model; those under way first, ended ones with what was learnt."""
    ids = [row.adoption.pk for row in rows]
    results, carriers = _results(ids), _carriers(ids)
    blocks = tuple(
        Block(
            row.adoption.name,
            tuple(_sentences(row)),
            tuple(_facts(row, results.get(row.adoption.pk, []))),
            links=tuple(_links(municipality, row.adoption, carriers.get(row.adoption.pk, []), absolute)),
        )
        for row in rows
    )
    none = Block(sentences=(gettext("No model is in use yet."),))
    return Part("models", gettext("Models in use"), blocks or (none,))


def _results(ids: list[int]) -> dict[int, list[Result]]:
    found: dict[int, list[Result]] = {}
    for result in Result.objects.filter(adoption__in=ids):
        found.setdefault(result.adoption_id, []).append(result)
    return found


def _carriers(ids: list[int]) -> dict[int, list[Carrier]]:
    found: dict[int, list[Carrier]] = {}
    things = ("network", "round__network", "dialogue", "shelf", "desk")
    for carrier in Carrier.objects.filter(adoption__in=ids).select_related(*things):
        found.setdefault(carrier.adoption_id, []).append(carrier)
    return found


def _sentences(row: Standing) -> Iterator[str]:
    """State and reason, what is stuck, how it is done here, what was learnt."""
    yield _state(row.adoption)
    yield from (f"{reason.label}." for reason in row.stuck)
    if row.adoption.note:
        yield row.adoption.note
    if row.adoption.learnt:
        yield gettext("Learnt: %(what)s") % {"what": row.adoption.learnt}


def _state(adoption: Adoption) -> str:
    facts = {
        "state": adoption.get_state_display(), "day": format_day(adoption.state_since), "reason": adoption.state_reason,
    }  # fmt: skip
    if adoption.state_reason:
        return gettext("%(state)s since %(day)s: %(reason)s") % facts
    return gettext("%(state)s since %(day)s.") % facts


def _facts(row: Standing, results: list[Result]) -> Iterable[tuple[str, str]]:
    adoption = row.adoption
    yield gettext("Owner"), _owner(adoption)
    yield gettext("From and until"), _time(adoption.starts_on, adoption.ends_on)
    yield gettext("Planned a year"), amounts(adoption.hours_planned, adoption.budget_eur)
    yield gettext("Used this year"), amounts(row.hours_used, row.euros_used)
    funders = [f"{each.funder} {each.share_percent} %" for each in adoption.fundings.all()]
    if funders:
        yield gettext("Funders"), ", ".join(funders)
    if adoption.indicator:
        yield gettext("Measured by"), _indicator(adoption)
    yield gettext("Results"), "\n".join(_result(adoption, each) for each in results[:MOST_RESULTS]) or "–"
    if row.next_task:
        yield gettext("Next"), f"{format_day(row.next_task.due_on)}: {row.next_task.title}"
    if adoption.forum:
        yield gettext("Part of"), adoption.forum
    if adoption.action:
        yield gettext("Action of the climate programme"), adoption.action.title
    if adoption.copied_from:
        yield gettext("Copied from"), str(adoption.copied_from.municipality)


def _owner(adoption: Adoption) -> str:
    if adoption.owner is None:
        return adoption.unit or "–"
    names = ", ".join(filter(None, [str(adoption.owner), adoption.unit]))
    if adoption.owner.until_on is None:
        return names
    return gettext("%(name)s (has left)") % {"name": names}


def _time(start: date, end: date | None) -> str:
    if end is None:
        return gettext("%(start)s onwards") % {"start": format_day(start)}
    return f"{format_day(start)}–{format_day(end)}"


def _indicator(adoption: Adoption) -> str:
    if adoption.target is None:
        return adoption.indicator
    facts = {
        "indicator": adoption.indicator, "year": adoption.target_year or "–",
        "target": format_amount(adoption.target, adoption.indicator_unit),
    }  # fmt: skip
    return gettext("%(indicator)s; target %(target)s in %(year)s") % facts


def _result(adoption: Adoption, result: Result) -> str:
    figure = "" if result.value is None else format_amount(result.value, adoption.indicator_unit)
    grade = result.get_evidence_grade_display()
    words = ", ".join(filter(None, [result.sentence.rstrip("."), figure, grade]))
    return f"{format_day(result.day)}: {words}"


KINDS = {
    Mechanism.NETWORK: gettext_lazy("Network: %(name)s"),
    Mechanism.ROUND: gettext_lazy("Follow-up round: %(name)s"),
    Mechanism.DIALOGUE: gettext_lazy("Dialogue: %(name)s"),
    Mechanism.LIBRARY: gettext_lazy("Directory: %(name)s"),
    Mechanism.CASES: gettext_lazy("Advice: %(name)s"),
}


def _links(
    municipality: Municipality, adoption: Adoption, carriers: Sequence[Carrier], absolute: Callable[[str], str]
) -> Iterator[tuple[str, str]]:
    """The model's page, and what it runs on with the address of each."""
    page = reverse("console:adoption", args=[municipality.slug, adoption.pk])
    yield gettext("The model’s page in the console"), absolute(page)
    for carrier in carriers:
        name = str(KINDS[Mechanism(carrier.mechanism)]) % {"name": carrier}
        yield name, absolute(address_of_carrier(carrier, municipality))


def address_of_carrier(carrier: Carrier, municipality: Municipality) -> str:
    """Where in the console one works on it."""
    if carrier.network:
        return reverse("console:today", args=[carrier.network.slug])
    if carrier.round:
        return reverse("console:round", args=[carrier.round.network.slug, carrier.round.year])
    if carrier.dialogue_id:
        return reverse("console:dialogue", args=[carrier.dialogue_id])
    if carrier.shelf_id:
        return reverse("console:shelf", args=[municipality.slug, carrier.shelf_id])
    return reverse("console:cases", args=[municipality.slug])
