"""Where a message is tried again."""

from django import forms
from django.utils.translation import gettext_lazy as _


class RetryForm(forms.Form):
    """The address, corrected if need be."""

    to = forms.EmailField(label=_("Send to this address"))
