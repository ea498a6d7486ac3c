"""Once a week those who answer are reminded of what waits."""

from typing import Any

from django.dispatch import receiver

from talkoot.dialogue.tasks import remind_owners
from talkoot.kernel.signals import tick


@receiver(tick)
def remind_on_monday(**kwargs: Any) -> None:
    remind_owners.call()
