"""The result a perfect importer would give, made from a truth: the scorer must find no fault in it."""

from typing import Any

Row = dict[str, Any]


def perfect(truth: Row) -> Row:
    members = [_member(member) for member in truth["members"]]
    return {
        "members": members,
        "goals": [_goal(goal) for goal in truth["goals"]],
        "yearly_figures": [_figure(figure) for figure in truth["yearly_figures"]],
        "reports": [_report(report) for report in truth["reports"]],
        "problems": [_problem(one["cell"]) for one in truth["yearly_figures"] if one.get("ask") == "must"],
    }


def _first(spec: Row) -> Any:
    return spec["any"][0] if spec.get("any") else None


def _member(member: Row) -> Row:
    fields = {name: _first(spec) for name, spec in member["fields"].items() if name not in ("joined", "duplicate")}
    contacts = [
        {part: _first(who[part]) for part in ("name", "email", "phone", "role")}
        for who in member["contacts"]
        if not who.get("optional")
    ]
    flags = [name for name, spec in member["fields"].items() if spec.get("ask") == "must"]
    joined = {"value": _first(member["fields"]["joined"])}
    return {
        "key": member["key"],
        **fields,
        "joined": joined,
        "contacts": contacts,
        "sites": member["sites"],
        "flags": flags,
    }


def _goal(goal: Row) -> Row:
    one: Row = {"member": goal["member"], "text": goal["text"], "baseline": {}, "target": {}}
    for name, spec in goal["fields"].items():
        head, _, tail = name.partition(".")
        if tail:
            one[head][tail] = _first(spec)
        else:
            one[name] = _first(spec)
    return {**one, "flags": [name for name, spec in goal["fields"].items() if spec.get("ask") == "must"]}


def _figure(figure: Row) -> Row:
    one = {part: figure[part] for part in ("member", "site", "year", "indicator", "unit")}
    return {**one, "value": _first(figure), "flags": ["value"] if figure.get("ask") == "must" else []}


def _report(report: Row) -> Row:
    one = {"member": report["member"], "year": report["year"], "state": _first(report["state"])}
    return {**one, "responded": {"value": _first(report["responded"])}, "measures": _first(report["measures"])}


def _problem(cell: str) -> Row:
    sheet, _, address = cell.rpartition("!")
    return {"sheet": sheet, "cell": address, "severity": "question", "code": "doubt", "message": "", "value": None}
