"""The queue of the advisers, and the list of all cases."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext

from talkoot.accounts.models import User
from talkoot.cases.enums import CaseState, Why
from talkoot.cases.models import Case
from talkoot.cases.queries import Waiting, case_counts
from talkoot.organisations.models import Municipality
from talkoot.web.ui.numbers import format_day
from talkoot.web.ui.pieces import Link

BUTTONS = {
    Why.NO_ADVISER: "#take", Why.NEW: "#take", Why.ANSWERED: "#close", Why.FOLLOW_UP: "#measures", Why.STUCK: "#log",
}  # fmt: skip
KIND = {Why.NO_ADVISER: "ended", Why.NEW: "due", Why.ANSWERED: "good", Why.FOLLOW_UP: "due", Why.STUCK: "due"}


@dataclass(frozen=True, slots=True)
class QueueRow:
    """A case that waits: for whom, what, why, one button."""

    case: Case
    state: str
    kind: str
    why: str
    url: str
    button: str


def queue_rows(municipality: Municipality, waiting: Sequence[Waiting]) -> list[QueueRow]:
    """The waiting cases as rows of a work queue."""
    return [
        QueueRow(
            case=each.case,
            state=str(each.why.label),
            kind=KIND[each.why],
            why=_why(each),
            url=reverse("console:case", args=[municipality.slug, each.case.pk]) + BUTTONS[each.why],
            button=_button(each.why),
        )
        for each in waiting
    ]


def cases_in(municipality: Municipality, state: str) -> QuerySet[Case]:
    """The municipality's cases, in one state or all."""
    found = Case.objects.of(municipality.pk).select_related("desk", "adviser__user")
    return found.filter(state=state) if state else found


def referred_by(municipality: Municipality, user: User) -> QuerySet[Case]:
    """The cases that the person has referred, the newest first."""
    mine = Case.objects.of(municipality.pk).filter(referred_by__user=user)
    return mine.select_related("adviser__user").order_by("-opened_at", "-pk")


def state_menu(municipality: Municipality, chosen: str) -> list[Link]:
    """The states with how many cases are in each."""
    counts = case_counts(municipality.pk)
    every = Link(gettext("All (%(n)s)") % {"n": sum(counts.values())}, "?", current=not chosen)
    return [
        every,
        *(
            Link(
                gettext("%(state)s (%(n)s)") % {"state": one.label, "n": counts[one]}, f"?state={one}",
                current=chosen == one,
            )
            for one in CaseState
            if counts[one] or chosen == one
        ),
    ]  # fmt: skip


def _why(waiting: Waiting) -> str:
    case, day = waiting.case, format_day(waiting.since)
    if waiting.why == Why.NEW:
        return gettext("Came on %(day)s.") % {"day": day}
    if waiting.why == Why.NO_ADVISER:
        return gettext("The adviser has left. Last touched on %(day)s.") % {"day": day}
    if waiting.why == Why.ANSWERED:
        return gettext("Answered on %(day)s. Close the case or go on.") % {"day": day}
    if waiting.why == Why.STUCK:
        return gettext("Last touched on %(day)s.") % {"day": day}
    if case.asked_at is not None:
        return gettext("Asked by letter on %(day)s. If no answer comes, call.") % {"day": format_day(case.asked_at)}
    if not case.contact_email:
        return gettext("There is no e-mail address: call and write down the answer.")
    return gettext("The letter leaves today.")


def _button(why: Why) -> str:
    return {
        Why.NO_ADVISER: gettext("Give to an adviser"),
        Why.NEW: gettext("Take the case"),
        Why.ANSWERED: gettext("Read the answer"),
        Why.FOLLOW_UP: gettext("See the measures"),
        Why.STUCK: gettext("Go on"),
    }[why]
