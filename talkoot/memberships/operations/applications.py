"""Changes to applications: begun, saved as one writes, sent, sent back, accepted, declined."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from talkoot.accounts.models import User
from talkoot.history.operations import record
from talkoot.kernel.errors import Refused
from talkoot.memberships.enums import ApplicationState, MembershipState
from talkoot.memberships.models import Application, Membership
from talkoot.memberships.operations.members import add_member, change_state
from talkoot.memberships.queries import open_application
from talkoot.memberships.signals import application_accepted
from talkoot.networks.models import Network
from talkoot.notices.letters import link, write_letter
from talkoot.notices.operations import queue_message
from talkoot.organisations.models import Organisation
from talkoot.organisations.operations import add_contact, add_organisation, checked_business_id, ensure_municipality

NEEDED = ("name", "contact_name")
BEFORE_MEMBERSHIP = frozenset({"lead", "contacted", "interested", "applied", "returned", "declined", "left", "unknown"})


class ApplicationsClosed(Refused):
    text = _("This network does not take applications at the moment.")


class ApplicationIncomplete(Refused):
    text = _("Something is still missing: fill in the organisation's name, a contact person and the consent.")


class AlreadyAnswered(Refused):
    text = _("This application has already been answered.")


class NotEditable(Refused):
    text = _("This application has been sent and can no longer be changed.")


@transaction.atomic
def begin_application(
    *, network: Network, email: str, language: str, now: datetime, tier_id: int | None = None
) -> Application:
    """Begin an application, or find the unfinished one of this address; its link is mailed either way."""
    if not network.takes_applications or network.is_open:
        raise ApplicationsClosed
    email = email.strip().lower()
    application = open_application(network.pk, email) or Application.objects.create(
        network=network, tier_id=tier_id or network.tiers.values_list("pk", flat=True).first(), email=email,
        language=language, begun_at=now, saved_at=now,
    )  # fmt: skip
    _write(application, "application_begun", now)
    return application


@transaction.atomic
def save_application(
    *,
    application_id: int,
    answers: dict[str, Any],
    now: datetime,
    tier_id: int | None = None,
    seen_version: int | None = None,
) -> Application:
    """Keep what was typed so far, complete or not."""
    application = Application.objects.select_for_update(of=("self",)).get(pk=application_id).take_version(seen_version)
    if not application.can_be_edited:
        raise NotEditable
    application.answers = {**application.answers, **answers}
    application.tier_id = tier_id or application.tier_id
    application.saved_at = now
    application.save()
    return application


@transaction.atomic
def submit_application(*, application_id: int, now: datetime) -> Application:
    """Send the application to the coordinators; sending it twice sends it once."""
    application = _locked(application_id)
    if application.state == ApplicationState.SUBMITTED:
        return application
    if not application.can_be_edited:
        raise NotEditable
    answers = application.answers
    if any(not answers.get(field) for field in NEEDED) or not answers.get("consent"):
        raise ApplicationIncomplete
    checked_business_id(answers.get("business_id"))
    application.state, application.submitted_at, application.question = ApplicationState.SUBMITTED, now, ""
    application.membership = _membership_of(application, now)
    application.save()
    _record(application, "application.submitted", None, now, by_name=str(answers["contact_name"]))
    _write(application, "application_submitted", now)
    for role in application.network.coordinators.in_office().select_related("user"):
        _write_to_coordinator(application, role.user, now)
    return application


def _membership_of(application: Application, now: datetime) -> Membership:
    """The membership that the application is about: the organisation's own, or a new one that has applied."""
    answers = application.answers
    business_id = checked_business_id(answers.get("business_id"))
    organisation = (
        (application.membership.organisation if application.membership else None)
        or (Organisation.objects.filter(business_id=business_id).first() if business_id else None)
        or add_organisation(name=answers["name"], business_id=business_id, language=application.language)
    )
    membership = Membership.objects.filter(network=application.network, organisation=organisation).first()
    if membership is None:
        return add_member(
            network_id=application.network_id, organisation_id=organisation.pk, tier_id=application.tier_id,
            state=MembershipState.APPLIED, by=None, by_name=application.email, now=now,
        )  # fmt: skip
    if membership.state in BEFORE_MEMBERSHIP and membership.state != MembershipState.APPLIED:
        change_state(
            membership_id=membership.pk, state=MembershipState.APPLIED, by=None, by_name=application.email, now=now
        )
    return membership


@transaction.atomic
def return_application(*, application_id: int, question: str, by: User, now: datetime) -> Application:
    """Send the application back with a question; the applicant continues where they were."""
    application = _awaiting_answer(application_id)
    application.state, application.question, application.decided_at = ApplicationState.RETURNED, question, now
    application.save()
    _step(application, MembershipState.RETURNED, by, now, question)
    _record(application, "application.returned", by, now, reason=question)
    _write(application, "application_returned", now, by)
    return application


@transaction.atomic
def decline_application(*, application_id: int, reason: str, by: User, now: datetime) -> Application:
    """Decline with a reason that the applicant reads."""
    application = _awaiting_answer(application_id)
    application.state, application.reason, application.decided_at = ApplicationState.DECLINED, reason, now
    application.save()
    _step(application, MembershipState.DECLINED, by, now, reason)
    _record(application, "application.declined", by, now, reason=reason)
    _write(application, "application_declined", now, by)
    return application


@transaction.atomic
def accept_application(*, application_id: int, by: User, now: datetime) -> Application:
    """Accept: the organisation takes part from now on, signed at once or awaiting signature as its tier says."""
    application = _awaiting_answer(application_id)
    membership = application.membership
    assert membership is not None  # noqa: S101 -- a submitted application always has one
    application.state, application.decided_at = ApplicationState.ACCEPTED, now
    application.save()
    _complete_organisation(application, membership)
    membership.tier = application.tier
    membership.save(update_fields=["tier"])
    signs = application.tier is not None and application.tier.needs_signature
    _step(application, MembershipState.AWAITING_SIGNATURE if signs else MembershipState.ACTIVE, by, now)
    _record(application, "application.accepted", by, now)
    application_accepted.send(Application, application=application, membership=membership, by=by, now=now)
    _write(application, "application_accepted", now, by)
    return application


def _complete_organisation(application: Application, membership: Membership) -> None:
    """Fill what the register did not know yet; facts already on record are not overwritten by an application."""
    answers, organisation = application.answers, membership.organisation
    for field in ("industry", "size_class", "staff", "website", "register_number"):
        if not getattr(organisation, field) and answers.get(field):
            setattr(organisation, field, answers[field])
    organisation.save()
    if answers.get("municipality") and not organisation.municipalities.exists():
        organisation.municipalities.add(ensure_municipality(name=answers["municipality"]))
    add_contact(
        organisation_id=organisation.pk, name=answers.get("contact_name", ""), email=application.email,
        phone=answers.get("contact_phone", ""), title=answers.get("contact_title", ""), language=application.language,
    )  # fmt: skip


@transaction.atomic
def withdraw_application(*, application_id: int, now: datetime) -> Application:
    """The applicant takes it back."""
    application = _locked(application_id)
    if application.state in {ApplicationState.ACCEPTED, ApplicationState.DECLINED}:
        raise AlreadyAnswered
    application.state, application.decided_at = ApplicationState.WITHDRAWN, now
    application.save()
    if application.membership is not None and application.membership.state in {"applied", "returned"}:
        _step(application, MembershipState.DECLINED, None, now)
    _record(application, "application.withdrawn", None, now, by_name=application.email)
    return application


def _locked(application_id: int) -> Application:
    return Application.objects.select_for_update(of=("self",)).select_related("network", "tier").get(pk=application_id)


def _awaiting_answer(application_id: int) -> Application:
    application = _locked(application_id)
    if application.state != ApplicationState.SUBMITTED:
        raise AlreadyAnswered
    return application


def _step(application: Application, state: str, by: User | None, now: datetime, reason: str = "") -> None:
    membership = application.membership
    if membership is not None and not membership.takes_part:
        change_state(
            membership_id=membership.pk, state=state, by=by, now=now, reason=reason,
            by_name="" if by else application.email,
        )  # fmt: skip


def _write(application: Application, letter: str, now: datetime, sender: User | None = None) -> None:
    url = link("public:application", application.language, application.network.slug, application.token)
    subject, body = write_letter(
        letter, application.language, application=application, network=application.network, url=url
    )
    queue_message(
        to=application.email, to_name=str(application.answers.get("contact_name", "")), subject=subject, body=body,
        kind="application", language=application.language, network_id=application.network_id, sender=sender,
        reply_to=application.network.contact_email, now=now,
    )  # fmt: skip


def _write_to_coordinator(application: Application, user: User, now: datetime) -> None:
    url = link("console:application", user.language, application.network.slug, application.pk)
    subject, body = write_letter(
        "application_arrived", user.language, application=application, network=application.network, url=url
    )
    queue_message(
        to=user.email, to_name=user.name, subject=subject, body=body, kind="application", language=user.language,
        network_id=application.network_id, now=now,
    )  # fmt: skip


def _record(
    application: Application, verb: str, by: User | None, now: datetime, reason: str = "", by_name: str = ""
) -> None:
    record(
        verb=verb, subject="application", subject_id=application.pk, network_id=application.network_id, by=by,
        by_name=by_name, now=now, reason=reason,
    )  # fmt: skip
