"""What has been written in an application, in words, to look through before sending and to keep after it."""

from django.utils.translation import get_language, gettext

from talkoot.memberships.enums import Wish
from talkoot.memberships.models import Application
from talkoot.organisations.enums import SizeClass
from talkoot.organisations.industries import industry_name
from talkoot.web.ui.numbers import format_number

Pairs = list[tuple[str, str]]


def summary_of(application: Application) -> dict[str, Pairs]:
    """The answers of the parts `who` and `contact`; what is empty is left out."""
    return {"who": _filled(_who(application)), "contact": _filled(_contact(application))}


def _who(application: Application) -> Pairs:
    said = application.answers
    staff = said.get("staff")
    size = (
        format_number(staff) if isinstance(staff, int) else str(dict(SizeClass.choices).get(said.get("size_class"), ""))
    )
    return [
        (gettext("Name of the organisation"), _text(said.get("name"))),
        (gettext("Business ID"), _text(said.get("business_id"))),
        (gettext("Number in another register"), _text(said.get("register_number"))),
        (gettext("Industry"), industry_name(_text(said.get("industry")), (get_language() or "fi")[:2])),
        (gettext("Employees"), size),
        (gettext("Municipality"), _text(said.get("municipality"))),
        (gettext("Website"), _text(said.get("website"))),
        (gettext("Takes part as"), application.tier.name if application.tier else ""),
    ]


def _contact(application: Application) -> Pairs:
    said, wishes = application.answers, dict(Wish.choices)
    hopes = [str(wishes[wish]) for wish in said.get("wishes") or [] if wish in wishes]
    return [
        (gettext("Contact person"), _text(said.get("contact_name"))),
        (gettext("Title"), _text(said.get("contact_title"))),
        (gettext("E-mail"), application.email),
        (gettext("Phone"), _text(said.get("contact_phone"))),
        (gettext("Would like to get"), ", ".join(hopes)),
        (gettext("Anything else that you would like to say"), _text(said.get("message"))),
    ]


def _filled(pairs: Pairs) -> Pairs:
    return [(label, value) for label, value in pairs if value]


def _text(value: object) -> str:
    return str(value) if value is not None else ""
