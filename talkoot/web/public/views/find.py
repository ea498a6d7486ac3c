"""Finding what fits: a few questions, a handful of models with reasons, and the step of the ladder."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext

from talkoot.catalogue import queries
from talkoot.catalogue.fit_rule import fit_rule
from talkoot.catalogue.fitting import fit
from talkoot.web.public.forms.find import PARAMETERS, FitForm
from talkoot.web.public.model_parts import trail, weights_table
from talkoot.web.public.page import instance_page
from talkoot.web.shared.public_cache import kept_for_everybody


@login_not_required
@kept_for_everybody(PARAMETERS)
def find(request: HttpRequest) -> HttpResponse:
    """The questions; with answers, what fits and why, above them."""
    rule = fit_rule()
    form = FitForm(request.GET or None, rule=rule)
    finding = None
    if form.is_valid():
        finding = fit(form.answers(), models=queries.models(), methods=queries.methods(), rule=rule)
    context = {
        "title": gettext("Find what fits"),
        "trail": trail(gettext("Find what fits")),
        "description": gettext("Six questions, and the ways of working that fit your municipality."),
        "form": form,
        "finding": finding,
        "rule": rule,
        "weights": weights_table(rule),
    }
    return instance_page(request, "public/models/find.html", context, here="models")
