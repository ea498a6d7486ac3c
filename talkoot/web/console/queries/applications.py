"""Applications: who waits for an answer, and what one needs to know to give it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, QuerySet
from django.utils import translation
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from talkoot.commitments.criteria import Criterion, criteria_of
from talkoot.commitments.enums import Theme
from talkoot.commitments.operations import GoalFacts
from talkoot.commitments.receivers import facts_from_json
from talkoot.footprints.models import Indicator
from talkoot.memberships.enums import ApplicationState, Wish
from talkoot.memberships.models import Application, Membership
from talkoot.networks.models import Network
from talkoot.organisations.enums import SizeClass
from talkoot.organisations.industries import industry_name
from talkoot.organisations.models import Organisation

VIEWS = {
    "waiting": (ApplicationState.SUBMITTED,),
    "returned": (ApplicationState.RETURNED,),
    "drafts": (ApplicationState.DRAFT,),
    "answered": (ApplicationState.ACCEPTED, ApplicationState.DECLINED, ApplicationState.WITHDRAWN),
}
LABELS = {
    "name": _("Organisation"), "business_id": _("Business ID"), "register_number": _("Other register number"),
    "municipality": _("Municipality"), "municipalities": _("Municipalities"), "industry": _("Industry"),
    "size_class": _("Size class"), "staff": _("Employees"), "website": _("Website"),
    "contact_name": _("Contact person"), "contact_title": _("Title"), "contact_phone": _("Phone"),
    "wishes": _("Would like to get"), "message": _("Message"), "why": _("Why they want to join"), "heard": _("How they heard of the network"),
}  # fmt: skip
HIDDEN = {"goals", "consent", "once", "version", "language"}


@dataclass(frozen=True, slots=True)
class Match:
    """Whether the organisation was known before the application, and who is suspiciously alike."""

    organisation: Organisation | None
    elsewhere: list[str]
    alike: list[Membership]


@dataclass(frozen=True, slots=True)
class WrittenGoal:
    """A goal as the applicant wrote it."""

    facts: GoalFacts
    theme: str
    indicator: Indicator | None


def counts(network: Network) -> dict[str, int]:
    """How many applications each view of the queue shows."""
    rows = dict(Application.objects.filter(network=network).order_by().values_list("state").annotate(n=Count("pk")))
    return {view: sum(rows.get(state, 0) for state in states) for view, states in VIEWS.items()}


def applications_in(network: Network, view: str) -> QuerySet[Application]:
    """The applications of a view; those that wait, the oldest first."""
    found = Application.objects.filter(network=network, state__in=VIEWS[view]).select_related(
        "tier", "membership__organisation"
    )
    return found.order_by("submitted_at") if view == "waiting" else found.order_by("-saved_at")


def answer_by(application: Application, network: Network) -> datetime | None:
    """The day by which an answer was promised."""
    sent = application.submitted_at
    return sent + timedelta(days=network.reply_days) if sent else None


def written(answers: Mapping[str, Any], language: str) -> list[tuple[str, str]]:
    """What was typed, field by field, with the words of the form; what we do not know by name is shown too."""
    rows = []
    for key, value in answers.items():
        if key in HIDDEN or key.startswith("typed_") or value in (None, "", []):  # typed_…: the form as it was left
            continue
        label = str(LABELS[key]) if key in LABELS else key.replace("_", " ").capitalize()
        rows.append((label, _value(key, value, language)))
    return rows


def written_goals(application: Application) -> list[WrittenGoal]:
    """The goals in the application."""
    facts = [_facts(one) for one in application.answers.get("goals", []) if isinstance(one, dict)]
    known = Indicator.objects.in_bulk([each.indicator_id for each in facts if each and each.indicator_id])
    themes = dict(Theme.choices)
    return [
        WrittenGoal(each, str(themes.get(each.theme, each.theme)), known.get(each.indicator_id or 0))
        for each in facts
        if each
    ]


def criteria_for(application: Application, goals: list[WrittenGoal]) -> list[Criterion]:
    """The tier's criteria with what is missing."""
    return criteria_of(application.tier, [goal.facts for goal in goals])


def match_of(application: Application) -> Match:
    """Is the organisation known from before? Is there another one of the same name?"""
    own = application.membership.organisation if application.membership else None
    elsewhere = list(
        Network.objects.filter(memberships__organisation=own).exclude(pk=application.network_id).distinct()
    ) if own else []  # fmt: skip
    alike = Membership.objects.filter(
        network=application.network_id, organisation__in=Organisation.objects.matching(_core(application.name))
    )
    if application.membership_id:
        alike = alike.exclude(pk=application.membership_id)
    similar = list(alike.select_related("organisation")[:3]) if _core(application.name) else []
    return Match(own, [network.name for network in elsewhere], similar)


def ready_question(application: Application, criteria: list[Criterion]) -> str:
    """A question one can send as it is, in the applicant's language: it names what is missing."""
    with translation.override(application.language):
        parts = [gettext("Thank you for your application.")]
        for rule in criteria:
            if rule.is_met:
                continue
            if rule.code == "goals":
                parts.append(
                    ngettext(
                        "One goal is still missing. Could you add it?", "%(n)s goals are still missing. Could you add them?", rule.missing
                    ) % {"n": rule.missing}
                )  # fmt: skip
            else:
                parts.append(
                    gettext(
                        "Could you tell where you start from and where you aim at in figures for at least one goal?"
                    )
                )
        if len(parts) == 1:
            parts.append(gettext("Before we decide, we would like to ask one thing:"))
        return " ".join(parts)


def _core(name: str) -> str:
    """The first word of the name that says something."""
    words = [word for word in name.split() if len(word) > 3]
    return words[0][:60] if words else ""


def _facts(one: dict[str, Any]) -> GoalFacts | None:
    try:
        return facts_from_json(one)
    except TypeError:
        return None


def _value(key: str, value: Any, language: str) -> str:
    if key == "industry":
        return industry_name(str(value), language) or str(value)
    if key == "size_class":
        return str(dict(SizeClass.choices).get(value, value))
    if key == "wishes":
        words = dict(Wish.choices)
        return ", ".join(str(words.get(wish, wish)) for wish in value)
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
