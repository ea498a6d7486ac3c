"""Inviting somebody to calculate or review, the last day of an access, a decision with its comment, a paper."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from talkoot.footprints.enums import MandateRole
from talkoot.footprints.models import Row
from talkoot.kernel.text import tidy
from talkoot.web.shared.editing import EditForm, OnceForm
from talkoot.web.workspace.mandates.papers import ACCEPTED, row_words

USUAL_DAYS = 60
TASKS = (
    (MandateRole.CALCULATOR, _("Calculates: writes the figures and their papers, and hands the work in")),
    (MandateRole.REVIEWER, _("Reviews: a teacher or an adviser who approves the work or sends it back")),
)


class Day(forms.DateInput):
    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class InviteForm(OnceForm):
    """One person, one task, for a time."""

    name = forms.CharField(label=_("Name"), max_length=150)
    email = forms.EmailField(
        label=_("E-mail"),
        max_length=254,
        help_text=_("The person signs in with a code that we send to this address."),
    )
    role = forms.ChoiceField(label=_("Task"), choices=TASKS, widget=forms.RadioSelect, initial=MandateRole.CALCULATOR)
    from_on = forms.DateField(label=_("First day"), widget=Day)
    until_on = forms.DateField(label=_("Last day"), help_text=_("The access ends by itself after it."), widget=Day)
    language = forms.ChoiceField(label=_("Language of our letters"), choices=settings.LANGUAGES)

    def __init__(self, *args: Any, today: date, language: str, **kwargs: Any) -> None:
        kwargs["initial"] = {"from_on": today, "until_on": today + timedelta(days=USUAL_DAYS), "language": language}
        super().__init__(*args, **kwargs)

    def clean_name(self) -> str:
        name = tidy(self.cleaned_data["name"])
        if not name:
            raise forms.ValidationError(_("Write the person's name."))
        return name

    def facts(self) -> dict[str, Any]:
        """What the operation takes."""
        return {name: self.cleaned_data[name] for name in ("name", "email", "role", "from_on", "until_on", "language")}


class LastDayForm(forms.Form):
    """How long an access lasts."""

    until_on = forms.DateField(label=_("Last day"), widget=Day)


class DecisionForm(EditForm):
    """A step of the work with what one says to it; knows which state was on the screen."""

    comment = forms.CharField(
        label=_("Comment"), required=False, max_length=4000, strip=True, widget=forms.Textarea(attrs={"rows": "4"})
    )


class PaperForm(OnceForm):
    """A paper and the figures that it shows."""

    file = forms.FileField(
        label=_("The paper"), allow_empty_file=True, max_length=None,
        help_text=_("A bill, a certificate, a printout: PDF, JPG, PNG, Excel, Word, CSV or text, at most 10 MB."),
        widget=forms.FileInput(attrs={"accept": ACCEPTED}), error_messages={"required": _("Choose a file.")},
    )  # fmt: skip
    rows = forms.MultipleChoiceField(
        label=_("Which figures does it show?"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, rows: Iterable[Row] = (), language: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["rows"]
        assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101
        field.choices = [(str(row.pk), row_words(row, language)) for row in rows]

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > settings.UPLOAD_LIMIT:
            raise forms.ValidationError(
                gettext(
                    "The file is larger than %(limit)s MB. Take a smaller picture of it, or leave out pages that show nothing."
                )
                % {"limit": settings.UPLOAD_LIMIT // 1024 // 1024}
            )
        return file

    def row_ids(self) -> list[int]:
        return [int(pk) for pk in self.cleaned_data["rows"]]
