"""What came of an adopted model: told with its evidence, or taken back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from talkoot.adoptions import operations
from talkoot.organisations.models import Municipality
from talkoot.web.console.forms.adoption import ResultForm
from talkoot.web.console.views.adoption import form_page, load
from talkoot.web.shared.editing import act, carry_out
from talkoot.web.shared.scoping import in_console_municipality


@in_console_municipality
def result_new(request: HttpRequest, municipality: Municipality, adoption_id: int) -> HttpResponse:
    """A result in a sentence, with a figure where there is one."""
    found, today = load(municipality, adoption_id), timezone.localdate()
    form = ResultForm(request.POST or None, adoption=found, initial={"day": today})

    def tell() -> None:
        facts = {name: form.cleaned_data[name] for name in ("day", "sentence", "value", "evidence_grade", "evidence")}
        operations.tell_result(adoption_id=found.pk, by=request.user, now=timezone.now(), today=today, **facts)

    if request.method == "POST" and form.is_valid() and carry_out(form, tell):
        messages.success(request, gettext("The result is told."))
        return redirect(reverse("console:adoption", args=[municipality.slug, found.pk]) + "#results")
    return form_page(
        request, municipality, found, form, title=gettext("Tell a result"), button=gettext("Tell the result"),
        about=gettext("The latest result stands on the public page with how sure it is."),
    )  # fmt: skip


@require_POST
@in_console_municipality
def result_remove(request: HttpRequest, municipality: Municipality, adoption_id: int, result_id: int) -> HttpResponse:
    """A result that was a mistake."""
    found = load(municipality, adoption_id)
    result = get_object_or_404(found.results, pk=result_id)
    act(
        request,
        lambda: operations.remove_result(result_id=result.pk, by=request.user, now=timezone.now()),
        gettext("The result was removed. The history keeps that it was there."),
    )
    return redirect(reverse("console:adoption", args=[municipality.slug, found.pk]) + "#results")
