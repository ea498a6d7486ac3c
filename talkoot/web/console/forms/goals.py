"""What the coordinator does with a goal: ask back, translate, end."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from talkoot.commitments.enums import Outcome
from talkoot.commitments.models import Goal
from talkoot.web.console.forms.members import LANGUAGES
from talkoot.web.shared.editing import EditForm


class QuestionForm(forms.Form):
    """A question with which the goal goes back to its writer."""

    question = forms.CharField(
        label=_("Your question"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("A ready sentence is there: change it as you like. It is mailed with a link to the goal."),
    )  # fmt: skip


class TranslationForm(EditForm):
    """The goal's words in the other languages of the network."""

    def __init__(self, *args: Any, goal: Goal, languages: list[str], **kwargs: Any) -> None:
        kwargs["initial"] = {**self.values_of(goal), "version": goal.version, **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        for code, name in LANGUAGES:
            if code != goal.language and (code in languages or getattr(goal, f"text_{code}")):
                widget = forms.Textarea(attrs={"rows": 2, "lang": code})
                self.fields[f"text_{code}"] = forms.CharField(label=name, max_length=300, required=False, widget=widget)

    @staticmethod
    def values_of(goal: Goal) -> dict[str, Any]:
        return {f"text_{code}": getattr(goal, f"text_{code}") or "" for code, _name in LANGUAGES}

    def texts(self) -> dict[str, str]:
        """What the operation takes."""
        return {
            name.removeprefix("text_"): text for name, text in self.cleaned_data.items() if name.startswith("text_")
        }


class EndForm(forms.Form):
    """How an agreed goal ended."""

    outcome = forms.ChoiceField(label=_("How did it end?"), choices=Outcome.choices, widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("In a few words, why"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Shown on the public page beside the outcome."),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("outcome") not in {None, Outcome.ACHIEVED} and not data.get("reason"):
            self.add_error("reason", _("Write in a few words why the goal ended this way."))
        return data
