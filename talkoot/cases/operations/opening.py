"""A case begins: a company asks, or an official refers one."""

import re
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from stdnum.fi import ytunnus

from talkoot.accounts.models import User
from talkoot.cases.enums import Origin
from talkoot.cases.models import Case, Desk
from talkoot.cases.operations.letters import tell_adviser_of_case, tell_company_of_case
from talkoot.cases.queries import desk_for_referrals, officer_of
from talkoot.history.operations import record
from talkoot.kernel.errors import Refused
from talkoot.kernel.text import folded, tidy
from talkoot.organisations.models import Organisation
from talkoot.organisations.operations import checked_business_id

LOOKS_LIKE_AN_ID = re.compile(r"\s*(FI)?\s*\d{6,7}-?\d\s*\Z", re.IGNORECASE)
FEWEST_DIGITS = 5


class CompanyMissing(Refused):
    text = _("Write the name of the company or its business ID.")


class QuestionMissing(Refused):
    text = _("Write in a few words what it is about.")


class ReachMissing(Refused):
    text = _("Write a telephone number or an e-mail address so that the adviser can reach the company.")


class AgreementMissing(Refused):
    text = _("The company's data is kept only when it has agreed. Tick the box once it has.")


class DeskClosed(Refused):
    text = _("This service takes no new cases at the moment.")


class NoOpenDesk(Refused):
    text = _("The municipality has no service that takes referrals yet.")


@dataclass(frozen=True, slots=True)
class Reach:
    """Whom to call or write to."""

    name: str = ""
    email: str = ""
    phone: str = ""


@transaction.atomic
def request_advice(
    *,
    desk_id: int,
    company: str,
    reach: Reach,
    question: str,
    agreed: bool,
    language: str,
    now: datetime,
    business_id: str = "",
    topic: str = "",
    by: User | None = None,
) -> Case:
    """A company asks by itself, or by telephone through an officer (`by`). It gets the link to its own page at once."""
    desk = Desk.objects.select_related("municipality", "adviser").get(pk=desk_id)
    if not desk.is_open:
        raise DeskClosed
    case = _begun(desk, company=company, question=question, reach=reach, agreed=agreed, language=language, now=now)
    case.business_id = checked_business_id(business_id) or case.business_id
    if case.business_id and case.organisation is None:
        case.organisation = Organisation.objects.filter(business_id=case.business_id).first()
    case.origin, case.topic = Origin.REQUEST, topic
    return _opened(case, by, now)


@transaction.atomic
def refer(
    *,
    municipality_id: int,
    company: str,
    seen: str,
    reach: str,
    agreed: bool,
    by: User,
    now: datetime,
    topic: str = "",
    language: str = "",
) -> Case:
    """An official takes a company to the adviser: its name or business ID, what was seen, a number or an address."""
    desk = desk_for_referrals(municipality_id)
    if desk is None:
        raise NoOpenDesk
    case = _begun(
        desk, company=company, question=seen, reach=reach_of(reach), agreed=agreed, language=language or by.language,
        now=now,
    )  # fmt: skip
    case.origin, case.topic, case.referred_by = Origin.REFERRAL, topic, officer_of(by, municipality_id)
    if case.organisation is not None and not language:
        case.language = case.organisation.language
    return _opened(case, by, now)


def reach_of(text: str) -> Reach:
    """An e-mail address or a telephone number, as it was typed into one field."""
    text = tidy(text)
    if "@" in text:
        return Reach(email=text)
    if sum(letter.isdigit() for letter in text) >= FEWEST_DIGITS:
        return Reach(phone=text)
    raise ReachMissing


def _begun(
    desk: Desk, *, company: str, question: str, reach: Reach, agreed: bool, language: str, now: datetime
) -> Case:
    name, question = _line(company)[:300], tidy(question)
    if not name:
        raise CompanyMissing
    if not question:
        raise QuestionMissing
    if not agreed:
        raise AgreementMissing
    case = Case(desk=desk, language=language, question=question, opened_at=now, moved_at=now)
    _know(case, name)
    _reach(case, reach)
    case.adviser = desk.adviser if desk.adviser and desk.adviser.until_on is None else None
    return case


def _line(text: str) -> str:
    """A name on one line: letters put it into their subject and into the middle of a sentence."""
    return " ".join(tidy(text).split())


def _know(case: Case, name: str) -> None:
    """Who the company is, by its business ID or its exact name; an unknown one is kept as it was written."""
    case.organisation_name = name
    if LOOKS_LIKE_AN_ID.match(name):
        case.business_id = checked_business_id(name) or ""
        case.organisation = Organisation.objects.filter(business_id=case.business_id).first()
    else:
        case.organisation = Organisation.objects.filter(folded_name=folded(name)[:300]).first()
    if case.organisation is not None:
        case.organisation_name, case.business_id = case.organisation.name, case.organisation.business_id or ""
    elif ytunnus.is_valid(name):
        case.organisation_name = case.business_id


def _reach(case: Case, reach: Reach) -> None:
    email, phone = tidy(reach.email).lower(), tidy(reach.phone)[:60]
    if email:
        try:
            validate_email(email)
        except ValidationError:
            raise ReachMissing from None
    if not email and not phone:
        raise ReachMissing
    case.contact_name, case.contact_email, case.contact_phone = _line(reach.name)[:150], email, phone


def _opened(case: Case, by: User | None, now: datetime) -> Case:
    case.save()
    record(
        verb=f"case.{case.origin}", subject="case", subject_id=case.pk, network_id=None, by=by,
        by_name="" if by else case.organisation_name, now=now,
    )  # fmt: skip
    tell_company_of_case(case, now=now)
    tell_adviser_of_case(case, now=now)
    return case
