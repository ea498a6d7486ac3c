"""Nobody can fill our lists, or make us write to others, again and again."""

from allauth.core import ratelimit
from django.forms import Form
from django.http import HttpRequest
from django.utils.translation import gettext


def is_stopped(request: HttpRequest, form: Form, action: str) -> bool:
    """Whether this address or this place has been too busy; then the form says so and keeps what was typed."""
    key = str(form.cleaned_data.get("email") or form.cleaned_data.get("once") or "-").lower()
    if ratelimit.consume(request, action=action, key=key):
        return False
    form.add_error(None, gettext("There were many attempts in a short time. Wait for a few minutes and try again."))
    return True
