"""How allauth behaves here: nobody signs up by themselves, people are invited or apply."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.http import HttpRequest
from django.shortcuts import render, resolve_url
from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from talkoot.accounts.models import User
from talkoot.accounts.queries import user_by_email


class AccountAdapter(DefaultAccountAdapter):
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "incorrect_code": _("This is not the code that we mailed you. Check it, or ask for a new one."),
        "too_many_login_attempts": _("There were many attempts in a short time. Wait for a few minutes and try again."),
        "rate_limited": _("There were many attempts in a short time. Wait for a few minutes and try again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Accounts come from invitations, applications and imports, never from a sign-up form."""
        return False

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        """To the front page in the language in which one signed out."""
        return f"/{translation.get_language()}/"

    def send_notification_mail(
        self, template_prefix: str, user: User, context: dict[str, Any] | None = None, email: str | None = None
    ) -> None:
        """Tell about a change to one's sign-in, in one's own language."""
        with translation.override(user.language):
            super().send_notification_mail(template_prefix, user, context, email or user.email)


class SecondFactorAdapter(DefaultMFAAdapter):
    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("The code is not right. Codes change every half a minute: write the newest one."),
    }

    def get_totp_issuer(self) -> str:
        """What the app calls this service."""
        return f"Talkoot {self._get_site_name()}"

    def generate_authenticator_name(self, user: User, type: Authenticator.Type) -> str:
        """A name to start from; the person writes a better one."""
        count = Authenticator.objects.filter(user=user, type=type).count()
        return gettext("Passkey %(number)s") % {"number": count + 1}


class SocialAccountAdapter(DefaultSocialAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """An organisation's identity provider lets in only people who are known here."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Connect the provider's person to the known one with the same verified address; tell others kindly."""
        _follow_language(sociallogin.state)
        if sociallogin.is_existing:
            return
        addresses = sociallogin.email_addresses
        known = (user_by_email(address.email) for address in addresses if address.verified)
        user = next((user for user in known if user is not None), None)
        if user is None:
            facts = {
                "email": addresses[0].email if addresses else "",
                "is_verified": any(address.verified for address in addresses),
            }
            raise ImmediateHttpResponse(render(request, "socialaccount/unknown_person.html", facts, status=403))
        sociallogin.connect(request, user)

    def on_authentication_error(
        self, request: HttpRequest, provider: Any, error: Any = None, exception: Any = None, extra_context: Any = None
    ) -> None:
        """The page that tells what went wrong speaks the visitor's language."""
        _follow_language((extra_context or {}).get("state"))

    def get_connect_redirect_url(self, request: HttpRequest, socialaccount: Any) -> str:
        """Where one's own sign-in is managed."""
        return resolve_url("me:profile")


def _follow_language(state: dict[str, Any] | None) -> None:
    """The provider's answer comes to an address without a language; the page one was on its way to has it."""
    language = translation.get_language_from_path((state or {}).get("next") or "")
    if language:
        translation.activate(language)
