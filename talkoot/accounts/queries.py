"""Finding people."""

from dataclasses import dataclass
from datetime import datetime

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session

from talkoot.accounts.models import User


def user_by_email(email: str) -> User | None:
    """The person with this address, whatever its capitals."""
    return User.objects.filter(email__iexact=email.strip()).first() if email.strip() else None


@dataclass(frozen=True, slots=True)
class SecondFactor:
    """How a person proves who they are beside the e-mail: passkeys, an app, and codes for the day both are lost."""

    passkeys: tuple[Authenticator, ...]
    app: Authenticator | None
    codes_left: int | None

    @property
    def is_set_up(self) -> bool:
        return bool(self.passkeys or self.app)


def second_factor_of(user: User) -> SecondFactor:
    """What the person has set up."""
    kinds = Authenticator.Type
    mine = list(Authenticator.objects.filter(user=user).order_by("created_at"))
    codes = next((one for one in mine if one.type == kinds.RECOVERY_CODES), None)
    return SecondFactor(
        passkeys=tuple(one for one in mine if one.type == kinds.WEBAUTHN),
        app=next((one for one in mine if one.type == kinds.TOTP), None),
        codes_left=None if codes is None else len(codes.wrap().get_unused_codes()),
    )


def open_sessions(user: User, now: datetime) -> list[UserSession]:
    """Where the person is signed in, newest first."""
    signed_in = UserSession.objects.filter(user=user).order_by("-created_at")
    alive = Session.objects.filter(expire_date__gt=now).values("session_key")
    return list(signed_in.filter(session_key__in=alive))
