"""Bringing a spreadsheet: the list of imports, the file, how it stands, undoing it."""

from importlib.resources import files

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from talkoot.imports import operations
from talkoot.imports.enums import ImportState
from talkoot.imports.models import Import
from talkoot.imports.queries import open_questions, result_of
from talkoot.kernel.once import new_token
from talkoot.networks.models import Network
from talkoot.web.console.forms.imports import UploadForm
from talkoot.web.console.page import network_page
from talkoot.web.console.queries.imports import done_lines, import_lines
from talkoot.web.shared.editing import act, carry_out
from talkoot.web.shared.scoping import in_console_network
from talkoot.web.ui.pieces import Link

EXAMPLES = {
    "jarvikaupunki": "ilmastokumppanit-jarvikaupunki.xlsx",
    "skargardsstaden": "klimatpartner-skargardsstaden.xlsx",
}
STOPPED_POLLING = 286  # the answer that ends htmx's polling


@in_console_network
def imports(request: HttpRequest, network: Network) -> HttpResponse:
    """Every spreadsheet that was brought, the latest first."""
    found = Import.objects.filter(network=network).defer("data", "mapping").select_related("by")
    context = {"lines": import_lines(found), "examples": _examples()}
    return network_page(request, network, "console/imports/list.html", context, here="members")


@in_console_network
def import_new(request: HttpRequest, network: Network) -> HttpResponse:
    """Bring a file."""
    form = UploadForm(request.POST or None, request.FILES or None)
    made: list[Import] = []

    def upload() -> None:
        file = form.cleaned_data["file"]
        made.append(
            operations.upload_workbook(
                network_id=network.pk, data=file.read(), file_name=file.name, by=request.user, now=timezone.now()
            )
        )

    if request.method == "POST" and form.is_valid() and carry_out(form, upload):
        newest = made[0] if made else Import.objects.filter(network=network, by=request.user).first()
        return (
            redirect("console:import-mapping", network.slug, newest.pk)
            if newest
            else redirect("console:imports", network.slug)
        )
    context = {"form": form, "examples": _examples(), "trail": trail(network, gettext("Bring a spreadsheet"))}
    return network_page(request, network, "console/imports/new.html", context, here="members")


@in_console_network
def example(request: HttpRequest, network: Network, name: str) -> HttpResponse:
    """The demo's own workbooks, to try with."""
    if not settings.DEMO or name not in EXAMPLES:
        raise Http404
    source = files("talkoot.seed.data").joinpath(EXAMPLES[name])
    return FileResponse(source.open("rb"), as_attachment=True, filename=EXAMPLES[name])


@in_console_network
def import_page(request: HttpRequest, network: Network, import_id: int) -> HttpResponse:
    """How an import stands: waiting, under way, done, undone, failed."""
    imported = load_import(network, import_id)
    if request.htmx:
        return _poll(request, network, imported)
    context = {"imported": imported, "trail": trail(network, imported.file_name), "once": new_token()}
    if imported.state == ImportState.APPLIED:
        context |= {"lines": done_lines(imported), "questions": len(open_questions(result_of(imported)))}
    started = imported.started_at
    context["is_stuck"] = started is not None and started < timezone.now() - operations.PATIENCE
    return network_page(request, network, "console/imports/import.html", context, here="members")


def _poll(request: HttpRequest, network: Network, imported: Import) -> HttpResponse:
    """While it is under way the page asks again; afterwards it shows itself anew."""
    if imported.state == ImportState.APPLYING:
        return network_page(request, network, "console/imports/_progress.html", {"imported": imported})
    answer = HttpResponse(status=STOPPED_POLLING)
    answer.headers["HX-Refresh"] = "true"
    return answer


@in_console_network
def undo(request: HttpRequest, network: Network, import_id: int) -> HttpResponse:
    """Ask whether to undo, then undo as a whole."""
    imported = load_import(network, import_id)
    if request.method == "POST" and imported.state == ImportState.APPLIED:
        act(
            request,
            lambda: operations.undo_import(import_id=imported.pk, by=request.user, now=timezone.now()),
            gettext("The import is undone. You can change your answers and import the file again."),
        )
        return redirect("console:import", network.slug, imported.pk)
    if imported.state != ImportState.APPLIED:
        return redirect("console:import", network.slug, imported.pk)
    context = {
        "imported": imported,
        "lines": done_lines(imported),
        "trail": trail(network, imported.file_name, imported, gettext("Undo")),
    }
    return network_page(request, network, "console/imports/undo.html", context, here="members")


def load_import(network: Network, import_id: int) -> Import:
    """The network's own import, or page not found."""
    return get_object_or_404(Import.objects.select_related("network", "by"), network=network, pk=import_id)


def trail(network: Network, name: str, imported: Import | None = None, last: str = "") -> list[Link]:
    """Members, spreadsheets, this one."""
    links = [
        Link(gettext("Members"), reverse("console:members", args=[network.slug])),
        Link(gettext("Spreadsheets"), reverse("console:imports", args=[network.slug])),
    ]
    if imported is None:
        return [*links, Link(name)]
    return [*links, Link(name, reverse("console:import", args=[network.slug, imported.pk])), Link(last)]


def _examples() -> list[tuple[str, str]]:
    return list(EXAMPLES.items()) if settings.DEMO else []
