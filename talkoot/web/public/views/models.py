"""The library of operating models: the list, one model, and everything on paper."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from talkoot.catalogue import queries
from talkoot.catalogue.enums import Theme
from talkoot.catalogue.facts import OperatingModel
from talkoot.web.public.forms.models import PARAMETERS, ModelSelection, chosen_links, filter_groups, labels
from talkoot.web.public.model_parts import (
    Chapter,
    effects_table,
    plan_from_start,
    plan_of_year,
    trail,
    unrated_goals,
    what_it_takes,
)
from talkoot.web.public.page import instance_page
from talkoot.web.public.running import practices, running
from talkoot.web.shared.public_cache import kept_for_everybody


@login_not_required
@kept_for_everybody(PARAMETERS)
def models(request: HttpRequest) -> HttpResponse:
    """All ways of working, as far as they fit the selection: the best answer to the words, or the lightest, first."""
    named = labels()
    selection = ModelSelection.from_query(request.GET, named)
    matching = queries.matching(selection.words)
    found = selection.of(matching if selection.words else sorted(matching, key=_lightness))
    context = {
        "title": gettext("Operating models"),
        "description": gettext("Ways for a municipality to do climate work with companies: what they take and give."),
        "selection": selection,
        "everything": len(queries.models()),
        "found": found,
        "found_here": f"{reverse('public:models')}#found",
        "groups": filter_groups(selection, matching, named),
        "chosen": chosen_links(selection, named),
        "words_field": _hidden_words(selection.words),
        "kept": [(name, value) for name, values in selection.chosen.items() for value in sorted(values)],
    }
    return instance_page(request, "public/models/list.html", context, here="models")


@login_not_required
@kept_for_everybody()
def model(request: HttpRequest, code: str) -> HttpResponse:
    """What one would do on Monday, and everything else about one model."""
    fact = queries.model(code)
    if fact is None:
        raise Http404
    context = {
        "title": fact.name.here,
        "trail": trail(fact.name.here),
        "description": fact.summary.here,
        "model": fact,
        "takes": what_it_takes(fact),
        "effects": effects_table(fact.effects),
        "unrated": unrated_goals(fact.effects),
        "from_start": plan_from_start(fact.tasks),
        "of_year": plan_of_year(fact.tasks),
        "running": running(code),
        "practices": practices(code),
    }
    return instance_page(request, "public/models/model.html", context, here="models")


@login_not_required
@kept_for_everybody()
def models_print(request: HttpRequest) -> HttpResponse:
    """The whole library, to be read on paper."""
    everything = queries.models()
    chapters = [Chapter(str(theme.label), [each for each in everything if each.theme == theme]) for theme in Theme]
    context = {
        "title": gettext("The library of operating models"),
        "trail": trail(gettext("The library of operating models")),
        "chapters": [chapter for chapter in chapters if chapter.models],
        "methods": queries.methods(),
    }
    return instance_page(request, "public/models/print.html", context, here="models")


def _hidden_words(words: str) -> SafeString:
    """The words of the search, which the filters keep."""
    return format_html('<input type="hidden" name="q" value="{}">', words) if words else SafeString("")


def _lightness(fact: OperatingModel) -> tuple[int, int, int]:
    return fact.resources, fact.effort.hours_per_year.low, fact.number
