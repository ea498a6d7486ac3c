"""The papers behind the figures: taken in, opened by those who may see the inventory, removed."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language, gettext

from talkoot.footprints.models import Evidence, Inventory
from talkoot.footprints.operations.evidence import attach_evidence, remove_evidence
from talkoot.footprints.rules import may_write
from talkoot.web.shared.downloads import private_download
from talkoot.web.shared.editing import act, carry_out
from talkoot.web.shared.scoping import in_inventory
from talkoot.web.workspace.forms.mandates import PaperForm
from talkoot.web.workspace.inventory_page import inventory_address, inventory_page
from talkoot.web.workspace.mandates.papers import papers_of, rows_of
from talkoot.web.workspace.page import person_of


@in_inventory
def papers(request: HttpRequest, inventory: Inventory) -> HttpResponse:
    """Every paper of the inventory, and a new one."""
    if request.method == "POST":
        _only_writers(request, inventory)
    rows, language = rows_of(inventory), get_language() or "en"
    chosen = request.GET.get("row", "")
    form = PaperForm(
        request.POST or None, request.FILES or None, rows=rows, language=language, initial={"rows": [chosen]}
    )
    if request.method == "POST" and form.is_valid() and carry_out(form, lambda: _attach(request, inventory, form)):
        messages.success(request, gettext("The paper was added."))
        return redirect(_back(request, inventory))
    context = {"papers": papers_of(inventory), "form": form, "back": _wanted(request)}
    return inventory_page(request, inventory, "workspace/mandates/papers.html", context)


@in_inventory
def paper(request: HttpRequest, inventory: Inventory, paper: int) -> HttpResponseBase:
    """The paper itself, always as a download, never kept by anything on the way."""
    found = _paper(inventory, paper)
    return private_download(found.file, found.file_name)


@in_inventory
def paper_remove(request: HttpRequest, inventory: Inventory, paper: int) -> HttpResponse:
    """Take a paper away, after asking once."""
    _only_writers(request, inventory)
    found = _paper(inventory, paper)
    if request.method == "POST":
        act(
            request,
            lambda: remove_evidence(evidence_id=found.pk, by=person_of(request), now=timezone.now()),
            gettext("The paper was removed."),
        )
        return redirect("workspace:inventory-papers", inventory.pk)
    return inventory_page(request, inventory, "workspace/mandates/paper_remove.html", {"paper": found})


def _attach(request: HttpRequest, inventory: Inventory, form: PaperForm) -> None:
    file = form.cleaned_data["file"]
    attach_evidence(
        inventory_id=inventory.pk, file=file, name=file.name, by=person_of(request), now=timezone.now(),
        row_ids=form.row_ids(),
    )  # fmt: skip


def _paper(inventory: Inventory, paper: int) -> Evidence:
    return get_object_or_404(Evidence, pk=paper, inventory=inventory)


def _wanted(request: HttpRequest) -> str:
    """The page of this service that one came from."""
    wanted = request.POST.get("back") or request.GET.get("back") or ""
    is_ours = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if is_ours else ""


def _back(request: HttpRequest, inventory: Inventory) -> str:
    return _wanted(request) or inventory_address("inventory-papers", inventory)


def _only_writers(request: HttpRequest, inventory: Inventory) -> None:
    if not may_write(person_of(request), inventory, timezone.localdate()):
        raise PermissionDenied
