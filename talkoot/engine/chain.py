"""Which parts of an activity's chain are counted, and in which scope and category (GHG Protocol Corporate and Scope 3 Standards)."""

from typing import NamedTuple

from talkoot.engine.activities import Activity
from talkoot.engine.factors import SUPPLIED, FactorSet, Kind, NoFactor, Role
from talkoot.engine.lines import Method

FUELS = 3  # scope 3 category 3: fuel- and energy-related activities
CATEGORIES = range(1, 16)
YEARS = range(1, 10_000)


class NotCountable(ValueError):
    """The activity cannot stand where it is said to stand: its scope, category, year or amount makes no sense."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


class Step(NamedTuple):
    """One part of the chain and where it is counted."""

    role: Role
    scope: int
    category: int
    method: str = ""


def steps_of(kind: Kind, source: Kind, activity: Activity, factors: FactorSet) -> list[Step]:
    """The parts of the chain; `source` is the kind whose factors are used. Raises NotCountable or NoFactor."""
    roles = factors.roles(source.code)
    main = Role.COMBUSTION if Role.COMBUSTION in roles else Role.LIFECYCLE
    is_supplied = source.family in SUPPLIED
    scope, category = _counted_in(kind, activity, is_supplied=is_supplied, is_burnt=main is Role.COMBUSTION)
    if is_supplied:
        return _supplied_steps(scope, category, roles)
    if main not in roles and activity.own_factor is None:
        raise NoFactor(kind.code, main)
    if scope == 1:
        steps = [Step(main, 1, 0)]
        further = 0 if main is Role.LIFECYCLE else FUELS
    else:
        steps, further = [Step(main, 3, category)], category
    if Role.UPSTREAM in roles and main is Role.COMBUSTION:
        steps.append(Step(Role.UPSTREAM, 3, further))
    return steps


def _counted_in(kind: Kind, activity: Activity, *, is_supplied: bool, is_burnt: bool) -> tuple[int, int]:
    """Scope and category as the activity says, else as the kind says; a category without a scope means scope 3.

    Supplied energy of scope 1 or 2 is scope 2. Scope 1 is only for what the company burns or lets out itself.
    """
    scope = activity.scope or (3 if activity.category else kind.scope)
    category = activity.category or kind.category
    if activity.year not in YEARS:
        raise NotCountable(f"no year {activity.year}")
    if scope == 3 and category not in CATEGORIES:
        raise NotCountable(f"{kind.code} in scope 3 needs a category from 1 to 15")
    if scope not in {1, 2, 3} or (scope == 2 and not is_supplied):
        raise NotCountable(f"{kind.code} is not counted in scope {scope}")
    if scope == 1 and kind.scope != 1 and not is_supplied and not is_burnt:
        raise NotCountable(f"{kind.code} is not counted in scope 1")
    return scope, category


def _supplied_steps(scope: int, category: int, roles: set[Role]) -> list[Step]:
    further = [role for role in (Role.UPSTREAM, Role.LOSSES) if role in roles]
    if scope == 3:
        return [Step(role, 3, category) for role in (Role.LOCATION, *further)]
    return [
        Step(Role.LOCATION, 2, 0, Method.LOCATION),
        Step(Role.MARKET, 2, 0, Method.MARKET),
        *(Step(role, 3, FUELS) for role in further),
    ]
