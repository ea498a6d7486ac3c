"""Opening a closed calculation again."""

from django import forms
from django.utils.translation import gettext_lazy as _

from talkoot.web.shared.editing import OnceForm


class ReopenForm(OnceForm):
    """Why a closed calculation is opened again."""

    reason = forms.CharField(
        label=_("Why do you open it again?"),
        max_length=300,
        help_text=_("For example: a bill was missing. The reason stays in the history."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
