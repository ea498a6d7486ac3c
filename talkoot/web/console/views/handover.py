"""The hand-over, as a page to print and as a Word file."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import get_language, gettext

from talkoot.organisations.models import Municipality
from talkoot.web.console.handover_word import word_file
from talkoot.web.console.page import municipality_page
from talkoot.web.console.queries.handover import handover_of
from talkoot.web.console.queries.handover_pieces import Document
from talkoot.web.shared.scoping import in_console_municipality
from talkoot.web.ui.pieces import Link

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@in_console_municipality
def handover(request: HttpRequest, municipality: Municipality) -> HttpResponse:
    """Everything that a successor needs, on one page."""
    overview = Link(gettext("Overview"), reverse("console:portfolio", args=[municipality.slug]))
    context = {"document": _document(request, municipality), "trail": [overview, Link(gettext("Hand-over"))]}
    return municipality_page(request, municipality, "console/handover/page.html", context, here="portfolio")


@in_console_municipality
def handover_docx(request: HttpRequest, municipality: Municipality) -> HttpResponse:
    """The same as a file that can be kept and changed."""
    language = (get_language() or "fi")[:2]
    name = f"{gettext('handover')}-{municipality.slug}-{localdate().isoformat()}.docx"
    return HttpResponse(
        word_file(_document(request, municipality), language),
        content_type=WORD,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _document(request: HttpRequest, municipality: Municipality) -> Document:
    return handover_of(municipality, now=timezone.now(), today=localdate(), absolute=request.build_absolute_uri)
