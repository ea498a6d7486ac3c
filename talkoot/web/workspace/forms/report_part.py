"""What the parts of the report have in common: they are saved however incomplete, and two people may write at once."""

from decimal import Decimal
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _

from talkoot.reporting.operations import Answers
from talkoot.web.shared.number_field import LIMIT
from talkoot.web.workspace.reports.asked import Asked


class PartForm(forms.Form):
    """One part of a report. `answers()` works on an invalid form too: it holds whatever could be read."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=2000)  # doubts already shown

    def __init__(self, data: Any, *, asked: Asked) -> None:
        self.asked = asked
        super().__init__(data, initial={"version": asked.report.version})
        self.build()

    def build(self) -> None:
        """Add the fields that depend on what is asked."""

    def answers(self) -> Answers:
        """Everything that could be read."""
        raise NotImplementedError

    def others(self) -> bool:
        """Note where a colleague saved something else than what is typed here; whether there is any such place."""
        raise NotImplementedError

    @property
    def seen_version(self) -> int | None:
        return self.cleaned_data.get("version")

    @property
    def unread(self) -> int:
        """How many fields could not be read."""
        return len(self.errors)

    def renew_version(self, version: int) -> None:
        """The next save is made knowing what is saved now."""
        self.replace_typed("version", str(version))

    def replace_typed(self, name: str, value: str) -> None:
        """Show another value than the one that came in (which stays as it is)."""
        self.data = QueryDict.copy(self.data) if isinstance(self.data, QueryDict) else dict(self.data)
        self.data[name] = value

    def kept_value(self, name: str, size: Decimal) -> Decimal | None:
        """A typed number in the kept unit; one that is too large is asked about at its field."""
        typed = self.cleaned_data.get(name)
        if typed is None:
            return None
        value = round(typed * size, 6)
        if abs(value) >= LIMIT:
            self.add_error(name, _("The figure is too large. Check the unit."))
            return None
        return value
