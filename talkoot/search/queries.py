"""Finding: every word of the question must stand in the text, in whatever form; titles come first."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from django.db import connection
from django.db.models import Q

from talkoot.kernel.text import folded
from talkoot.search.models import BEGINNING_SHARE, IndexedText, Occurrence, Word, WordForm
from talkoot.search.text import asked_words, spelled_words, tails

T = TypeVar("T")

CHUNK = 900
MOST_WORDS = 8  # of a question
MOST_ANSWERS = 2000  # words that begin like those of the question
SHORTEST_BEGINNING = 3
LAST_LETTER = "\U0010ffff"


@dataclass(frozen=True)
class Asked:
    """One word of the question, and the known words that answer it, each with its divisor of the weight."""

    word: str
    lemmas: frozenset[str]
    answers: dict[int, int] = field(default_factory=dict)

    def condition(self) -> Q:
        """Which known words answer: the same, its basic form, and what begins like it."""
        same = Q(text__in=[self.word, *self.lemmas])
        if len(self.word) < SHORTEST_BEGINNING:
            return same
        if connection.vendor == "sqlite":  # has no index for LIKE
            return same | Q(text__gte=self.word, text__lt=self.word + LAST_LETTER)
        return same | Q(text__startswith=self.word)

    def take(self, pk: int, text: str) -> None:
        """Note a known word if it answers."""
        if text == self.word or text in self.lemmas:
            self.answers[pk] = 1
        elif len(self.word) >= SHORTEST_BEGINNING and text.startswith(self.word):
            self.answers[pk] = BEGINNING_SHARE


def found(
    words: str, *, kind: str, language: str | None = None, owner_id: int | None = None, limit: int = 200
) -> list[str]:
    """Keys of the things of the kind in which every word stands, the best first; nothing asked, nothing found."""
    asked = _asked(words, language)
    if not asked or not all(one.answers for one in asked):
        return []
    points = _points(asked, kind, owner_id)
    best = sorted(points, key=lambda text_id: (-points[text_id], text_id))[:limit]
    keys = dict(IndexedText.objects.filter(pk__in=best).values_list("pk", "key"))
    return [keys[text_id] for text_id in best]


def lemmas_of(words: Iterable[str], language: str | None = None) -> dict[str, frozenset[str]]:
    """The basic forms of folded words; of a compound nobody knows, by its known last part. Unknown words are left out."""
    wanted = list(dict.fromkeys(words))
    known = _known(wanted, language)
    compounds = {word: tails(word) for word in wanted if word not in known and not word.isdigit()}
    ends = _known((end for ends in compounds.values() for end in ends), language)
    for word, candidates in compounds.items():
        end = next((end for end in candidates if end in ends), None)
        if end is not None:
            known[word] = {word.removesuffix(end) + lemma for lemma in ends[end]}
    return {word: frozenset(lemmas) for word, lemmas in known.items()}


def last_parts_of(words: Iterable[str]) -> dict[str, list[str]]:
    """The known words with which longer ones end: energianeuvonta → neuvonta."""
    ends = {word: tails(word) for word in dict.fromkeys(words) if not word.isdigit()}
    known = _known((end for candidates in ends.values() for end in candidates), None)
    return {word: [end for end in candidates if end in known.get(end, ())] for word, candidates in ends.items()}


def unknown_words(words: Iterable[str]) -> set[str]:
    """Those that have never been looked up."""
    wanted = {word for word in words if len(word) >= SHORTEST_BEGINNING and not any(c.isdigit() for c in word)}
    return wanted - {
        form
        for part in chunks(wanted)
        for form in WordForm.objects.filter(form__in=part).values_list("form", flat=True)
    }


def new_words_of(text_ids: Iterable[int]) -> set[str]:
    """The words of the texts that have never been looked up, as they are spelled."""
    texts = IndexedText.objects.filter(pk__in=list(text_ids)).values_list("title", "words")
    spelled = {word: folded(word) for title, words in texts for word in spelled_words(f"{title}\n{words}")}
    new = unknown_words(spelled.values())
    return {word for word, plain in spelled.items() if plain in new}


def chunks(values: Iterable[T], size: int = CHUNK) -> Iterator[list[T]]:
    """The values in portions that a database takes at once."""
    everything = list(values)
    for start in range(0, len(everything), size):
        yield everything[start : start + size]


def _known(words: Iterable[str], language: str | None) -> dict[str, set[str]]:
    known: dict[str, set[str]] = {}
    for part in chunks(dict.fromkeys(words)):
        forms = WordForm.objects.filter(form__in=part).exclude(language="")
        if language is not None:
            forms = forms.filter(language=language)
        for form, lemma in forms.values_list("form", "lemma"):
            known.setdefault(form, set()).add(lemma)
    return known


def _asked(words: str, language: str | None) -> list[Asked]:
    """The words of the question, each with its answers among the known words."""
    spelled = asked_words(words)[:MOST_WORDS]
    lemmas = lemmas_of(spelled, language)
    asked = [Asked(word, lemmas.get(word, frozenset())) for word in spelled]
    for one in asked:
        for pk, text in Word.objects.filter(one.condition()).values_list("pk", "text")[:MOST_ANSWERS]:
            one.take(pk, text)
    return asked


def _points(asked: list[Asked], kind: str, owner_id: int | None) -> dict[int, int]:
    """How well each text answers that answers every word."""
    points: dict[int, int] | None = None
    for one in sorted(asked, key=lambda each: len(each.answers)):
        answer = _points_of(one.answers, kind, owner_id)
        if points is None:
            points = answer
        else:
            points = {text_id: points[text_id] + more for text_id, more in answer.items() if text_id in points}
        if not points:
            return {}
    return points or {}


def _points_of(answers: Mapping[int, int], kind: str, owner_id: int | None) -> dict[int, int]:
    points: dict[int, int] = defaultdict(int)
    for pks in chunks(answers):
        occurrences = Occurrence.objects.filter(word_id__in=pks, kind=kind)
        if owner_id is not None:
            occurrences = occurrences.filter(owner_id=owner_id)
        for text_id, word_id, weight in occurrences.values_list("text_id", "word_id", "weight").iterator(5000):
            points[text_id] = max(points[text_id], weight // answers[word_id])
    return points
