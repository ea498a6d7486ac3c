"""Regional and national bodies: what they see of their municipalities, read only."""

import csv

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from talkoot.organisations.models import RegionalBody
from talkoot.organisations.operations_regions import set_regional_body
from talkoot.organisations.rules import may_read_region, may_take_into_use
from talkoot.web.console.forms.regions import RegionForm
from talkoot.web.console.page import instance_page
from talkoot.web.console.queries.region import csv_rows, matrix, region_of, results_of, sums_table
from talkoot.web.shared.editing import carry_out
from talkoot.web.ui.pieces import Link

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")  # what a spreadsheet would take for a formula


@require_safe
def region(request: HttpRequest, body: str) -> HttpResponse:
    """Who runs what, with which effort and result, and where the gaps are."""
    found = _load(request, body)
    seen = region_of(found, localdate())
    context = {
        "body": found, "region": seen, "matrix": matrix(seen), "sums": sums_table(seen), "results": results_of(seen),
        "may_change": may_take_into_use(request.user),
    }  # fmt: skip
    return instance_page(request, "console/regions/region.html", context)


@require_safe
def region_csv(request: HttpRequest, body: str) -> HttpResponse:
    """The same as a file."""
    found = _load(request, body)
    name = f'attachment; filename="{found.slug}-models-{localdate().isoformat()}.csv"'
    response = HttpResponse(content_type="text/csv; charset=utf-8", headers={"Content-Disposition": name})
    writer = csv.writer(response)
    writer.writerows([_cell(value) for value in row] for row in csv_rows(region_of(found, localdate())))
    return response


@require_safe
def regions(request: HttpRequest) -> HttpResponse:
    """All bodies, for operators."""
    if not may_take_into_use(request.user):
        raise PermissionDenied
    bodies = RegionalBody.objects.annotate(towns=Count("municipalities"))
    return instance_page(request, "console/regions/list.html", {"bodies": bodies})


def region_new(request: HttpRequest) -> HttpResponse:
    """A new body."""
    return _form_page(request, None)


def region_edit(request: HttpRequest, body: str) -> HttpResponse:
    """Its names, municipalities and readers."""
    return _form_page(request, get_object_or_404(RegionalBody, slug=body))


def _form_page(request: HttpRequest, body: RegionalBody | None) -> HttpResponse:
    if not may_take_into_use(request.user):
        raise PermissionDenied
    form = RegionForm(request.POST or None, initial=RegionForm.values_of(body) if body else {})

    def change() -> None:
        set_regional_body(
            body_id=body.pk if body else None, by=request.user, now=timezone.now(), today=localdate(), **form.facts()
        )

    if request.method == "POST" and form.is_valid() and carry_out(form, change):
        messages.success(request, gettext("The regional body is saved."))
        return redirect("console:regions")
    title = body.name if body else gettext("New regional body")
    context = {
        "form": form, "title": title, "button": gettext("Save"), "cancel": reverse("console:regions"),
        "about": gettext("Its readers see what the municipalities show to everybody, side by side. They change nothing."),
        "trail": [Link(gettext("Regional bodies"), reverse("console:regions")), Link(title)],
    }  # fmt: skip
    return instance_page(request, "console/form.html", context)


def _load(request: HttpRequest, slug: str) -> RegionalBody:
    """For others it does not exist."""
    found = get_object_or_404(RegionalBody, slug=slug)
    if not may_read_region(request.user, found):
        raise Http404
    return found


def _cell(value: object) -> str:
    text = "" if value is None else str(value)
    return f"'{text}" if isinstance(value, str) and value.startswith(FORMULA) else text
