"""An application as it is being written: four parts, each kept as it was typed, complete or not, right or wrong.

What was typed in a part stands in `answers["typed_<part>"]`, every field as a list of texts; beside it stand the
answers that could be read, under the fields' own names.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from talkoot.kernel.text import tidy
from talkoot.memberships.models import Application
from talkoot.memberships.operations import save_application
from talkoot.web.public.forms.application import ContactForm, PartForm, WhoForm

LONGEST = 5000  # of one field, as it is kept


@dataclass(frozen=True, slots=True)
class Part:
    """One part; those without a form of facts have pages of their own."""

    name: str
    title: Promise
    form: type[PartForm] | None = None


PARTS = (
    Part("who", _("Who you are"), WhoForm),
    Part("contact", _("Contact person and wishes"), ContactForm),
    Part("goals", _("Goals")),
    Part("send", _("Check and send")),
)
BY_NAME = {part.name: part for part in PARTS}


def part_asked(asked: Mapping[str, str]) -> Part:
    """The part that the address names; the first one otherwise. An example belongs to the goals."""
    return BY_NAME.get("goals" if "example" in asked else asked.get("part", ""), PARTS[0])


def number_of(part: Part) -> int:
    """Counted from one."""
    return PARTS.index(part) + 1


def next_part(part: Part) -> Part:
    """The one after; the last one stays."""
    return PARTS[min(number_of(part), len(PARTS) - 1)]


def part_before(part: Part) -> Part | None:
    """The one before, None for the first."""
    return PARTS[number_of(part) - 2] if number_of(part) > 1 else None


def typed_in(post: MultiValueDict, fields: Mapping[str, forms.Field]) -> dict[str, list[str]]:
    """What was typed, field by field, without control characters."""
    return {name: [tidy(text)[:LONGEST] for text in post.getlist(name)] for name in fields if name in post}


def checked_form(application: Application, part: Part, typed: dict[str, list[str]] | None = None) -> PartForm:
    """The part's form with what was typed, to be checked."""
    assert part.form is not None  # noqa: S101 -- only parts of facts come here
    data = typed if typed is not None else _typed_before(application, part)
    return part.form(MultiValueDict(data), network=application.network)


def shown_form(application: Application, part: Part) -> PartForm:
    """The part's form as one left it, without complaints."""
    assert part.form is not None  # noqa: S101 -- only parts of facts come here
    return part.form(
        initial=as_initial(_typed_before(application, part), part.form.base_fields), network=application.network
    )


def as_initial(typed: Mapping[str, list[str]], fields: Mapping[str, forms.Field]) -> dict[str, Any]:
    """Typed texts as a form takes them."""
    several = {name for name, field in fields.items() if isinstance(field, forms.MultipleChoiceField)}
    return {name: texts if name in several else (texts or [""])[0] for name, texts in typed.items()}


def keep_part(application: Application, part: Part, post: MultiValueDict, now: datetime) -> PartForm:
    """Keep the part as typed; returns its form, which knows what is still wrong."""
    assert part.form is not None  # noqa: S101 -- only parts of facts come here
    fields = part.form(network=application.network).fields
    typed = {**_tier_before(application, part), **typed_in(post, fields)}
    form = checked_form(application, part, typed)
    answers = {**form.answers(), f"typed_{part.name}": typed}
    save_application(application_id=application.pk, answers=answers, tier_id=getattr(form, "tier_id", None), now=now)
    return form


def problems_of(application: Application) -> list[tuple[Part, PartForm]]:
    """The parts in which something keeps the application from being sent."""
    forms_ = [(part, checked_form(application, part)) for part in PARTS if part.form is not None]
    return [(part, form) for part, form in forms_ if not form.is_valid()]


def _typed_before(application: Application, part: Part) -> dict[str, list[str]]:
    """What was typed last; where nothing was typed here, the answers that are known otherwise."""
    assert part.form is not None  # noqa: S101 -- only parts of facts come here
    answers = application.answers
    typed = answers.get(f"typed_{part.name}")
    if typed is None:
        known = {name: answers.get(name) for name in part.form.base_fields}
        typed = {name: _as_texts(value) for name, value in known.items() if value not in (None, "")}
    return {**_tier_before(application, part), **typed}


def _tier_before(application: Application, part: Part) -> dict[str, list[str]]:
    """The tier that was chosen when the application was begun."""
    return {"tier": [str(application.tier_id)]} if application.tier_id and part.form is WhoForm else {}


def _as_texts(value: Any) -> list[str]:
    return [str(one) for one in value] if isinstance(value, list) else [str(value)]
