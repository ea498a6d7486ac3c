"""A gathering, its cancelling, and who came."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from talkoot.events.models import Event
from talkoot.web.console.forms.members import LANGUAGES, DayInput
from talkoot.web.shared.case_words import topic_choices
from talkoot.web.shared.editing import EditForm, OnceForm

PLAIN = ("forum", "starts_on", "starts_at", "place", "link", "theme", "is_public")


class TimeInput(forms.TimeInput):
    input_type = "time"

    def __init__(self) -> None:
        super().__init__(format="%H:%M")


class _EventFields(forms.Form):
    """When, where and what, in the languages of its host."""

    starts_on = forms.DateField(label=_("Day"), widget=DayInput())
    starts_at = forms.TimeField(label=_("Time"), required=False, widget=TimeInput())
    place = forms.CharField(label=_("Place"), max_length=200, required=False)
    link = forms.URLField(
        label=_("Link for taking part online"), max_length=500, required=False, assume_scheme="https",
        widget=forms.URLInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip
    forum = forms.CharField(
        label=_("Part of"), max_length=150, required=False,
        help_text=_("If it is an item in something that exists already, for example the entrepreneurs' training."),
    )  # fmt: skip
    theme = forms.ChoiceField(label=_("Topic"), required=False)
    is_public = forms.BooleanField(
        label=_("Public"), required=False, help_text=_("Others than members may know of it.")
    )

    def __init__(
        self, *args: Any, languages: Sequence[str], is_network: bool, forums: Sequence[str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["theme"].choices = topic_choices()
        self.forums = forums
        if forums:
            self.fields["forum"].widget.attrs["list"] = "forums"
        if not is_network:
            self.fields["is_public"].help_text = _("It is given in the calendar of its forum, which others may read.")
        self.languages = [(code, name) for code, name in LANGUAGES if code in languages] or list(LANGUAGES)
        for code, language in self.languages:
            title = forms.CharField(label=f"{_('Heading')} ({language})", max_length=150, required=False)
            about = forms.CharField(
                label=f"{_('What it is about')} ({language})", max_length=5000, required=False,
                widget=forms.Textarea(attrs={"rows": 3, "lang": code}),
            )  # fmt: skip
            title.widget.attrs["lang"] = code
            self.fields[f"title_{code}"], self.fields[f"about_{code}"] = title, about
        own = self.languages[0][0]
        self.order_fields([f"title_{own}", "starts_on", "starts_at", "place", "link", "forum", "theme", f"about_{own}"])

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        first = f"title_{self.languages[0][0]}"
        if not any(data.get(f"title_{code}") for code, _name in self.languages) and first not in self.errors:
            self.add_error(first, _("Write the title of the event in at least one language."))
        return data

    @property
    def first(self) -> list[BoundField]:
        """When, where and what, in the first language of the host."""
        others = {bound.name for bound in self.in_other_languages}
        return [bound for bound in self.visible_fields() if bound.name not in others]

    @property
    def in_other_languages(self) -> list[BoundField]:
        """Title and text in the other languages."""
        return [self[f"{name}_{code}"] for code, _name in self.languages[1:] for name in ("title", "about")]

    @property
    def has_other_languages(self) -> bool:
        """Whether they are shown unfolded: something stands or is wrong in them."""
        return any(bound.value() or bound.errors for bound in self.in_other_languages)

    def facts(self) -> dict[str, Any]:
        """What the operations take."""
        data = self.cleaned_data
        texts = {field: {code: data[f"{field}_{code}"] for code, _n in self.languages} for field in ("title", "about")}
        return {**{key: data[key] for key in PLAIN}, **texts}


class NewEventForm(_EventFields, OnceForm):
    """A gathering to come."""


class EventForm(_EventFields, EditForm):
    """A gathering as it may be changed."""

    @staticmethod
    def values_of(event: Event) -> dict[str, Any]:
        texts = {
            f"{field}_{code}": getattr(event, f"{field}_{code}") or ""
            for code, _n in LANGUAGES
            for field in ("title", "about")
        }
        return {**texts, **{key: getattr(event, key) for key in PLAIN}}


class AttendanceForm(forms.Form):
    """Who came: members by a tick, others by name or address."""

    members = forms.MultipleChoiceField(
        label=_("Members who came"), required=False, widget=forms.CheckboxSelectMultiple
    )
    guests = forms.CharField(
        label=_("Names or addresses of those who came"), required=False, max_length=50_000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("One on each line, as copied from the list of the meeting. An address that belongs to a member counts as the member."),
    )  # fmt: skip

    def __init__(self, *args: Any, members: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["members"].choices = [(str(pk), name) for pk, name in members]

    @staticmethod
    def values_of(event: Event) -> dict[str, Any]:
        rows = list(event.attendances.all())
        ticks = [str(row.membership_id) for row in rows if row.membership_id and not row.name and not row.email]
        typed = [row for row in rows if row.name or row.email]
        lines = [f"{row.name} <{row.email}>" if row.name and row.email else row.name or row.email for row in typed]
        return {"members": ticks, "guests": "\n".join(lines)}


class CancelForm(forms.Form):
    """Why a gathering is cancelled."""

    reason = forms.CharField(
        label=_("Why is it cancelled?"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Shown beside the event."),
    )  # fmt: skip
