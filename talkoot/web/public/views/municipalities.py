"""Who does what: the municipalities on the service, side by side, and the home of one."""

from collections import defaultdict
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext

from talkoot.adoptions.enums import UNDER_WAY
from talkoot.adoptions.queries.running import counts_by_model, summaries, uses
from talkoot.catalogue.facts import OperatingModel
from talkoot.catalogue.queries import model, models
from talkoot.organisations.models import Municipality
from talkoot.web.public.comparison import model_table, summary_table
from talkoot.web.public.municipality_home import home_of
from talkoot.web.public.page import instance_page, municipality_page
from talkoot.web.public.use_lines import UseLine, use_line
from talkoot.web.shared.public_cache import kept_for_everybody
from talkoot.web.shared.scoping import in_public_municipality
from talkoot.web.ui.pieces import FilterGroup, Link, Option

ON_ONE_PAGE = 100


@login_not_required
@kept_for_everybody(("model", "page"))
def municipalities(request: HttpRequest) -> HttpResponse:
    """Every municipality with the models that it has in use."""
    everybody = list(Municipality.objects.on_the_service())
    by_town: dict[int, list[UseLine]] = defaultdict(list)
    codes: dict[int, set[str]] = defaultdict(set)
    for use in uses():
        if use.adoption.state in UNDER_WAY:
            by_town[use.adoption.municipality_id].append(use_line(use))
            codes[use.adoption.municipality_id].add(use.adoption.model_code)
    chosen = {code for code in request.GET.getlist("model") if model(code)}
    found = [town for town in everybody if chosen <= codes[town.pk]]
    page = Paginator(found, ON_ONE_PAGE).get_page(request.GET.get("page"))
    context = {
        "title": gettext("Municipalities"), "everybody": len(everybody), "chosen": chosen, "found": len(found), "page": page,
        "rows": [(town, by_town[town.pk]) for town in page], "groups": _filters(chosen),
    }  # fmt: skip
    return instance_page(request, "public/municipalities/list.html", context, here="municipalities")


@login_not_required
@kept_for_everybody(("model",))
def compare(request: HttpRequest) -> HttpResponse:
    """Effort and result side by side: of everything, or of one model."""
    found = model(request.GET.get("model", ""))
    context: dict[str, Any] = {"title": gettext("Comparison"), "model": found, "menu": _menu(found)}
    if found is None:
        towns = list(Municipality.objects.on_the_service())
        context["table"], context["count"] = summary_table(summaries(towns, localdate())), len(towns)
    else:
        rows = uses(code=found.code)
        context["table"], context["count"] = model_table(found, rows), len(rows)
    return instance_page(request, "public/municipalities/compare.html", context, here="municipalities")


@kept_for_everybody()
@in_public_municipality
def municipality(request: HttpRequest, municipality: Municipality) -> HttpResponse:
    """What the municipality does with companies, and what a company gets."""
    context = {
        "title": gettext("%(name)s: climate work with companies") % {"name": municipality.name},
        "home": home_of(municipality, localdate()),
    }
    return municipality_page(request, municipality, "public/municipalities/home.html", context, here="municipality")


def _menu(found: OperatingModel | None) -> list[Link]:
    """The models that somebody runs, each a comparison of its own."""
    here, counts = reverse("public:compare"), counts_by_model()
    one = [Link(m.name.here, f"{here}?model={m.code}", current=m is found) for m in models() if m.code in counts]
    return [Link(gettext("All models"), here, current=found is None), *one]


def _filters(chosen: set[str]) -> list[FilterGroup]:
    counts = counts_by_model()
    options = [
        Option(each.code, each.name.here, counts[each.code], each.code in chosen)
        for each in models()
        if each.code in counts
    ]
    return [FilterGroup(gettext("Runs this model"), "model", options)] if options else []
