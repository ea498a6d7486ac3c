"""What can be found: texts, the words that stand in them, and the inflected forms of words."""

from typing import Self

from django.db import models

TITLE_WEIGHT, TEXT_WEIGHT = 40, 4  # of a word as it stands or in its basic form
COMPOUND_SHARE, BEGINNING_SHARE = 2, 4  # the last part of a compound counts half, the beginning of a word a quarter


class IndexedTextQuerySet(models.QuerySet["IndexedText"]):
    def with_new_words(self) -> Self:
        """Those with words whose inflection has not been looked up yet."""
        return self.filter(is_learnt=False)


class IndexedText(models.Model):
    """One thing that can be found. `owner_id` is the municipality it belongs to; what belongs to nobody has none."""

    kind = models.CharField(max_length=20)
    key = models.CharField(max_length=80)
    owner_id = models.BigIntegerField(null=True)
    title = models.TextField()
    words = models.TextField(blank=True)
    put_at = models.DateTimeField()
    is_learnt = models.BooleanField(default=True)
    asked_at = models.DateTimeField(null=True)  # when a worker began to look its new words up

    objects = IndexedTextQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "key"], name="one_text_per_thing")]
        indexes = [
            models.Index(fields=["kind", "owner_id"], name="texts_of_owner"),
            models.Index(fields=["asked_at"], condition=models.Q(is_learnt=False), name="texts_to_learn"),
        ]

    def __str__(self) -> str:
        return self.title


class Word(models.Model):
    """A word of any text, folded: as it stands there, and its basic form."""

    text = models.CharField(max_length=80, unique=True)

    def __str__(self) -> str:
        return self.text


class Occurrence(models.Model):
    """A word stands in a text; `weight` says where and how. Kind and owner are the text's own: one index answers."""

    word = models.ForeignKey(Word, on_delete=models.CASCADE, related_name="occurrences", db_index=False)
    text = models.ForeignKey(IndexedText, on_delete=models.CASCADE, related_name="occurrences")
    kind = models.CharField(max_length=20)
    owner_id = models.BigIntegerField(null=True)
    weight = models.PositiveSmallIntegerField()

    class Meta:
        indexes = [models.Index(fields=["word", "kind", "owner_id", "text", "weight"], name="texts_with_word")]

    def __str__(self) -> str:
        return f"{self.word_id} in {self.text_id}"


class WordForm(models.Model):
    """An inflected form and its basic form, both folded. Without a language: looked up, and no language knows it."""

    form = models.CharField(max_length=80)
    lemma = models.CharField(max_length=80)
    language = models.CharField(max_length=5, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["form", "language"], name="one_lemma_per_form")]

    def __str__(self) -> str:
        return f"{self.form} → {self.lemma}"


class LoadedWords(models.Model):
    """Which packed file of word forms a language has been given: it is loaded once."""

    language = models.CharField(max_length=5, unique=True)
    digest = models.CharField(max_length=64)

    def __str__(self) -> str:
        return self.language
