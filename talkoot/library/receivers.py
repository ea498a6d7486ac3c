"""Whoever has something to verify is told."""

from typing import Any

from django.dispatch import receiver

from talkoot.kernel.signals import tick
from talkoot.library.tasks import write_to_verifiers


@receiver(tick)
def tell_verifiers(**kwargs: Any) -> None:
    write_to_verifiers.call()
