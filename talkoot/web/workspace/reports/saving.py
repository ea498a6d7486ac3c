"""Saving a part of the report and sending the whole: nothing that was typed is lost, whoever else writes."""

from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction

from talkoot.accounts.models import User
from talkoot.kernel.errors import ChangedMeanwhile
from talkoot.reporting.models import Report
from talkoot.reporting.operations import Answers, GoalReply, mark_opened, save_answers, submit_report
from talkoot.web.workspace.forms.report_goals import reply_of
from talkoot.web.workspace.forms.report_part import PartForm
from talkoot.web.workspace.reports.asked import Asked, AskedGoal, Place, total_of


@dataclass(frozen=True, slots=True)
class Saved:
    """How a save went; in a conflict nothing was changed and the form shows both."""

    report: Report
    is_conflict: bool = False


def save_part(form: PartForm, *, now: datetime, language: str) -> Saved:
    """Keep what could be read. A colleague's other answers are shown before they are replaced."""
    form.is_valid()  # reads; what is invalid stays in the form
    answers = _with_followers(form.answers(), form.asked)
    try:
        return Saved(_save(form.asked.report, answers, form.seen_version, now, language))
    except ChangedMeanwhile:
        if form.others():
            form.renew_version(form.asked.report.version)
            return Saved(form.asked.report, is_conflict=True)
    return Saved(_save(form.asked.report, answers, form.asked.report.version, now, language))


@transaction.atomic
def send(asked: Asked, *, now: datetime, language: str, by: User | None, by_name: str) -> Report:
    """Send the report; goals about which nothing was said take their value from the figures."""
    if not asked.report.is_answered:
        replies = _from_figures(asked)
        if replies:
            save_answers(report_id=asked.report.pk, answers=Answers(goals=replies), now=now, language=language)
    return submit_report(report_id=asked.report.pk, now=now, by=by, by_name=by_name)


@transaction.atomic
def _save(report: Report, answers: Answers, seen: int | None, now: datetime, language: str) -> Report:
    mark_opened(report_id=report.pk, now=now)
    return save_answers(report_id=report.pk, answers=answers, now=now, language=language, seen_version=seen)


def _with_followers(answers: Answers, asked: Asked) -> Answers:
    """New figures carry the goals along whose value was taken from the old ones."""
    if not answers.figures:
        return answers
    values: dict[Place, object] = {**asked.values, **answers.figures}
    moved = {
        each.goal.pk: replace(reply_of(each), value=total_of(each.goal.indicator_id, values))  # type: ignore[arg-type]
        for each in asked.goals
        if each.follows and each.now and _follows_still(each, asked)
    }
    return replace(answers, goals={**moved, **answers.goals})


def _follows_still(each: AskedGoal, asked: Asked) -> bool:
    return each.now is not None and each.now.value in (None, total_of(each.goal.indicator_id, asked.values))


def _from_figures(asked: Asked) -> dict[int, GoalReply]:
    found = {}
    for each in asked.goals:
        value = total_of(each.goal.indicator_id, asked.values) if each.follows else None
        if value is not None and (each.now is None or each.now.value is None):
            found[each.goal.pk] = replace(reply_of(each), value=value)
    return found
