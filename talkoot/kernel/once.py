"""Doing a thing once although its button was pressed twice."""

from datetime import datetime
from secrets import token_urlsafe

from django.db import IntegrityError, transaction

from talkoot.kernel.errors import AlreadyDone
from talkoot.kernel.models import Once
from talkoot.kernel.text import tidy


def new_token() -> str:
    """A token for a form about to be shown."""
    return token_urlsafe(16)


def use_token(token: str, *, now: datetime) -> None:
    """Use the form's token up, inside the operation's transaction; raises AlreadyDone the second time."""
    token = tidy(token)[:64]
    if not token:
        return
    try:
        with transaction.atomic():
            Once.objects.create(token=token, at=now)
    except IntegrityError:
        raise AlreadyDone from None
