"""What the reader of a report writes."""

from django import forms
from django.utils.translation import gettext_lazy as _


class QuestionForm(forms.Form):
    """A question with which the report goes back."""

    question = forms.CharField(
        label=_("Your question"), max_length=2000, widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("A ready sentence is there: change it as you like. The member answers by the same personal link."),
    )  # fmt: skip


class WaiverForm(forms.Form):
    """Why this member need not report this year."""

    reason = forms.CharField(
        label=_("Why need they not report this year?"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )
