"""What is answered to an applicant."""

from django import forms
from django.utils.translation import gettext_lazy as _


class QuestionForm(forms.Form):
    """A question with which the application goes back to its writer."""

    question = forms.CharField(
        label=_("Your question to the applicant"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("It is mailed with a link where the applicant goes on writing."),
    )


class ReasonForm(forms.Form):
    """Why an application is declined."""

    reason = forms.CharField(
        label=_("The reason, as the applicant will read it"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4})
    )
