"""Learning new words in the background."""

from collections.abc import Sequence

from django.utils import timezone
from django_tasks import task

from talkoot.search import operations
from talkoot.search.lemmas import ask
from talkoot.search.models import IndexedText
from talkoot.search.queries import new_words_of


@task()
def look_new_words_up() -> None:
    """Claim the texts with new words, and have them learnt."""
    if IndexedText.objects.with_new_words().exists() and (text_ids := operations.take_new_words(now=timezone.now())):
        learn_words.enqueue(text_ids)


@task()
def learn_words(text_ids: Sequence[int]) -> None:
    """Look the new words of the texts up in a process of its own, and index the texts anew."""
    words = new_words_of(text_ids)
    operations.learn(text_ids=text_ids, forms=ask(words) if words else {}, asked=words)
