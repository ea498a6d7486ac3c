"""Finding people."""

from talkoot.accounts.models import User


def user_by_email(email: str) -> User | None:
    """The person with this address, whatever its capitals."""
    return User.objects.filter(email__iexact=email.strip()).first() if email.strip() else None
