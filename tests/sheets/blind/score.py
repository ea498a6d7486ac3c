"""The blind workbooks read by the importer and compared with their truths: python -m tests.sheets.blind.score."""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from typing import Any

from tests.sheets.blind.writing import Truth, V

NAMES = (
    "koivuranta",
    "lumijoki",
    "vaskivesi",
    "jokisuu",
    "granvik",
    "ekhamn",
    "northport",
    "saarisund",
    "haukiranta",
    "ljungvik",
    "eastmere",
    "pyhakoski",
    "stenvik",
    "harrowby",
)
MEMBER_FIELDS = ("business_id", "tier", "status", "joined", "municipality", "staff", "size_class")
GOAL_FIELDS = (
    "theme",
    "indicator",
    "unit",
    "type",
    "baseline_value",
    "baseline_year",
    "target_value",
    "target_year",
    "percent_change",
)
UNSAID = object()


@dataclass
class Score:
    """How many fields came out how, and what was not right."""

    counts: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)

    def add(self, verdict: str, what: str, told: str = "") -> None:
        self.counts[verdict] += 1
        if verdict != "right":
            self.misses.append(f"{verdict:9} {what}: {told}")

    @property
    def fields(self) -> int:
        return sum(self.counts[v] for v in ("right", "needless", "asked", "lost", "unasked", "wrong"))

    @property
    def good(self) -> float:
        return 100 * (self.counts["right"] + self.counts["needless"]) / max(1, self.fields)

    @property
    def bad(self) -> float:
        wrong = self.counts["wrong"] + self.counts["unasked"] + self.counts["invented"]
        return 100 * wrong / max(1, self.fields)


def compare(score: Score, what: str, expected: Any, got: Any, flagged: bool) -> None:
    """One field: right, needless (right but asked), asked, lost, unasked (a doubt passed over), wrong."""
    wanted, asked = (expected.value, expected.asked) if isinstance(expected, V) else (expected, False)
    same = got in wanted if isinstance(wanted, set) else plain(got) == plain(wanted)
    told = f"{wanted!r} expected, {got!r}{' asked' if flagged else ''}"
    if asked:
        score.add("right" if flagged else "unasked" if same or got is None else "wrong", what, told)
    elif same:
        score.add("needless" if flagged else "right", what, told)
    elif flagged:
        score.add("asked", what, told)
    else:
        score.add("lost" if got is None or got == "unknown" else "wrong", what, told)


def plain(value: Any) -> Any:
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return round(float(value), 6)
    return " ".join(value.split()) if isinstance(value, str) else value


def letters(text: str) -> str:
    return re.sub(r"[^a-zåäö0-9]", "", text.lower())


def digits(phone: str | None) -> str | None:
    return re.sub(r"\D", "", re.sub(r"^\+358", "0", phone)) if phone else None


@cache
def read(name: str) -> tuple[Truth, dict[str, Any]]:
    data, truth = import_module(f"tests.sheets.blind.{name}").build()
    reading, recognition = import_module("talkoot.sheets.reading"), import_module("talkoot.sheets.recognition")
    workbook = reading.read_workbook(data, f"{name}.xlsx")
    result = import_module("talkoot.sheets.extraction").extract(workbook, recognition.recognise(workbook))
    return truth, json.loads(json.dumps(result.as_json(), default=str))


def examine(truth: Truth, result: dict[str, Any]) -> Score:
    score = Score()
    keys = _members(score, truth, result)
    _figures(score, truth, result, keys)
    _goals(score, truth, result, keys)
    _reports(score, truth, result, keys)
    public = {part: result[part] for part in ("members", "goals", "yearly_figures", "reports")}
    told = letters(json.dumps(public, ensure_ascii=False))
    for remark in truth.private:
        if letters(remark) in told:
            score.add("leak", remark)
    return score


def _members(score: Score, truth: Truth, result: dict[str, Any]) -> dict[str, str]:
    """Truth names by key of the result."""
    keys: dict[str, str] = {}
    left = list(result["members"])
    for member in truth.members:
        name = member["name"]
        found = _found(member, left)
        if found is None:
            for part in ("name", *MEMBER_FIELDS):
                if member.get(part) is not None:
                    score.add("lost", f"{name} {part}", "no such member")
            continue
        left.remove(found)
        keys[found["key"]] = name
        compare(score, f"{name} name", name, found["name"], "name" in found["flags"])
        for part in MEMBER_FIELDS:
            if _is_told(member, part):
                got = found["joined"]["value"] if part == "joined" else found[part]
                compare(score, f"{name} {part}", member.get(part), got, part in found["flags"])
        _contacts(score, name, member.get("contacts", []), found)
    for extra in left:
        score.add("invented", f"member {extra['name']}")
    return keys


def _found(member: dict[str, Any], left: list[dict[str, Any]]) -> dict[str, Any] | None:
    told = member["business_id"]
    business_id = told.value if isinstance(told, V) else told
    by_name = next((m for m in left if letters(m["name"]) == letters(member["name"])), None)
    return by_name or next((m for m in left if business_id and m["business_id"] == business_id), None)


def _is_told(member: dict[str, Any], part: str) -> bool:
    """Fields that the truth is silent about are not compared."""
    expected = member.get(part)
    if part in ("tier", "status", "staff"):
        is_open = isinstance(expected, V) and expected.value is None and not expected.asked
        return part in member and not (part == "staff" and is_open)
    return expected is not None or part not in ("size_class", "joined") or "tier" in member and part == "joined"


def _contacts(score: Score, name: str, wanted: list[Any], found: dict[str, Any]) -> None:
    left = list(found["contacts"])
    flagged = any(flag.startswith("contact") for flag in found["flags"])
    for person, mail, phone in wanted:
        same = [c for c in left if (mail and c["email"] == mail) or (person and c["name"] == person)]
        got = same[0] if same else {"name": None, "email": None, "phone": None}
        if same:
            left.remove(same[0])
        compare(score, f"{name} contact email", mail, got["email"], flagged)
        compare(score, f"{name} contact name", person, got["name"], flagged)
        compare(score, f"{name} contact phone", digits(phone), digits(got["phone"]), flagged)
    for extra in left:
        score.add("invented", f"{name} contact {extra}")


def _figures(score: Score, truth: Truth, result: dict[str, Any], keys: dict[str, str]) -> None:
    left = {}
    for figure in result["yearly_figures"]:
        identity = (keys.get(figure["member"]), figure["year"], figure["indicator"], letters(figure["site"] or ""))
        if figure["value"] is not None or figure["flags"]:
            if identity in left:
                score.add("invented", f"figure twice {identity} {figure['value']}")
            left[identity] = figure
    for figure in truth.figures:
        identity = (figure["member"], figure["year"], figure["indicator"], letters(figure["site"] or ""))
        got = left.pop(identity, {"value": None, "flags": []})
        compare(score, f"figure {identity}", figure["value"], got["value"], bool(got["flags"]))
    for identity, figure in left.items():
        if figure["value"] is not None:
            score.add("asked" if figure["flags"] else "invented", f"figure {identity}", figure["value"])


def _goals(score: Score, truth: Truth, result: dict[str, Any], keys: dict[str, str]) -> None:
    left = list(result["goals"])
    for goal in truth.goals:
        what = f"goal {goal['member'][:18]} {goal['text'][:40]}"
        mine = [g for g in left if keys.get(g["member"]) == goal["member"]]
        got = next((g for g in mine if letters(g["text"]) == letters(goal["text"])), None)
        if got is None:
            score.add("lost", f"{what} text")
            for part in GOAL_FIELDS:
                if goal.get(part) is not None:
                    score.add("lost", f"{what} {part}")
            continue
        left.remove(got)
        score.add("right", f"{what} text")
        values = {**got, **{f"baseline_{k}": v for k, v in got["baseline"].items()}}
        values |= {"target_value": got["target"]["value"], "target_year": got["target"]["year"]}
        values["percent_change"] = got["target"]["percent_change"]
        for part in GOAL_FIELDS:
            expected = goal.get(part, UNSAID)
            own_indicator = part in {"indicator", "unit"} and expected is None
            if expected is UNSAID or own_indicator or (part == "theme" and expected is None):
                continue
            flagged = any(flag.split(".")[0] == part.split("_")[0] or flag == part for flag in got["flags"])
            compare(score, f"{what} {part}", expected, values[part], flagged)
    for extra in left:
        score.add("invented", f"goal {keys.get(extra['member'])} {extra['text'][:60]!r}")


def _reports(score: Score, truth: Truth, result: dict[str, Any], keys: dict[str, str]) -> None:
    left = {(keys.get(report["member"]), report["year"]): report for report in result["reports"]}
    for report in truth.reports:
        identity = (report["member"], report["year"])
        got = left.pop(identity, {"state": None, "responded": {"value": None}, "measures": None})
        compare(score, f"report {identity} state", report["state"], got["state"], False)
        responded = got["responded"]["value"]
        compare(score, f"report {identity} responded", report["responded"], responded and responded[:10], False)
        compare(score, f"report {identity} measures", report["measures"], got["measures"], False)
    for identity, report in left.items():
        known = any(f["member"] == identity[0] and f["year"] == identity[1] for f in truth.figures)
        is_open = report["state"] == "missing" and report["measures"] is None
        if not known and not is_open:
            score.add("invented", f"report {identity} {report['state']} {report['measures']}")


def main() -> None:
    chosen = [name for name in sys.argv[1:] if name in NAMES] or NAMES
    every = Counter[str]()
    for name in chosen:
        score = examine(*read(name))
        every.update(score.counts)
        counts = " ".join(f"{key} {value}" for key, value in sorted(score.counts.items()))
        lines = [f"{name:11} good {score.good:5.1f} % bad {score.bad:4.2f} %  {counts}"]
        lines += ["   " + miss for miss in score.misses if "-q" not in sys.argv]
        sys.stdout.write("\n".join(lines) + "\n")
    whole = Score(every)
    sys.stdout.write(f"total {whole.fields} fields, good {whole.good:.1f} %, bad {whole.bad:.2f} %, {dict(every)}\n")


if __name__ == "__main__":
    main()
