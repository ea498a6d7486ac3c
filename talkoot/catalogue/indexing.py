"""The library as it is searched: a paper for every model and every method, in all three languages."""

from collections.abc import Iterable, Iterator

from django.db.models import TextChoices
from django.utils.translation import override

from talkoot.catalogue.facts import Method, OperatingModel
from talkoot.catalogue.queries import methods, models
from talkoot.catalogue.words import LANGUAGES, Words
from talkoot.search.operations import Paper


def papers() -> Iterator[Paper]:
    """Everything of the library that can be found."""
    for model in models():
        named = (_named(model.theme), _named(model.owner), *(_named(kind) for kind in model.fit.kinds))
        rest = _flat([*(measure.words for measure in model.measures), *(task.words for task in model.tasks), *named])
        yield Paper("model", model.code, model.name.all, (*_telling(model), *rest))
    for method in methods():
        rest = _flat([addition.words for addition in method.adds])
        yield Paper("method", method.code, method.name.all, (*_telling(method), *rest))


def _telling(fact: OperatingModel | Method) -> tuple[str, ...]:
    cautions = [caution.words for caution in fact.cautions]
    examples = [example.what for example in fact.examples]
    words = [fact.summary, fact.what, fact.why, *fact.how, *fact.monday, *cautions, *examples]
    return (*_flat(words), *(example.municipality for example in fact.examples))


def _flat(words: Iterable[Words]) -> tuple[str, ...]:
    return tuple(text for each in words for text in each.all)


def _named(choice: TextChoices) -> Words:
    """The label of a choice in every language."""
    texts = []
    for language in LANGUAGES:
        with override(language):
            texts.append(str(choice.label))
    return Words(*texts)
