"""Files given instead of typing: what can be given, what was, and what two ways of entering a year come to."""

import csv

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language

from talkoot.footprints.models import Inventory
from talkoot.footprints.operations.files import upload_files
from talkoot.footprints.queries.files import comparison_of
from talkoot.footprints.rules import may_write
from talkoot.web.shared.downloads import private_download
from talkoot.web.shared.editing import carry_out
from talkoot.web.shared.scoping import in_inventory
from talkoot.web.workspace.files.compared import comparison_words, has_two_ways
from talkoot.web.workspace.files.shown import bad_lines, file_line
from talkoot.web.workspace.forms.files import UploadForm
from talkoot.web.workspace.inventory_page import inventory_address, inventory_page
from talkoot.web.workspace.page import person_of

MARK = "\ufeff"  # so that spreadsheet programs read the letters right
FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n")


@in_inventory
def files(request: HttpRequest, inventory: Inventory) -> HttpResponse:
    """What can be given, and every file that was; those who calculate give more."""
    form = UploadForm()
    if request.method == "POST":
        if not may_write(person_of(request), inventory, timezone.localdate()):
            raise PermissionDenied
        form = UploadForm(request.POST, request.FILES)
        made: list[int] = []
        if form.is_valid() and carry_out(form, lambda: made.extend(_upload(request, inventory, form))):
            only = inventory_address("inventory-file", inventory, made[0]) if len(made) == 1 else ""
            return redirect(only or inventory_address("inventory-files", inventory))
    found = inventory.files.defer("groups", "columns").select_related("inventory")
    context = {
        "form": form,
        "lines": [file_line(one) for one in found],
        "has_two_ways": has_two_ways(inventory),
    }
    return inventory_page(request, inventory, "workspace/files/list.html", context, here="inventory-files")


def _upload(request: HttpRequest, inventory: Inventory, form: UploadForm) -> list[int]:
    kept = upload_files(inventory_id=inventory.pk, brought=form.brought(), by=person_of(request), now=timezone.now())
    return [one.pk for one in kept]


@in_inventory
def compare(request: HttpRequest, inventory: Inventory) -> HttpResponse:
    """The same year entered in two ways: what each thing comes to, and whether the difference is within what is not known."""
    found = comparison_of(inventory)
    words = comparison_words(inventory, found, (get_language() or "fi")[:2])
    return inventory_page(request, inventory, "workspace/files/compare.html", {"told": words}, here="inventory-files")


@in_inventory
def bad_rows(request: HttpRequest, inventory: Inventory, file: int) -> HttpResponse:
    """The rows that could not be read, as a table to correct."""
    source = get_object_or_404(inventory.files, pk=file)
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="rows-{source.pk}.csv"'
    patch_cache_control(answer, private=True, no_store=True)
    answer.write(MARK)
    writer = csv.writer(answer, delimiter=";")
    cells = [row["cells"] for row in source.summary.get("bad_rows", ())]
    for line, row in zip(bad_lines(source, most=len(cells)), cells, strict=True):
        writer.writerow([line.number, *(_harmless(text) for text in (line.reason, line.column, line.cell, *row))])
    return answer


def _harmless(text: str) -> str:
    """A cell that no spreadsheet program takes for a formula."""
    return (
        f"'{text}" if text.startswith(FORMULAS) and not text[1:].replace(",", "").replace(".", "").isdigit() else text
    )


@in_inventory
def original(request: HttpRequest, inventory: Inventory, file: int) -> HttpResponseBase:
    """The file as it was given, so that a figure can be followed to it."""
    source = get_object_or_404(inventory.files.all(), pk=file)  # type: ignore[attr-defined]
    return private_download(source.file, source.file_name)
