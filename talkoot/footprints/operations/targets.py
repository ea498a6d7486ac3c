"""An organisation's reduction target and its base value, which is restated with the old value kept."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from talkoot.accounts.models import User
from talkoot.engine.targets import SME_CUT, SME_FIRST_BASE_YEAR, SME_TARGET_YEAR
from talkoot.footprints.enums import TargetKind
from talkoot.footprints.models import EmissionTarget, Restatement
from talkoot.footprints.operations.limits import check_figures
from talkoot.kernel.errors import Refused

SME_CUT_PERCENT = SME_CUT * 100
ALL = Decimal(100)


class TargetTooSoon(Refused):
    text = _("The target year must come after the base year.")


class NothingToCut(Refused):
    text = _("The base year has no emissions. Choose a year that has a calculation.")


class CutOutside(Refused):
    text = _("The reduction is more than 0 and at most 100 per cent.")


class PathStartsOutside(Refused):
    text = _("The SBTi path for small and medium companies starts from a year between %(first)s and %(last)s.")


class TellWhatHappened(Refused):
    text = _("Say what happened, so that the change of the base year can be followed.")


@dataclass(frozen=True, slots=True)
class TargetFacts:
    """A target as a person sets it."""

    kind: str
    with_scope_3: bool
    method: str
    base_year: int
    base_kg: Decimal
    target_year: int
    cut_percent: Decimal


def sme_facts(*, base_year: int, base_kg: Decimal, method: str) -> TargetFacts:
    """The SBTi's path for small and medium companies: 42 % less of scopes 1 and 2 by 2030."""
    return TargetFacts(TargetKind.SBTI_SME, False, method, base_year, base_kg, SME_TARGET_YEAR, SME_CUT_PERCENT)


@transaction.atomic
def set_target(
    *, organisation_id: int, facts: TargetFacts, by: User, now: datetime, seen_version: int | None = None
) -> EmissionTarget:
    """Set the target, or set it anew. A base value of the same year is changed by a restatement only."""
    _check(facts)
    target = EmissionTarget.objects.select_for_update(of=("self",)).filter(organisation_id=organisation_id).first()
    if target is None:
        target = EmissionTarget(organisation_id=organisation_id)
    else:
        target.take_version(seen_version)
    same_base = target.pk and (target.base_year, target.with_scope_3, target.method) == (
        facts.base_year, facts.with_scope_3, facts.method,
    )  # fmt: skip
    for name in TargetFacts.__dataclass_fields__:
        if not (same_base and name == "base_kg"):
            setattr(target, name, getattr(facts, name))
    target.set_at, target.set_by = now, by
    target.save()
    return target


@transaction.atomic
def restate_base(
    *,
    target_id: int,
    new_kg: Decimal,
    reason: str,
    text: str,
    by: User,
    now: datetime,
    seen_version: int | None = None,
) -> Restatement:
    """Recalculate the base value, for a change of the company, the method or an error; the old value is kept."""
    if not text.strip():
        raise TellWhatHappened
    if new_kg <= 0:
        raise NothingToCut
    check_figures(new_kg)
    target = EmissionTarget.objects.select_for_update(of=("self",)).get(pk=target_id).take_version(seen_version)
    restatement = Restatement.objects.create(
        target=target, old_kg=target.base_kg, new_kg=new_kg, reason=reason, text=text.strip()[:500], at=now, by=by
    )
    target.base_kg = new_kg
    target.save()
    return restatement


def _check(facts: TargetFacts) -> None:
    if facts.kind == TargetKind.SBTI_SME and not SME_FIRST_BASE_YEAR <= facts.base_year < SME_TARGET_YEAR:
        raise PathStartsOutside(first=SME_FIRST_BASE_YEAR, last=SME_TARGET_YEAR - 1)
    if facts.target_year <= facts.base_year:
        raise TargetTooSoon
    if facts.base_kg <= 0:
        raise NothingToCut
    check_figures(facts.base_kg)
    if not 0 < facts.cut_percent <= ALL:
        raise CutOutside
