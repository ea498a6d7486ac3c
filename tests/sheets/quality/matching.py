"""Which member, goal and contact of the result is which of the truth."""

import re
from typing import Any

from tests.sheets.quality.judging import accepts, alike, bare, same_phone, squash

Row = dict[str, Any]


def match_members(truth: list[Row], given: list[Row]) -> tuple[dict[str, Row], list[Row]]:
    """Truth key -> member of the result, and the members nobody expected (a second one for the same included)."""
    found: dict[str, Row] = {}
    left = list(given)
    for rule in (_same_id, _same_name, _similar_name):
        for member in truth:
            if member["key"] in found:
                continue
            hit = next((one for one in left if rule(member, one)), None)
            if hit is not None:
                found[member["key"]] = hit
                left = [one for one in left if one is not hit]
    return found, left


def _ids(member: Row) -> set[str]:
    spec = member["fields"].get("business_id", {})
    return {_number(value) for value in [*spec.get("any", []), *spec.get("asked_any", [])] if value}


def _number(value: Any) -> str:
    return re.sub(r"\D", "", str(value)).zfill(8)


def _same_id(member: Row, one: Row) -> bool:
    return bool(one.get("business_id")) and _number(one["business_id"]) in _ids(member)


def _same_name(member: Row, one: Row) -> bool:
    return squash(one.get("name") or "") in {squash(name) for name in member["names"]}


def _similar_name(member: Row, one: Row) -> bool:
    if one.get("business_id") and _ids(member):
        return False
    return any(alike(name, one.get("name") or "") >= 0.92 for name in member["names"])


def match_goals(truth: list[Row], given: list[Row]) -> tuple[list[tuple[Row, Row | None]], list[tuple[Row, bool]]]:
    """Pairs for each true goal, best text first; and what is left over, with whether it repeats a goal."""
    scores = [
        (_likeness(goal, one), -at, -index, goal, one)
        for at, goal in enumerate(truth)
        for index, one in enumerate(given)
    ]
    pairs: dict[int, Row] = {}
    used: set[int] = set()
    for score, _, _, goal, one in sorted(scores, key=lambda item: item[:3], reverse=True):
        if score >= 0.6 and id(goal) not in pairs and id(one) not in used:
            pairs[id(goal)] = one
            used.add(id(one))
    rest = [one for one in given if id(one) not in used]
    return [(goal, pairs.get(id(goal))) for goal in truth], [(one, _repeats(one, truth)) for one in rest]


def _likeness(goal: Row, one: Row) -> float:
    text = one.get("text") or ""
    return max(alike(known, text) for known in [goal["text"], *goal.get("or_texts", [])])


def _repeats(one: Row, truth: list[Row]) -> bool:
    return any(_likeness(goal, one) >= 0.85 for goal in truth)


def match_contacts(truth: list[Row], given: list[Row]) -> tuple[list[tuple[Row, Row | None]], list[Row]]:
    """By e-mail first, then by name."""
    left = [one for one in given if any(one.get(part) for part in ("name", "email", "phone"))]
    pairs: list[tuple[Row, Row | None]] = []
    for person in truth:
        hit = next((one for one in left if _same_person(person, one, "email")), None)
        hit = hit or next((one for one in left if _same_person(person, one, "name")), None)
        hit = hit or next((one for one in left if _only_phone(person, one)), None)
        left = [one for one in left if one is not hit]
        if hit is not None or not person.get("optional"):
            pairs.append((person, hit))
    return pairs, left


def _only_phone(person: Row, one: Row) -> bool:
    return not one.get("name") and not one.get("email") and accepts(person["phone"], one.get("phone"), same_phone)


def _same_person(person: Row, one: Row, part: str) -> bool:
    return bool(one.get(part)) and bare(one[part]) in {bare(value) for value in person[part].get("any", []) if value}
