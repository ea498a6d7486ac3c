"""One adopted model: what to do next, what it runs on, hours, results, plan, history."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from talkoot.adoptions import operations
from talkoot.adoptions.models import Adoption
from talkoot.adoptions.queries.portfolio import standing_of
from talkoot.catalogue.queries import model
from talkoot.organisations.models import Municipality
from talkoot.web.console.forms.adopting import AdoptionForm
from talkoot.web.console.forms.adoption import EffortForm, StateForm
from talkoot.web.console.page import municipality_page
from talkoot.web.console.queries.adoption import happenings_of, parts_of
from talkoot.web.shared.editing import act, carry_out
from talkoot.web.shared.scoping import in_console_municipality
from talkoot.web.ui.pieces import Link


@in_console_municipality
def adoption(request: HttpRequest, municipality: Municipality, adoption_id: int) -> HttpResponse:
    """The page of one adopted model."""
    return adoption_page(request, municipality, load(municipality, adoption_id))


@in_console_municipality
def adoption_edit(request: HttpRequest, municipality: Municipality, adoption_id: int) -> HttpResponse:
    """Owner, plan, target, funders."""
    found = load(municipality, adoption_id)
    form = AdoptionForm(request.POST or None, adoption=found)

    def fresh() -> tuple[int, dict[str, Any]]:
        saved = load(municipality, adoption_id)
        return saved.version, AdoptionForm.values_of(saved)

    def change() -> None:
        operations.change_adoption(
            adoption_id=found.pk, by=request.user, now=timezone.now(), fundings=form.fundings(),
            seen_version=form.seen_version, **form.facts(),
        )  # fmt: skip

    if request.method == "POST" and form.is_valid() and carry_out(form, change, fresh=fresh):
        messages.success(request, gettext("Saved."))
        return redirect("console:adoption", municipality.slug, found.pk)
    context = {"form": form, "adoption": found, "trail": trail(municipality, found, gettext("Change"))}
    return municipality_page(request, municipality, "console/portfolio/edit.html", context, here="portfolio")


@in_console_municipality
def adoption_state(request: HttpRequest, municipality: Municipality, adoption_id: int) -> HttpResponse:
    """Decide, begin, pause or end, with the reason."""
    found = load(municipality, adoption_id)
    form = StateForm(request.POST or None, adoption=found, initial={"state": request.GET.get("to", "")})
    if request.method == "POST" and form.is_valid() and carry_out(form, lambda: _change_state(request, found, form)):
        messages.success(request, gettext("The state is saved."))
        return redirect("console:adoption", municipality.slug, found.pk)
    title = gettext("State of “%(name)s”") % {"name": found.name}
    about = gettext("Now: %(state)s.") % {"state": found.get_state_display()}
    return form_page(request, municipality, found, form, title=title, about=about, button=gettext("Save the state"))


@require_POST
@in_console_municipality
def effort_new(request: HttpRequest, municipality: Municipality, adoption_id: int) -> HttpResponse:
    """Hours or euros of a day."""
    found = load(municipality, adoption_id)
    form = EffortForm(request.POST)
    if form.is_valid() and carry_out(form, lambda: _log(request, found, form)):
        messages.success(request, gettext("Entered. Thank you."))
        return redirect(reverse("console:adoption", args=[municipality.slug, found.pk]) + "#effort")
    return adoption_page(request, municipality, found, effort_form=form)


@require_POST
@in_console_municipality
def effort_remove(request: HttpRequest, municipality: Municipality, adoption_id: int, effort_id: int) -> HttpResponse:
    """An entry that was a mistake."""
    found = load(municipality, adoption_id)
    effort = get_object_or_404(found.efforts, pk=effort_id)
    act(
        request,
        lambda: operations.remove_effort(effort_id=effort.pk, by=request.user, now=timezone.now()),
        gettext("The entry was removed."),
    )
    return redirect(reverse("console:adoption", args=[municipality.slug, found.pk]) + "#effort")


@require_POST
@in_console_municipality
def adoption_create(request: HttpRequest, municipality: Municipality, adoption_id: int) -> HttpResponse:
    """Create something that the model runs on and that was left out."""
    found = load(municipality, adoption_id)
    act(
        request,
        lambda: operations.create_more(
            adoption_id=found.pk, mechanism=request.POST.get("mechanism", ""), kind=request.POST.get("kind", ""),
            by=request.user, now=timezone.now(), today=timezone.localdate(),
        ),
        gettext("Created. It is ready to be used."),
    )  # fmt: skip
    return redirect(reverse("console:adoption", args=[municipality.slug, found.pk]) + "#runs-on")


def load(municipality: Municipality, adoption_id: int) -> Adoption:
    """The municipality's own adoption, or there is none."""
    found = Adoption.objects.select_related("municipality", "owner__user", "action", "copied_from__municipality")
    return get_object_or_404(found, pk=adoption_id, municipality=municipality)


def adoption_page(request: HttpRequest, municipality: Municipality, found: Adoption, **forms: Any) -> HttpResponse:
    """The page, with a form that was not accepted where there is one."""
    today, in_library = timezone.localdate(), model(found.model_code)
    tasks = list(found.tasks.select_related("officer__user", "done_by__user"))
    context = {
        "adoption": found, "standing": standing_of(found, today), "found": in_library, "year": today.year, "today": today,
        "open_tasks": [task for task in tasks if not task.is_done and (task.kind == "task" or task.due_on >= today)],
        "done_tasks": [task for task in tasks if task.is_done][::-1],
        "parts": parts_of(found, in_library, request.user),
        "efforts": list(found.efforts.select_related("officer__user")[:50]), "results": list(found.results.all()),
        "happenings": happenings_of(found), "practice": found.practices.first(),
        "effort_form": EffortForm(initial={"day": today}), "trail": trail(municipality, found), **forms,
    }  # fmt: skip
    return municipality_page(request, municipality, "console/portfolio/adoption.html", context, here="portfolio")


def form_page(
    request: HttpRequest,
    municipality: Municipality,
    found: Adoption,
    form: Any,
    *,
    title: str,
    button: str,
    about: str = "",
) -> HttpResponse:
    """A page with one form about an adoption."""
    context = {
        "form": form, "title": title, "about": about, "button": button, "trail": trail(municipality, found, title),
        "cancel": reverse("console:adoption", args=[municipality.slug, found.pk]),
    }  # fmt: skip
    return municipality_page(request, municipality, "console/form.html", context, here="portfolio")


def trail(municipality: Municipality, found: Adoption, last: str = "") -> list[Link]:
    """The way from the overview."""
    first = Link(gettext("Overview"), reverse("console:portfolio", args=[municipality.slug]))
    if not last:
        return [first, Link(found.name)]
    return [first, Link(found.name, reverse("console:adoption", args=[municipality.slug, found.pk])), Link(last)]


def _change_state(request: HttpRequest, found: Adoption, form: StateForm) -> None:
    data = form.cleaned_data
    operations.change_adoption_state(
        adoption_id=found.pk, state=data["state"], reason=data["reason"], learnt=data["learnt"], by=request.user,
        now=timezone.now(), today=timezone.localdate(),
    )  # fmt: skip


def _log(request: HttpRequest, found: Adoption, form: EffortForm) -> None:
    data = form.cleaned_data
    operations.log_effort(
        adoption_id=found.pk, day=data["day"], hours=data["hours"], euros=data["euros"], what=data["what"],
        by=request.user, now=timezone.now(), today=timezone.localdate(),
    )  # fmt: skip
