"""News from allauth."""

from typing import Any

from allauth.mfa.base.internal.flows import post_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added
from django.dispatch import receiver
from django.http import HttpRequest


@receiver(authenticator_added)
def trust_what_was_just_shown(*, request: HttpRequest, authenticator: Authenticator, **kwargs: Any) -> None:
    """Whoever has just set an app or a passkey up has shown it: do not ask for it again before the recovery codes."""
    if authenticator.type != Authenticator.Type.RECOVERY_CODES:
        post_authentication(request, authenticator, reauthenticated=True)
