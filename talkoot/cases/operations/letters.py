"""The letters about a case: to the company, to the adviser, to those in charge."""

from datetime import datetime
from typing import Any

from talkoot.accounts.models import User
from talkoot.cases.models import Case
from talkoot.notices.letters import link, write_letter
from talkoot.notices.models import Message
from talkoot.notices.operations import queue_message
from talkoot.organisations.models import Officer


def company_key(case: Case) -> str:
    """How the keys of all letters to the company begin: by it they are found when its data is to be forgotten."""
    return f"case-{case.pk}-company-"


def tell_company_of_case(case: Case, *, now: datetime) -> None:
    """The link to the company's own page, at once."""
    write_to_company(case, "case_received", "received", now=now)


def ask_company(case: Case, *, now: datetime) -> None:
    """How did it go? Once for each day that was planned."""
    write_to_company(case, "case_follow_up", f"follow-up-{case.follow_up_on}", now=now)


def tell_company_of_advice(case: Case, advice_id: int, *, now: datetime) -> None:
    """There is new advice on the company's page."""
    write_to_company(case, "case_advice", f"advice-{advice_id}", now=now)


def write_to_company(case: Case, template: str, key: str, *, now: datetime) -> None:
    """A letter with the link to the company's page; nothing when there is no address."""
    if not case.contact_email:
        return
    municipality = case.desk.municipality
    subject, body = write_letter(
        template, case.language, case=case, desk=case.desk, municipality=municipality,
        url=link("public:case-follow", case.language, case.token),
    )  # fmt: skip
    reply_to = case.adviser.user.email if case.adviser is not None and case.has_adviser else municipality.contact_email
    queue_message(
        to=case.contact_email, to_name=case.contact_name, subject=subject, body=body, kind="case",
        language=case.language, reply_to=reply_to, key=company_key(case) + key, now=now,
    )  # fmt: skip


def tell_adviser_of_case(case: Case, *, now: datetime) -> None:
    """There is a new case: to its adviser, or to those in charge when there is none."""
    _tell(case, "case_arrived", f"arrived-{case.adviser_id}", now=now)


def tell_adviser_of_answer(case: Case, *, now: datetime) -> None:
    """The company has told how it went."""
    _tell(case, "case_answered", f"answered-{case.follow_up_on}-{now:%Y%m%d}", now=now)


def tell_adviser_of_step(case: Case, step_id: int, *, now: datetime) -> None:
    """The company has done its part."""
    _tell(case, "case_step", f"step-{step_id}", now=now)


def tell_leads_of_leaver(officer: Officer, open_cases: int, *, now: datetime) -> None:
    """An adviser has left: those in charge are told once, with the number of cases that have no adviser now."""
    slug = officer.municipality.slug
    for person in in_charge(officer.municipality_id):
        key = f"adviser-left-{officer.pk}-{person.pk}"
        if not Message.objects.filter(key=key).exists():
            _write_to(
                person, "adviser_left", key, now=now, adviser=officer, open_cases=open_cases,
                url=link("console:cases", person.language, slug),
            )  # fmt: skip


def in_charge(municipality_id: int) -> list[User]:
    """The people in charge of the whole today."""
    leads = Officer.objects.in_office().filter(municipality_id=municipality_id, is_lead=True).select_related("user")
    return [lead.user for lead in leads]


def _tell(case: Case, template: str, key: str, *, now: datetime) -> None:
    municipality = case.desk.municipality
    people = [case.adviser.user] if case.adviser is not None and case.has_adviser else in_charge(municipality.pk)
    for person in people:
        url = link("console:case", person.language, municipality.slug, case.pk)
        _write_to(person, template, f"case-{case.pk}-{key}-{person.pk}", now=now, case=case, url=url)


def _write_to(person: User, template: str, key: str, *, now: datetime, **facts: Any) -> None:
    subject, body = write_letter(template, person.language, person=person, **facts)
    queue_message(
        to=person.email, to_name=person.name, subject=subject, body=body, kind="case", language=person.language,
        key=key, now=now,
    )  # fmt: skip
