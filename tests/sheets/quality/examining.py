"""One result against one truth."""

from typing import Any

from tests.sheets.quality.judging import flagged, judge, same, same_phone, same_words, squash
from tests.sheets.quality.matching import Row, match_contacts, match_goals, match_members
from tests.sheets.quality.questions import Questions
from tests.sheets.quality.tally import Tally
from tests.sheets.quality.truths import UNITS

GROUPS = {
    "baseline": ("baseline.value", "baseline.year"),
    "target": ("target.value", "target.year", "target.percent_change"),
}
LOOSE = {"ask": "may"}


class Examination:
    """Judges members, contacts, figures, goals and reports, and looks for leaks."""

    def __init__(self, truth: Row, result: Row) -> None:
        self.truth, self.result = truth, result
        self.tally = Tally(truth["workbook"])
        self.questions = Questions(result.get("problems", []), sheetless=truth["workbook"].endswith(".csv"))
        self.members, self.strangers = match_members(truth["members"], result.get("members", []))
        self.keys = {one["key"]: key for key, one in self.members.items()}

    def run(self) -> Tally:
        for one in self.strangers:
            self.tally.add("invented", "member", "-", "", one.get("name"))
        for member in self.truth["members"]:
            self._member(member, self.members.get(member["key"]))
        rest = (("figures", self._figures), ("goals", self._goals), ("reports", self._reports), ("leaks", self._leaks))
        for self.tally.part, judge_part in rest:
            judge_part()
        return self.tally

    # members

    def _member(self, member: Row, one: Row | None) -> None:
        here = member["row"]
        if one is None:
            for name, spec in member["fields"].items():
                if None not in spec.get("any", []):
                    self.tally.add("missing", f"{member['key']} {name}", here, spec, "no such member")
            return
        for name, spec in member["fields"].items():
            if "duplicate" in member["fields"] and name in ("name", "business_id"):
                spec = {**spec, **LOOSE}
            given = _value(one.get(name))
            verdict = judge(spec, given, self._member_asked(member, one, name, spec))
            self.tally.add(verdict, f"{member['key']} {name}", spec.get("cell", here), spec, given)
        self.tally.part = "contacts"
        self._contacts(member, one)
        self.tally.part = "members"
        expected = {squash(site) for site in member["sites"]} | {
            squash(allowed["site"]) for allowed in self.truth["allowed_figures"] if allowed["member"] == member["key"]
        }
        for site in one.get("sites") or []:
            name = site.get("name") if isinstance(site, dict) else site
            if squash(name) not in expected:
                self.tally.add("invented", f"{member['key']} site", here, "", name)

    def _member_asked(self, member: Row, one: Row, name: str, spec: Row) -> bool:
        flags = one.get("flags", [])
        if name == "duplicate":
            doubled = flagged(flags, "duplicate", "name", "business_id") or any(
                "duplicate" in str(flag) for flag in flags
            )
            return doubled or any(self.questions.in_row(row) for row in spec["rows"])
        return flagged(flags, name) or self.questions.about(one["key"], name)

    def _contacts(self, member: Row, one: Row) -> None:
        asked = flagged(one.get("flags", []), "contacts", "contact", "email", "phone")
        pairs, strangers = match_contacts(member["contacts"], one.get("contacts") or [])
        doubtful = any(person[part].get("ask") for person, _ in pairs for part in ("name", "email", "phone"))
        if asked and not doubtful:
            self.tally.add("needless", f"{member['key']} contacts", member["row"], "no question", "asked")
        for person, hit in pairs:
            for part in ("name", "email", "phone", "role"):
                spec = {**person[part], **LOOSE} if asked else person[part]
                given = (hit or {}).get(part)
                verdict = judge(spec, given, asked, same_phone if part == "phone" else same)
                self.tally.add(verdict, f"{member['key']} contact {part}", person["cell"], spec, given)
        for stranger in strangers:
            kind = "needless" if asked else "invented"
            self.tally.add(kind, f"{member['key']} contact", member["row"], "", stranger)

    # figures

    def _figures(self) -> None:
        given: dict[tuple[Any, ...], Row] = {}
        for one in self.result.get("yearly_figures", []):
            key = self._figure_key(self.keys.get(one.get("member")), one)
            if key in given and _number(one) is not None and not same(_number(given[key]), _number(one)):
                self.tally.add("invented", f"{key} twice", "-", _number(given[key]), _number(one))
            elif key not in given or _number(given[key]) is None:
                given[key] = one
        misnamed: set[int] = set()
        for figure in self.truth["yearly_figures"]:
            one = given.pop(self._figure_key(figure["member"], figure), None)
            other = None if one else self._misnamed(figure, given, misnamed)
            if other is None:
                self._figure(figure, one)
            else:
                misnamed.add(id(other))
                verdict = "needless" if other.get("flags") else "wrong"
                what = f"{figure['member']} {figure['year']} {figure['indicator']} called"
                self.tally.add(verdict, what, figure["cell"], figure["indicator"], other["indicator"])
        allowed = {self._figure_key(one["member"], one) for one in self.truth["allowed_figures"]}
        for key, one in given.items():
            if _number(one) is not None and key not in allowed and id(one) not in misnamed:
                self.tally.add("invented", f"figure {key}", "-", "", f"{_number(one)} {one.get('unit')}")

    def _misnamed(self, figure: Row, given: dict[tuple[Any, ...], Row], taken: set[int]) -> Row | None:
        """The same value of the same member, site and year under another indicator's name."""
        member, site, year, _ = self._figure_key(figure["member"], figure)
        for key, one in given.items():
            value = _number(one)
            unnamed = key[:3] == (member, site, year) and key[3] not in UNITS and id(one) not in taken
            if unnamed and value and any(same(wanted, value) for wanted in figure["any"]):
                return one
        return None

    @staticmethod
    def _figure_key(member: Any, one: Row) -> tuple[Any, ...]:
        site = one.get("site")
        site = site.get("name") if isinstance(site, dict) else site
        return member, squash(site) if site else None, one.get("year"), one.get("indicator")

    def _figure(self, figure: Row, one: Row | None) -> None:
        given = _number(one or {})
        asked = bool((one or {}).get("flags")) or self.questions.at(figure["cell"])
        what = f"{figure['member']} {figure['year']} {figure['site'] or ''} {figure['indicator']}"
        unit = (one or {}).get("unit")
        if given is not None and squash(unit or "") != squash(figure["unit"]) and not asked:
            self.tally.add("wrong", f"{what} unit", figure["cell"], figure["unit"], unit)
            return
        verdict = judge(figure, given, asked)
        self.tally.add(verdict, what, figure["cell"], figure, given)
        if verdict == "asked" and not self.questions.at(figure["cell"]):
            self.tally.counts["asked without its cell"] += 1

    # goals

    def _goals(self) -> None:
        for member in [*self.members, None]:
            wanted = [goal for goal in self.truth["goals"] if goal["member"] == member]
            given = [one for one in self.result.get("goals", []) if self.keys.get(one.get("member")) == member]
            pairs, rest = match_goals(wanted, given)
            for goal, one in pairs:
                self._goal(goal, one)
            for one, repeats in rest:
                if not (repeats and one.get("flags")):
                    kind = "goal twice" if repeats else "goal"
                    self.tally.add("invented", f"{member} {kind}", "-", "", one.get("text"))
        for goal in self.truth["goals"]:
            if goal["member"] not in self.members:
                self._goal(goal, None)

    def _goal(self, goal: Row, one: Row | None) -> None:
        what = f"{goal['member']} «{goal['text'][:30]}»"
        if one is None:
            for name, spec in {"text": {"any": [goal["text"]]}, **goal["fields"]}.items():
                if None not in spec.get("any", [None]):
                    self.tally.add("missing", f"{what} {name}", goal["cell"], spec, "no such goal")
            return
        text = {"any": [goal["text"], *goal.get("or_texts", [])], "ask": goal.get("ask")}
        flags = one.get("flags", [])
        self.tally.add(
            judge(text, one.get("text"), flagged(flags, "text"), same_words),
            f"{what} text",
            goal["cell"],
            text,
            one.get("text"),
        )
        for name, spec in goal["fields"].items():
            head, _, tail = name.partition(".")
            given = (one.get(head) or {}).get(tail) if tail else one.get(name)
            spec, asked = _asked_in_group(name, spec, goal["fields"], flags)
            self.tally.add(judge(spec, given, asked), f"{what} {name}", goal["cell"], spec, given)

    # reports and leaks

    def _reports(self) -> None:
        given = {(self.keys.get(one.get("member")), one.get("year")): one for one in self.result.get("reports", [])}
        for report in self.truth["reports"]:
            one = given.pop((report["member"], report["year"]), None)
            if one is None and report.get("optional"):
                continue
            for name, compare in (("state", same), ("responded", same), ("measures", same_words)):
                value = _value((one or {}).get(name))
                asked = bool(report[name].get("ask")) and self.questions.at(report["cell"])
                verdict = judge(report[name], value, asked, compare)
                self.tally.add(
                    verdict, f"{report['member']} {report['year']} report {name}", report["cell"], report[name], value
                )
        figures = {(figure["member"], figure["year"]) for figure in self.truth["yearly_figures"]}
        for key, one in given.items():
            answered = one.get("state") == "accepted" and key not in figures
            if one.get("measures") or _value(one.get("responded")) or answered:
                self.tally.add("invented", f"report {key}", "-", "", one.get("measures") or one.get("state"))

    def _leaks(self) -> None:
        phrases = [squash(phrase) for phrase in self.truth["private_phrases"]]
        for where, text in self._public_texts():
            for phrase in phrases:
                if phrase in squash(text):
                    self.tally.add("leak", where, "-", "private", f"«{phrase}» in «{text}»")

    def _public_texts(self) -> list[tuple[str, str]]:
        texts: list[tuple[str, Any]] = []
        for one in self.result.get("members", []):
            texts += [
                (f"member {one.get('name')} {part}", one.get(part))
                for part in ("name", "municipality", "tier", "status")
            ]
            texts += [
                (f"contact of {one.get('name')}", value) for who in one.get("contacts") or [] for value in who.values()
            ]
            texts += [(f"site of {one.get('name')}", site) for site in one.get("sites") or []]
        for one in self.result.get("goals", []):
            texts += [
                (f"goal of {one.get('member')} {part}", one.get(part))
                for part in ("text", "theme", "indicator", "unit")
            ]
        texts += [
            (f"figure of {one.get('member')}", one.get("indicator")) for one in self.result.get("yearly_figures", [])
        ]
        texts += [(f"measures of {one.get('member')}", one.get("measures")) for one in self.result.get("reports", [])]
        return [(where, str(text)) for where, text in texts if text]


def _value(given: Any) -> Any:
    return given.get("value") if isinstance(given, dict) else given


def _number(one: Row) -> Any:
    return _value(one.get("value"))


def _asked_in_group(name: str, spec: Row, fields: Row, flags: list[Any]) -> tuple[Row, bool]:
    """A flag on the whole baseline or target asks about its doubtful part; without one, it is one question too many."""
    head = name.split(".")[0]
    plain = {str(flag).lower().removeprefix("goal.").replace("_", ".") for flag in flags}
    if flagged(flags, name) and name != head or (name == "target.percent_change" and "percent.change" in plain):
        return spec, True
    if head in GROUPS and head in plain:
        doubtful = any(fields[part].get("ask") for part in GROUPS[head])
        return (spec if spec.get("ask") else {**spec, **LOOSE}, True) if doubtful else (spec, name == GROUPS[head][0])
    return spec, head not in GROUPS and flagged(flags, name)
