"""Words that the search does not know yet are looked up in the background."""

from typing import Any

from django.dispatch import receiver

from talkoot.kernel.signals import tick
from talkoot.search.tasks import look_new_words_up


@receiver(tick)
def look(**kwargs: Any) -> None:
    look_new_words_up.call()
