"""How a truth file says what is right: one value, several acceptable ones, or "this must be asked"."""

from typing import Any

Spec = dict[str, Any]


def right(*values: Any) -> Spec:
    """One of these, and there is no reason to ask."""
    return {"any": list(values)}


def may(*values: Any, asked: tuple[Any, ...] = ()) -> Spec:
    """One of these; a question is neither needed nor wrong. `asked`: good enough only together with a question."""
    spec: Spec = {"any": list(values), "ask": "may"}
    return {**spec, "asked_any": list(asked)} if asked else spec


def must(*values: Any) -> Spec:
    """Doubtful: the coordinator must be asked; the proposal is one of these or nothing."""
    return {"any": [*values, None] if None not in values else list(values), "ask": "must"}


def free(*also: Any) -> Spec:
    """Any wording will do (a theme or a unit of one's own); an indicator may not be a canonical one, except `also`."""
    return {"free": True, "ask": "may", "also": list(also)}


def size_class(staff: int) -> str:
    """The survey's class of a number of employees."""
    return "<10" if staff < 10 else "10-49" if staff < 50 else "50-249" if staff < 250 else "250+"
