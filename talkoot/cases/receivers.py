"""With the worker's beat: follow-ups whose day has come, advisers who have left."""

from typing import Any

from django.dispatch import receiver

from talkoot.cases.tasks import ask_how_it_went, tell_of_leavers
from talkoot.kernel.signals import tick


@receiver(tick)
def do_what_is_due(**kwargs: Any) -> None:
    ask_how_it_went.call()
    tell_of_leavers.call()
