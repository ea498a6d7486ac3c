"""Taking an operating model into use with one action, and changing how it is used."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from talkoot.accounts.models import User
from talkoot.adoptions.enums import AdoptionState
from talkoot.adoptions.models import Adoption, Funding, Practice
from talkoot.adoptions.operations.carriers import create_carriers, place_of
from talkoot.adoptions.operations.planning import lay_out_plan, plan_of_model
from talkoot.catalogue.queries import model
from talkoot.history.operations import record
from talkoot.kernel.errors import Refused
from talkoot.organisations.models import Municipality

FACTS = (
    "owner_id", "unit", "starts_on", "ends_on", "hours_planned", "budget_eur", "indicator", "indicator_unit", "target",
    "target_year", "forum", "action_id", "note", "is_public",
)  # fmt: skip
LANGUAGES = ("fi", "sv", "en")


class ModelUnknown(Refused):
    text = _("This model is not in the library.")


class InUseAlready(Refused):
    text = _("“%(name)s” is in use here already. Change that one instead.")


class EndsBeforeItBegins(Refused):
    text = _("The last day is before the first one. Correct one of them.")


class TargetBeforeBeginning(Refused):
    text = _("The target year %(year)s is before the model begins. Give a later year.")


class SharesOverWhole(Refused):
    text = _("The funders’ shares are %(sum)s % together. They can be at most 100 %.")

    @property
    def message(self) -> str:
        """The sentence, whose per cent signs are not placeholders."""
        return str(self.text).replace("%(sum)s", str(self.facts["sum"]))


@transaction.atomic
def adopt_model(
    *, municipality_id: int, code: str, by: User, now: datetime, today: date, state: str = AdoptionState.RUNNING,
    fundings: Sequence[tuple[str, int]] = (), create: Iterable[str] | None = None, practice_id: int | None = None,
    **facts: Any,
) -> Adoption:  # fmt: skip
    """Turn a model into work: plan, dates, tasks, and what it runs on.

    `create` names what to create as "mechanism:kind" (None: all that the model runs on); with `practice_id` the plan is the one
    that another municipality published, and it is credited.
    """
    found = model(code)
    if found is None:
        raise ModelUnknown
    Municipality.objects.select_for_update(of=("self",)).get(
        pk=municipality_id
    )  # two people, one model: one after the other
    _check_free(municipality_id, code)
    adoption = Adoption(
        municipality_id=municipality_id, model_code=code, state=state, state_since=today, adopted_at=now,
        **{f"name_{language}": getattr(found.name, language) for language in LANGUAGES},
    )  # fmt: skip
    _set(adoption, {"starts_on": today, **facts})
    practice = Practice.objects.published().filter(pk=practice_id, model_code=code).first() if practice_id else None
    adoption.copied_from = practice
    adoption.save()
    _set_fundings(adoption, fundings)
    lay_out_plan(adoption=adoption, plan=practice.plan if practice else plan_of_model(found), today=today)
    wanted = tuple(fact for fact in found.runs_on if create is None or place_of(fact) in create)
    create_carriers(adoption=adoption, wanted=wanted, by=by, now=now, today=today)
    _record(adoption, "adoption.adopted", by, now, {"code": code, "copied_from": practice.pk if practice else None})
    return adoption


@transaction.atomic
def change_adoption(
    *, adoption_id: int, by: User, now: datetime, fundings: Sequence[tuple[str, int]] | None = None,
    seen_version: int | None = None, **facts: Any,
) -> Adoption:  # fmt: skip
    """Change owner, plan or target; refused when somebody else did meanwhile."""
    adoption = Adoption.objects.select_for_update(of=("self",)).get(pk=adoption_id).take_version(seen_version)
    _set(adoption, facts)
    adoption.save()
    if fundings is not None:
        adoption.fundings.all().delete()
        _set_fundings(adoption, fundings)
    _record(adoption, "adoption.changed", by, now)
    return adoption


@transaction.atomic
def create_more(*, adoption_id: int, mechanism: str, kind: str, by: User, now: datetime, today: date) -> Adoption:
    """Create a thing that the model runs on and that was left out when it was adopted."""
    adoption = Adoption.objects.select_for_update(of=("self",)).get(pk=adoption_id)
    found = model(adoption.model_code)
    if found is None:
        raise ModelUnknown
    wanted = tuple(fact for fact in found.runs_on if (fact.mechanism, fact.kind) == (mechanism, kind))
    if not adoption.carriers.filter(mechanism=mechanism, kind=kind).exists():
        create_carriers(adoption=adoption, wanted=wanted, by=by, now=now, today=today)
        _record(adoption, "adoption.changed", by, now)
    return adoption


def _set(adoption: Adoption, facts: dict[str, Any]) -> None:
    for field in FACTS:
        if field in facts:
            setattr(adoption, field, facts[field])
    if adoption.ends_on and adoption.ends_on < adoption.starts_on:
        raise EndsBeforeItBegins
    if adoption.target_year and adoption.target_year < adoption.starts_on.year:
        raise TargetBeforeBeginning(year=adoption.target_year)


def _check_free(municipality_id: int, code: str) -> None:
    running = Adoption.objects.filter(municipality_id=municipality_id, model_code=code)
    known = running.exclude(state=AdoptionState.ENDED).first()
    if known is not None:
        raise InUseAlready(name=known.name)


def _set_fundings(adoption: Adoption, fundings: Sequence[tuple[str, int]]) -> None:
    total = sum(share for _funder, share in fundings)
    if total > 100:
        raise SharesOverWhole(sum=total)
    Funding.objects.bulk_create(
        Funding(adoption=adoption, funder=funder, share_percent=share) for funder, share in fundings
    )


def _record(adoption: Adoption, verb: str, by: User | None, now: datetime, facts: dict[str, Any] | None = None) -> None:
    record(
        verb=verb, subject="adoption", subject_id=adoption.pk, network_id=None, by=by, now=now,
        facts={"municipality": adoption.municipality_id, **(facts or {})},
    )  # fmt: skip
