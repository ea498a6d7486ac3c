"""Putting texts where they are found, taking them out, and teaching the search new words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from django.db import transaction
from django.db.models import Q

from talkoot.kernel.text import folded
from talkoot.search.models import (
    COMPOUND_SHARE,
    TEXT_WEIGHT,
    TITLE_WEIGHT,
    IndexedText,
    LoadedWords,
    Occurrence,
    Word,
    WordForm,
)
from talkoot.search.packed import LANGUAGES, packed, unpack
from talkoot.search.queries import chunks, last_parts_of, lemmas_of, unknown_words
from talkoot.search.text import LONGEST, folded_words

BATCH = 500
PATIENCE = timedelta(hours=1)  # after which another worker tries


@dataclass(frozen=True, slots=True)
class Paper:
    """Something that shall be found: its titles count more than its texts, the language of each is free."""

    kind: str
    key: str
    titles: Sequence[str]
    text: Sequence[str] = ()
    owner_id: int | None = None


@transaction.atomic
def put(
    *, kind: str, key: str, owner_id: int | None, titles: Sequence[str], texts: Sequence[str], now: datetime
) -> None:
    """Let a thing be found by its words from now on; its earlier words are forgotten."""
    put_many(papers=[Paper(kind, key, titles, texts, owner_id)], now=now)


@transaction.atomic
def put_many(*, papers: Iterable[Paper], now: datetime) -> int:
    """As `put`, for many at once; returns how many."""
    everything = list({(paper.kind, paper.key): paper for paper in papers}.values())
    for start in range(0, len(everything), BATCH):
        part = everything[start : start + BATCH]
        IndexedText.objects.bulk_create(
            (
                IndexedText(
                    kind=paper.kind, key=paper.key, owner_id=paper.owner_id, put_at=now,
                    title=_joined(paper.titles), words=_joined(paper.text),
                )
                for paper in part
            ),
            update_conflicts=True,
            unique_fields=["kind", "key"],
            update_fields=["owner_id", "title", "words", "put_at", "asked_at"],
        )  # fmt: skip
        same = Q()
        for kind in {paper.kind for paper in part}:
            same |= Q(kind=kind, key__in=[paper.key for paper in part if paper.kind == kind])
        _index(list(IndexedText.objects.filter(same)))
    return len(everything)


@transaction.atomic
def take_out(*, kind: str, key: str) -> None:
    """Let a thing no longer be found."""
    IndexedText.objects.filter(kind=kind, key=key).delete()


@transaction.atomic
def rebuild(*, papers: Iterable[Paper], now: datetime) -> int:
    """Put all papers of their kinds anew: what is not among them is no longer found."""
    everything = list(papers)
    for kind in {paper.kind for paper in everything}:
        kept = {paper.key for paper in everything if paper.kind == kind}
        IndexedText.objects.filter(kind=kind).exclude(key__in=kept).delete()
    return put_many(papers=everything, now=now)


@transaction.atomic
def index_again() -> int:
    """Read every text anew, as after new word forms were loaded."""
    count = 0
    for start in range(0, IndexedText.objects.count(), BATCH):
        part = list(IndexedText.objects.order_by("pk")[start : start + BATCH])
        _index(part)
        count += len(part)
    Word.objects.filter(occurrences=None).delete()
    return count


@transaction.atomic
def add_word_forms(*, language: str, forms: Mapping[str, str]) -> int:
    """Learn inflected forms with their basic forms; a form that is known keeps its basic form."""
    rows = {folded(form)[:LONGEST]: folded(lemma)[:LONGEST] for form, lemma in forms.items()}
    before = WordForm.objects.count()
    WordForm.objects.bulk_create(
        (WordForm(form=form, lemma=lemma, language=language) for form, lemma in rows.items()),
        ignore_conflicts=True,
        batch_size=2000,
    )
    return WordForm.objects.count() - before


@transaction.atomic
def load_word_forms() -> int:
    """Load the inflected forms of the words that the product itself uses; returns how many were new."""
    count = 0
    for language in LANGUAGES:
        data = packed(language)
        digest = sha256(data).hexdigest()
        if not LoadedWords.objects.filter(language=language, digest=digest).exists():
            count += add_word_forms(language=language, forms=dict(unpack(data)))
            LoadedWords.objects.update_or_create(language=language, defaults={"digest": digest})
    return count


@transaction.atomic
def take_new_words(*, now: datetime) -> list[int]:
    """Claim the texts with new words for one worker; one that gave up is replaced after an hour."""
    waiting = IndexedText.objects.with_new_words().filter(Q(asked_at=None) | Q(asked_at__lt=now - PATIENCE))
    pks = list(waiting.select_for_update().values_list("pk", flat=True)[:BATCH])
    IndexedText.objects.filter(pk__in=pks).update(asked_at=now)
    return pks


@transaction.atomic
def learn(*, text_ids: Sequence[int], forms: Mapping[str, Mapping[str, str]], asked: Iterable[str]) -> None:
    """Take over what was looked up (forms by language), remember which words nobody knows, and index the texts anew."""
    for language, known in forms.items():
        add_word_forms(language=language, forms=known)
    unknown = unknown_words(folded(word)[:LONGEST] for word in asked)
    add_word_forms(language="", forms={word: word for word in unknown})
    _index(list(IndexedText.objects.filter(pk__in=text_ids)))


def _joined(texts: Sequence[str]) -> str:
    return "\n".join(text for text in texts if text)


def _index(texts: Sequence[IndexedText]) -> None:
    """Write the occurrences of the texts' words: as they stand, in their basic forms, and the last parts of compounds."""
    spelled = {text.pk: _weights(text) for text in texts}
    everything = {word for words in spelled.values() for word in words}
    lemmas = lemmas_of(everything)
    parts = last_parts_of({lemma for found in lemmas.values() for lemma in found} | everything)
    weights = {pk: _with_basic_forms(words, lemmas, parts) for pk, words in spelled.items()}
    pks = _word_ids({word for words in weights.values() for word in words})
    Occurrence.objects.filter(text_id__in=list(weights)).delete()
    Occurrence.objects.bulk_create(
        (
            Occurrence(text=text, word_id=pks[word], weight=weight, kind=text.kind, owner_id=text.owner_id)
            for text in texts
            for word, weight in weights[text.pk].items()
        ),
        batch_size=5000,
    )
    new = unknown_words(everything)
    for text in texts:
        text.is_learnt = new.isdisjoint(spelled[text.pk])
    IndexedText.objects.bulk_update(texts, ["is_learnt"], batch_size=BATCH)


def _with_basic_forms(
    words: Mapping[str, int], lemmas: Mapping[str, Iterable[str]], parts: Mapping[str, Iterable[str]]
) -> dict[str, int]:
    weights = dict(words)
    for word, weight in words.items():
        forms = {word, *lemmas.get(word, ())}
        for form in forms:
            weights[form] = max(weight, weights.get(form, 0))
        for part in {part for form in forms for part in parts.get(form, ())}:
            weights[part] = max(weight // COMPOUND_SHARE, weights.get(part, 0))
    return weights


def _weights(text: IndexedText) -> dict[str, int]:
    return dict.fromkeys(folded_words(text.words), TEXT_WEIGHT) | dict.fromkeys(folded_words(text.title), TITLE_WEIGHT)


def _word_ids(words: set[str]) -> dict[str, int]:
    Word.objects.bulk_create(
        (Word(text=word) for word in sorted(words)), ignore_conflicts=True, batch_size=2000
    )  # sorted: two who write at once wait for each other instead of blocking each other
    return {
        text: pk for part in chunks(words) for text, pk in Word.objects.filter(text__in=part).values_list("text", "pk")
    }
