"""The ladder of coordination: five methods from the lightest to the heaviest, and one of them."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext

from talkoot.catalogue import queries
from talkoot.web.public.model_parts import additions_table, trail, what_it_takes
from talkoot.web.public.page import instance_page
from talkoot.web.shared.public_cache import kept_for_everybody


@login_not_required
@kept_for_everybody()
def methods(request: HttpRequest) -> HttpResponse:
    """The steps, and what each adds to the one below it."""
    context = {
        "title": gettext("Coordination methods"),
        "trail": trail(gettext("Coordination methods")),
        "description": gettext("From single models to a paid network: what each step adds in work."),
        "methods": queries.methods(),
    }
    return instance_page(request, "public/models/methods.html", context, here="models")


@login_not_required
@kept_for_everybody()
def method(request: HttpRequest, method_code: str) -> HttpResponse:
    """One step of the ladder."""
    fact = queries.method(method_code)
    if fact is None:
        raise Http404
    ladder = queries.methods()
    place = ladder.index(fact)
    context = {
        "title": fact.name.here,
        "trail": trail(fact.name.here, (gettext("Coordination methods"), reverse("public:methods"))),
        "description": fact.summary.here,
        "method": fact,
        "steps": len(ladder),
        "takes": what_it_takes(fact),
        "additions": additions_table(fact),
        "lighter": ladder[place - 1] if place else None,
        "heavier": ladder[place + 1] if place + 1 < len(ladder) else None,
    }
    return instance_page(request, "public/models/method.html", context, here="models")
