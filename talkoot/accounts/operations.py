"""Changes to people's accounts."""

from allauth.usersessions.models import UserSession

from talkoot.accounts.models import User
from talkoot.accounts.queries import user_by_email


def ensure_user(*, email: str, name: str = "", language: str = "fi") -> User:
    """The person with this address, made when new; an existing name is never overwritten."""
    user = user_by_email(email)
    if user is None:
        return User.objects.create_user(email=email, name=name[:150], language=language)
    if name and not user.name:
        user.name = name[:150]
        user.save(update_fields=["name"])
    return user


def change_language(*, user: User, language: str) -> User:
    """Remember the language that mails are written in."""
    user.language = language
    user.save(update_fields=["language"])
    return user


def change_name(*, user: User, name: str) -> User:
    """Correct one's own name."""
    user.name = name[:150]
    user.save(update_fields=["name"])
    return user


def end_other_sessions(*, user: User, kept_key: str) -> int:
    """Sign the person out everywhere but here; returns in how many places."""
    others = list(UserSession.objects.filter(user=user).exclude(session_key=kept_key))
    for session in others:
        session.end()
    return len(others)
