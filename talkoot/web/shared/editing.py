"""Forms that change something: nothing is done twice, nothing that two people wrote is lost, a refusal keeps what was typed.

class FactsForm(EditForm): …            carries `version`
class NewThingForm(OnceForm): …         carries `once`
if request.method == "POST" and form.is_valid() and carry_out(form, lambda: operation(…)):
    return redirect(…)
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext

from talkoot.kernel.errors import AlreadyDone, ChangedMeanwhile, Refused
from talkoot.kernel.once import new_token, use_token
from talkoot.web.ui.numbers import format_day, format_number

NOTHING = "–"


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that somebody else saved while one was writing: what one wrote, and what is saved now."""

    label: str
    typed: str
    saved: str


class OnceForm(forms.Form):
    """Creates something; its token makes a double click create one thing."""

    once = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"once": new_token(), **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)


class EditForm(forms.Form):
    """Changes something; knows which version was on the screen."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    differences: tuple[Difference, ...] = ()

    @property
    def seen_version(self) -> int | None:
        return self.cleaned_data["version"]

    def show_conflict(self, saved: Mapping[str, Any], version: int) -> None:
        """Keep what was typed, show what is saved now, and let the next save replace it knowingly."""
        self.differences = tuple(
            Difference(str(bound.label), _shown(bound.field, typed), _shown(bound.field, saved.get(bound.name)))
            for bound in self.visible_fields()
            if _shown(bound.field, typed := self.cleaned_data.get(bound.name))
            != _shown(bound.field, saved.get(bound.name))
        )
        self.data = self.data.copy()
        self.data[self.add_prefix("version")] = version


def carry_out(
    form: forms.Form, change: Callable[[], Any], *, fresh: Callable[[], tuple[int, Mapping[str, Any]]] | None = None
) -> bool:
    """Make the change in one transaction, once; a refusal is written on the form. `fresh` tells version and values now."""
    try:
        with transaction.atomic():
            use_token(str(form.cleaned_data.get("once") or ""), now=timezone.now())
            change()
    except AlreadyDone:
        return True
    except ChangedMeanwhile as refusal:
        form.add_error(None, refusal.message)
        if fresh is not None and isinstance(form, EditForm):
            version, saved = fresh()
            form.show_conflict(saved, version)
        return False
    except Refused as refusal:
        form.add_error(None, refusal.message)
        return False
    return True


def act(request: HttpRequest, change: Callable[[], Any], done: str) -> bool:
    """Make a change that needs no form; says what was done, or what stood in the way."""
    try:
        with transaction.atomic():
            use_token(request.POST.get("once", ""), now=timezone.now())
            change()
    except Refused as refusal:
        messages.error(request, refusal.message)
        return False
    messages.success(request, done)
    return True


def _shown(field: forms.Field, value: Any) -> str:
    """A value as a person reads it."""
    if value is None or value == "" or value == []:
        return NOTHING
    if isinstance(value, bool):
        return gettext("Yes") if value else gettext("No")
    if isinstance(field, forms.ChoiceField):
        names = {str(key): str(name) for key, name in _flat(field.choices)}
        values = value if isinstance(value, (list, tuple, set)) else [value]
        return ", ".join(names.get(str(getattr(one, "pk", one)), str(one)) for one in values)
    if isinstance(value, date):
        return format_day(value)
    return format_number(value) if isinstance(value, int) and value >= 10_000 else str(value)


def _flat(choices: Any) -> list[tuple[Any, Any]]:
    pairs: list[tuple[Any, Any]] = []
    for key, name in choices:
        pairs += _flat(name) if isinstance(name, (list, tuple)) else [(key, name)]
    return pairs
