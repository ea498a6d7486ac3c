"""Taking operating models into use: one on a page of its own, or several at once with what the model proposes."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext

from talkoot.adoptions.models import Practice
from talkoot.adoptions.operations import adopt_model
from talkoot.adoptions.queries.defaults import defaults_of
from talkoot.catalogue.facts import OperatingModel
from talkoot.catalogue.queries import model
from talkoot.kernel.once import new_token
from talkoot.organisations.models import Municipality
from talkoot.web.console.forms.adopting import AdoptForm
from talkoot.web.console.page import instance_page, municipality_page
from talkoot.web.console.queries.adopting import dated_plan, in_use_here, officer_of, themes_to_choose
from talkoot.web.shared.editing import act, carry_out
from talkoot.web.shared.scoping import in_console_municipality
from talkoot.web.ui.pieces import Link


@in_console_municipality
def adopt(request: HttpRequest, municipality: Municipality) -> HttpResponse:
    """The library with what is in use; several models are taken into use at once with their defaults."""
    chosen = [code for code in request.POST.getlist("model") if model(code)]
    if request.method == "POST" and chosen:
        _adopt_all(request, municipality, chosen)
        return redirect("console:portfolio", municipality.slug)
    if request.method == "POST":
        messages.error(request, gettext("Choose at least one model."))
    marked = request.GET.get("models", "")[:1000].split(",")
    context = {
        "themes": themes_to_choose(municipality, marked),
        "once": new_token(),
        "trail": _trail(municipality, gettext("Take models into use")),
    }
    return municipality_page(request, municipality, "console/portfolio/adopt.html", context, here="portfolio")


@in_console_municipality
def adopt_one(request: HttpRequest, municipality: Municipality, code: str) -> HttpResponse:
    """One page with everything filled in from the model, or from what another municipality published."""
    found = model(code)
    if found is None:
        raise Http404
    known = in_use_here(municipality).get(code)
    if known is not None:
        messages.info(request, gettext("“%(name)s” is in use here already.") % {"name": known.name})
        return redirect("console:adoption", municipality.slug, known.pk)
    practice, today = _practice(request, code), timezone.localdate()
    start = defaults_of(found, officer_of(request.user, municipality), today, practice)
    form = AdoptForm(
        request.POST or None, municipality=municipality, found=found,
        initial={**start, "owner": start["owner_id"]},
    )  # fmt: skip
    if request.method == "POST" and form.is_valid() and _adopted(request, municipality, form, code, practice):
        made = in_use_here(municipality).get(code)
        if made is None:  # a second click after it was ended
            return redirect("console:portfolio", municipality.slug)
        messages.success(request, gettext("“%(name)s” is in use. Here is its plan.") % {"name": made.name})
        return redirect("console:adoption", municipality.slug, made.pk)
    context = {
        "form": form, "found": found, "practice": practice, "plan": dated_plan(found, practice, today),
        "trail": _trail(municipality, gettext("Take models into use"), Link(str(found.name))),
    }  # fmt: skip
    return municipality_page(request, municipality, "console/portfolio/adopt_one.html", context, here="portfolio")


def adopt_here(request: HttpRequest, code: str) -> HttpResponse:
    """From the public library to the person's own municipality; a choice when there are several, help when none."""
    found = model(code)
    if found is None:
        raise Http404
    towns = list(Municipality.objects.worked_for_by(request.user))
    practice = _practice(request, code)
    query = f"?{urlencode({'practice': practice.pk})}" if practice else ""
    if len(towns) == 1:
        return redirect(reverse("console:adopt-model", args=[towns[0].slug, code]) + query)
    rows = [(town, reverse("console:adopt-model", args=[town.slug, code]) + query) for town in towns]
    return instance_page(request, "console/portfolio/adopt_here.html", {"found": found, "rows": rows})


def adopt_these(request: HttpRequest) -> HttpResponse:
    """From the answers about what fits to the person's own municipality, with the models ticked."""
    towns = list(Municipality.objects.worked_for_by(request.user))
    query = "?" + urlencode({"models": request.GET.get("models", "")[:1000]})
    rows = [(town, reverse("console:adopt", args=[town.slug]) + query) for town in towns]
    if len(rows) == 1:
        return redirect(rows[0][1])
    return instance_page(
        request, "console/portfolio/adopt_here.html", {"rows": rows, "title": gettext("Take models into use")}
    )


def _adopted(
    request: HttpRequest, municipality: Municipality, form: AdoptForm, code: str, practice: Practice | None
) -> bool:
    return carry_out(
        form,
        lambda: adopt_model(
            municipality_id=municipality.pk, code=code, by=request.user, now=timezone.now(), today=timezone.localdate(),
            state=form.cleaned_data["state"], fundings=form.fundings(), create=form.cleaned_data["create"],
            practice_id=practice.pk if practice else None, **form.facts(),
        ),
    )  # fmt: skip


def _adopt_all(request: HttpRequest, municipality: Municipality, codes: list[str]) -> None:
    officer, today, now = officer_of(request.user, municipality), timezone.localdate(), timezone.now()
    used = in_use_here(municipality)
    fresh: list[OperatingModel] = [
        found for code in dict.fromkeys(codes) if code not in used and (found := model(code))
    ]

    def change() -> None:
        for found in fresh:
            facts = defaults_of(found, officer, today)
            adopt_model(
                municipality_id=municipality.pk, code=found.code, by=request.user, now=now, today=today, **facts
            )

    words = ngettext("%(n)s model is in use now.", "%(n)s models are in use now.", len(fresh))
    act(request, change, words % {"n": len(fresh)})


def _practice(request: HttpRequest, code: str) -> Practice | None:
    key = request.GET.get("practice", "")
    if not (key.isascii() and key.isdecimal() and len(key) < 10):
        return None
    return Practice.objects.published().filter(pk=int(key), model_code=code).select_related("municipality").first()


def _trail(municipality: Municipality, last: str, *more: Any) -> list[Link]:
    first = Link(gettext("Overview"), reverse("console:portfolio", args=[municipality.slug]))
    if not more:
        return [first, Link(last)]
    return [first, Link(last, reverse("console:adopt", args=[municipality.slug])), *more]
