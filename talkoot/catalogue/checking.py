"""Everything that is wrong with the files of the library, said at once."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from django.core.checks import CheckMessage, Warning
from django.utils.translation import gettext

from talkoot.catalogue.facts import Method, OperatingModel
from talkoot.catalogue.figures import differing_figures
from talkoot.catalogue.queries import everything, models_in, own_directories
from talkoot.catalogue.reading import ModelFileBroken

Found = OperatingModel | Method | ModelFileBroken


def faults(directory: Path | None = None) -> list[str]:
    """What to mend in the library, or in one directory of models; each line names the file and the field."""
    found = list(everything() if directory is None else models_in(directory))
    return [*_faults_of_files(found), *_shared_numbers(found)]


def warn_of_faulty_files(**_options: object) -> list[CheckMessage]:
    """A system check: a broken file is left out of the library, and whoever starts the service is told."""
    own = [fault for directory in own_directories() for fault in faults(directory)]
    return [Warning(each, id="catalogue.W001") for each in own]


def _faults_of_files(found: Sequence[Found]) -> Iterator[str]:
    for each in found:
        if isinstance(each, ModelFileBroken):
            yield from (f"{each.file}: {problem}" for problem in each.problems)
        else:
            sentence = gettext("%(file)s: the figures in %(field)s differ between the languages (%(figures)s)")
            for place, figures in differing_figures(each):
                yield sentence % {"file": f"{each.code}.toml", "field": place, "figures": figures}


def _shared_numbers(found: Sequence[Found]) -> Iterator[str]:
    """A number belongs to one model; a model with the same code in another directory takes the place of the first."""
    for kind in (OperatingModel, Method):
        by_number: dict[int, str] = {}
        for each in found:
            if isinstance(each, kind) and by_number.setdefault(each.number, each.code) != each.code:
                sentence = gettext("%(file)s: number %(number)s is already the number of %(other)s")
                facts = {"file": f"{each.code}.toml", "number": each.number, "other": by_number[each.number]}
                yield sentence % facts
