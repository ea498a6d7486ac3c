"""The page of the target: the years beside their path, the budget that is left, the small companies' route."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext, ngettext, pgettext

from talkoot.engine import targets
from talkoot.engine.targets import Company, Reason, State
from talkoot.footprints.models import Inventory
from talkoot.footprints.queries.targets import Progress, YearTotal, progress_of, rates_of, totals_of
from talkoot.organisations.industries import industry, section_of
from talkoot.web.ui.numbers import format_change, format_number, format_percent
from talkoot.web.ui.pieces import Column, Table
from talkoot.web.workspace.calculator.words import emissions_words

FINANCE, OIL_AND_GAS = "K", frozenset({"06", "19"})  # TOL 2008: section K; divisions of extraction and refining
TONNE_KG = Decimal(1000)
STATES = {State.ON_PATH: "good", State.NEAR: "due", State.ABOVE: "ended"}


@dataclass(frozen=True, slots=True)
class Picture:
    """The years as they are drawn, with the same in a table."""

    sentence: str
    figures: dict[int, Decimal]
    paths: list[dict[int, Decimal]]
    start: str
    end: str
    table: Table


@dataclass(frozen=True, slots=True)
class Asked:
    """A condition of the small companies' route: yes, no, or to be answered by oneself."""

    words: str
    answer: str
    kind: str
    needed: bool


def target_context(inventory: Inventory) -> dict[str, Any]:
    """Everything of the page."""
    totals = totals_of(inventory.organisation_id)
    progress = progress_of(inventory.organisation_id, totals)
    newest = totals[-1] if totals else None
    return {
        "newest": newest,
        "newest_words": emissions_words(newest.kg(with_scope_3=True, method="market")) if newest else "",
        "progress": progress,
        "target": progress.target if progress else None,
        "conditions": _conditions(newest) if newest else [],
        "route": _route(newest, progress) if newest else {},
        **(_of_target(progress) if progress else {}),
    }


def counts_words(with_scope_3: bool, method: str) -> str:
    """What a target looks at, in one phrase."""
    if with_scope_3:
        scopes = gettext("own emissions, purchased energy and the value chain (scopes 1, 2 and 3)")
    else:
        scopes = gettext("own emissions and purchased energy (scopes 1 and 2)")
    if method == "market":
        way = gettext("energy by what you bought (market-based)")
    else:
        way = gettext("energy by the network's mean (location-based)")
    return f"{scopes}; {way}"


def _of_target(progress: Progress) -> dict[str, Any]:
    target, status = progress.target, progress.status
    return {
        "base": emissions_words(target.base_kg),
        "goal": emissions_words(progress.target_kg),
        "cut": format_percent(target.cut_percent / 100),
        "yearly": format_percent(progress.path.rate),
        "counts": counts_words(target.with_scope_3, target.method),
        "state": state_words(status.state) if status else "",
        "state_kind": STATES[status.state] if status else "",
        "picture": _picture(progress),
        "budget": _budget(progress),
        "base_now": "" if progress.base_now_kg is None else emissions_words(progress.base_now_kg),
        "base_moved": _moved(progress),
        "restatements": [_restated(one) for one in progress.restatements],
        "earlier": [_restated(one) for one in progress.earlier],
    }


def state_words(state: State) -> str:
    """Where a year is, seen from its path."""
    return {
        State.ON_PATH: gettext("On the path"),
        State.NEAR: gettext("Slightly above the path"),
        State.ABOVE: gettext("Above the path"),
    }[state]


def _picture(progress: Progress) -> Picture:
    path, target = progress.path, progress.target
    years = sorted(progress.by_year)
    rows = [
        (
            year,
            emissions_words(progress.by_year[year]),
            emissions_words(path.at(year)),
            format_change(progress.by_year[year] / path.base_kg - 1),
        )
        for year in years
    ]
    rows += [(year, "–", emissions_words(path.at(year)), "–") for year in range(years[-1] + 1, target.target_year + 1)]
    columns = (
        Column(gettext("Year")), Column(gettext("Emissions"), True), Column(gettext("The path"), True),
        Column(gettext("Change from the base year"), True),
    )  # fmt: skip
    return Picture(
        sentence=_sentence(progress),
        figures={year: kg / TONNE_KG for year, kg in progress.by_year.items()},
        paths=[{target.base_year: path.base_kg / TONNE_KG, target.target_year: progress.target_kg / TONNE_KG}],
        start=_point(target.base_year, path.base_kg),
        end=_point(target.target_year, progress.target_kg),
        table=Table(gettext("Years and their path"), columns, rows),
    )


def _sentence(progress: Progress) -> str:
    status, newest = progress.status, progress.newest
    if status is None or newest is None:
        return gettext("The first year after the base year is still to come.")
    facts = {
        "year": newest.year,
        "amount": emissions_words(progress.by_year[newest.year]),
        "path": emissions_words(status.path_kg),
        "gap": emissions_words(abs(status.difference_kg)),
    }
    if status.difference_kg <= 0:
        return gettext("%(year)s was %(amount)s: %(gap)s below the path, which allows %(path)s.") % facts
    return gettext("%(year)s was %(amount)s: %(gap)s above the path, which allows %(path)s.") % facts


def _point(year: int, kg: Decimal) -> str:
    return gettext("%(year)s: %(amount)s") % {"year": year, "amount": emissions_words(kg)}


def _budget(progress: Progress) -> dict[str, str]:
    """What is left of all that the path allows until zero, and for how long it lasts at the present level."""
    left = progress.budget
    if left.left_kg <= 0:
        words = gettext("Nothing is left of it.")
    elif left.years is None:
        words = ""
    else:
        years = round(left.years, 1)
        words = ngettext(
            "At the level of %(year)s it lasts %(years)s year.", "At the level of %(year)s it lasts %(years)s years.",
            2 if years != 1 else 1,
        ) % {"year": max(progress.by_year), "years": format_number(years)}  # fmt: skip
    return {
        "all": emissions_words(left.budget_kg),
        "left": emissions_words(max(left.left_kg, Decimal(0))),
        "used": emissions_words(left.consumed_kg),
        "words": words,
    }


def _moved(progress: Progress) -> str:
    """By how much the base year's figure has moved; empty where it has not."""
    if progress.base_now_kg is None or abs(progress.base_now_kg - progress.target.base_kg) < 1:
        return ""
    return format_change(progress.base_now_kg / progress.target.base_kg - 1)


def _restated(one: Any) -> dict[str, Any]:
    return {
        "old": emissions_words(one.old_kg), "new": emissions_words(one.new_kg), "reason": one.get_reason_display(),
        "text": one.text, "at": one.at,
    }  # fmt: skip


def _route(newest: YearTotal, progress: Progress | None) -> dict[str, Any]:
    """The fixed path to 2030 beside the even one and what a late start asks."""
    base_year, base_kg, by_year = _scopes_1_2(newest, progress)
    rates = rates_of(base_year, base_kg, by_year)
    return {
        "base_year": str(base_year),
        "fixed": format_percent(rates.fixed) if rates.fixed else "",
        "years": targets.SME_TARGET_YEAR - base_year,
        "even": format_percent(rates.even),
        "late": format_percent(rates.late) if rates.late and base_year < rates.late_from else "",
        "late_from": str(rates.late_from),
        "cut": format_percent(targets.SME_CUT),
        "until": str(targets.SME_TARGET_YEAR),
        "first": str(targets.SME_FIRST_BASE_YEAR),
        "last": str(targets.SME_TARGET_YEAR - 1),
        "is_spent": "1" if rates.late is None else "",
    }


def _scopes_1_2(newest: YearTotal, progress: Progress | None) -> tuple[int, Decimal, dict[int, Decimal]]:
    """The base year and the years since, in scopes 1 and 2: of the target, else of the newest year."""
    method = progress.target.method if progress else "market"
    seen = progress.totals if progress and progress.totals else (newest,)
    by_year = {one.year: one.kg(with_scope_3=False, method=method) for one in seen}
    first = min(by_year)
    return first, by_year[first], by_year


def _conditions(newest: YearTotal) -> list[Asked]:
    inventory = newest.inventory
    eligibility = targets.eligibility(
        Company(
            scope_1_kg=newest.scope_1_kg,
            scope_2_location_kg=newest.scope_2_location_kg,
            employees=inventory.staff,
            turnover_eur=inventory.turnover_eur,
            financial_or_oil_and_gas=_is_finance_or_oil(inventory.industry),
        )
    )
    known = _known(inventory)
    return [
        Asked(_condition_words(one.reason), *_answer(one.met, one.reason in known), one.needed)
        for one in eligibility.conditions
    ]


def _known(inventory: Inventory) -> set[Reason]:
    """The conditions that the calculation itself can answer."""
    found = {Reason.EMISSIONS}
    if inventory.industry:
        found.add(Reason.SECTOR)
    if inventory.staff is not None:
        found.add(Reason.EMPLOYEES)
    if inventory.turnover_eur is not None:
        found.add(Reason.TURNOVER)
    return found


def _answer(met: bool, is_known: bool) -> tuple[str, str]:
    if not is_known:
        return gettext("Check yourselves"), ""
    return (pgettext("condition", "Yes"), "good") if met else (pgettext("condition", "No"), "ended")


def _is_finance_or_oil(code: str) -> bool:
    found = industry(code)
    return section_of(code) == FINANCE or (found is not None and found.code in OIL_AND_GAS)


def _condition_words(reason: Reason) -> str:
    return {
        Reason.EMISSIONS: gettext("Own emissions and location-based purchased energy below 10,000 t CO₂e"),
        Reason.SECTOR: gettext("No bank, insurer or other financial institution, no oil or gas company"),
        Reason.OWN_CRITERIA: gettext("No industry for which SBTi has criteria of its own"),
        Reason.INDEPENDENT: gettext("No subsidiary of a group that uses the route of large companies"),
        Reason.EMPLOYEES: gettext("Fewer than 250 employees"),
        Reason.TURNOVER: gettext("Turnover below 50 million euros"),
        Reason.ASSETS: gettext("Balance sheet below 25 million euros"),
        Reason.NOT_FLAG: gettext("No industry that must set a target for forest, land and agriculture"),
    }[reason]
