"""The result as files. What is not ready says so in the file and in its name."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.utils.text import slugify
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from talkoot.footprints.exports.flat import csv_of, json_of
from talkoot.footprints.exports.pdf import pdf_of
from talkoot.footprints.exports.vsme import vsme_of
from talkoot.footprints.exports.workbook import xlsx_of
from talkoot.footprints.models import Inventory
from talkoot.footprints.queries.result import Result, result_of
from talkoot.web.shared.scoping import in_inventory
from talkoot.web.workspace.result.document import document_of
from talkoot.web.workspace.result.words import language

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
@in_inventory
def pdf(request: HttpRequest, inventory: Inventory) -> HttpResponse:
    """The report on paper."""
    return _file(inventory, lambda result: pdf_of(document_of(result)), "application/pdf", "pdf")


@require_safe
@in_inventory
def xlsx(request: HttpRequest, inventory: Inventory) -> HttpResponse:
    """The workbook."""
    return _file(inventory, lambda result: xlsx_of(result, language()), XLSX, "xlsx")


@require_safe
@in_inventory
def csv(request: HttpRequest, inventory: Inventory) -> HttpResponse:
    """Every line."""
    return _file(inventory, lambda result: csv_of(result, language()), "text/csv; charset=utf-8", "csv")


@require_safe
@in_inventory
def json(request: HttpRequest, inventory: Inventory) -> HttpResponse:
    """Everything, for machines."""
    return _file(inventory, lambda result: json_of(result, language()), "application/json", "json")


@require_safe
@in_inventory
def vsme(request: HttpRequest, inventory: Inventory) -> HttpResponse:
    """The datapoints of the voluntary standard."""
    return _file(inventory, lambda result: vsme_of(result, language()), "application/json", "json", "vsme")


def _file(
    inventory: Inventory, made: Callable[[Result], bytes], content_type: str, ending: str, more: str = ""
) -> HttpResponse:
    response = HttpResponse(made(result_of(inventory)), content_type=content_type)
    words = (
        slugify(inventory.organisation.name), str(inventory.year), more, "" if inventory.is_ready else gettext("draft"),
    )  # fmt: skip
    name = "-".join(slugify(word) for word in words if word)
    response["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
    response["X-Content-Type-Options"] = "nosniff"
    patch_cache_control(response, private=True, no_store=True)
    return response
