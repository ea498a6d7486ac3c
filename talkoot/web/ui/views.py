"""The theme's stylesheet, the catalogue of components and the page for our own failures."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseServerError
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from talkoot.web.ui import catalogue, theme
from talkoot.web.ui.templatetags.ui import register as library

YEAR = 60 * 60 * 24 * 365
LAST_RESORT = (
    '<!doctype html><html lang="fi"><meta charset="utf-8"><title>Talkoot</title><h1>Jotain meni vikaan. Yritä hetken päästä '
    'uudelleen.</h1><p lang="sv">Något gick fel. Försök igen om en stund.</p><p lang="en">Something went wrong. Try again soon.</p>'
)


@login_not_required
@require_safe
def theme_sheet(request: HttpRequest, colour: str) -> HttpResponse:
    """The theme of a colour; the address changes with the colour, so it never goes stale."""
    try:
        css = theme.theme_css(colour)
    except theme.BadColour as bad:
        raise Http404(str(bad)) from bad
    return HttpResponse(
        css, content_type="text/css; charset=utf-8", headers={"Cache-Control": f"public, max-age={YEAR}, immutable"}
    )


@login_not_required
def components(request: HttpRequest) -> HttpResponse:
    """Every component in every state; a colour in the address shows the page in that theme."""
    context = catalogue.samples(get_language() or "fi") | {
        "form": catalogue.SampleForm(catalogue.wrong_answers()),
        "theme_colour": request.GET.get("colour", ""),
        "tag_count": len(library.tags),
    }
    return render(request, "ui/components.html", context)


def server_error(request: HttpRequest) -> HttpResponse:
    """The page of a failure must not fail itself."""
    try:
        return HttpResponseServerError(render_to_string("500.html", request=None))
    except Exception:  # noqa: BLE001 -- whatever broke, an answer is owed
        return HttpResponseServerError(LAST_RESORT)
