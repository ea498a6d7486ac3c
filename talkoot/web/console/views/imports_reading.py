"""Between the file and the network: what was recognised, the questions, the preview, the start."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from talkoot.imports import operations
from talkoot.imports.models import Import
from talkoot.imports.queries import mapping_of
from talkoot.kernel.errors import Refused
from talkoot.networks.models import Network
from talkoot.sheets.mapping import Mapping, SheetMapping
from talkoot.web.console.forms.imports import MOST_COLUMNS, AnswersForm, SheetForm
from talkoot.web.console.page import network_page
from talkoot.web.console.queries.import_preview import preview_of
from talkoot.web.console.queries.import_questions import in_groups, questions_of
from talkoot.web.console.queries.import_sheets import column_lines, heading_rows, sheet_lines
from talkoot.web.console.views.imports import load_import, trail
from talkoot.web.shared.editing import act, carry_out
from talkoot.web.shared.scoping import in_console_network

ON_A_PAGE = 50
CONFLICT, SAVED = 409, 204


@in_console_network
def mapping(request: HttpRequest, network: Network, import_id: int) -> HttpResponse:
    """What was recognised, sheet by sheet; one of them is open to be corrected."""
    imported = load_import(network, import_id)
    if not imported.can_be_answered:
        return redirect("console:import", network.slug, imported.pk)
    known = mapping_of(imported)
    number = _chosen(request, known)
    form = SheetForm(request.POST or None, sheet=known.sheets[number], imported=imported)
    if request.method == "POST" and form.is_valid() and _correct(request, form, imported, known, number):
        return _after_sheet(request, network, imported, number, known)
    context = {
        "imported": imported, "sheets": sheet_lines(imported), "number": number, "sheet": known.sheets[number], "form": form,
        "columns": column_fields(form, imported, known.sheets[number]), "heading_rows": heading_rows(known.sheets[number]),
        "trail": trail(network, imported.file_name, imported, gettext("Sheets and columns")), "is_last": number == len(known.sheets) - 1,
    }  # fmt: skip
    return network_page(request, network, "console/imports/mapping.html", context, here="members")


def _chosen(request: HttpRequest, known: Mapping) -> int:
    """The sheet in the address; the first that is read when none is named."""
    if not known.sheets:
        raise Http404
    wanted = request.GET.get("sheet", "")
    if wanted.isdecimal() and len(wanted) < 5 and int(wanted) < len(known.sheets):
        return int(wanted)
    return next((number for number, sheet in enumerate(known.sheets) if sheet.kind != "ignored"), 0)


def _correct(request: HttpRequest, form: SheetForm, imported: Import, known: Mapping, number: int) -> bool:
    corrected = Mapping(
        tuple(form.corrected() if place == number else sheet for place, sheet in enumerate(known.sheets))
    )

    def fresh() -> tuple[int, dict[str, Any]]:
        saved = Import.objects.get(pk=imported.pk)
        again = SheetForm(sheet=mapping_of(saved).sheets[number], imported=saved)
        return saved.version, {name: again.get_initial_for_field(field, name) for name, field in again.fields.items()}

    return carry_out(
        form,
        lambda: operations.correct_mapping(
            import_id=imported.pk, mapping=corrected, by=request.user, seen_version=form.seen_version
        ),
        fresh=fresh,
    )


def _after_sheet(request: HttpRequest, network: Network, imported: Import, number: int, known: Mapping) -> HttpResponse:
    messages.success(request, gettext("The sheet is saved. We remember it for the next time."))
    if "go" in request.POST or number + 1 >= len(known.sheets):
        return redirect("console:import-preview", network.slug, imported.pk)
    address = reverse("console:import-mapping", args=[network.slug, imported.pk])
    return redirect(f"{address}?sheet={number + 1}#sheet")


def column_fields(form: SheetForm, imported: Import, sheet: SheetMapping) -> list[dict[str, Any]]:
    """Each column with its fields of the form."""
    return [
        {"line": line, **{name: _bound(form, f"{name}_{line.column}") for name in ("field", "unit", "year")}}
        for line in column_lines(imported, replace(sheet, columns=sheet.columns[:MOST_COLUMNS]))
    ]


def _bound(form: SheetForm, name: str) -> Any:
    return form[name] if name in form.fields else None


@in_console_network
def preview(request: HttpRequest, network: Network, import_id: int) -> HttpResponse:
    """The questions, and what would be written; answers are kept, nothing else is written."""
    imported = load_import(network, import_id)
    if not imported.can_be_answered:
        return redirect("console:import", network.slug, imported.pk)
    if request.method != "POST":
        return _preview(request, network, imported, AnswersForm(imported=imported))
    form = AnswersForm(request.POST, imported=imported, questions=questions_of(imported))
    if form.is_valid() and _save(request, imported, form):
        messages.success(request, gettext("Your answers are saved."))
        kind = request.POST.get("alike", "").partition(":")[0]
        address = reverse("console:import-preview", args=[network.slug, imported.pk])
        return redirect(f"{address}#kind-{kind}" if kind.isidentifier() else f"{address}#questions")
    return _preview(request, network, imported, form)


@require_POST
@in_console_network
def autosave(request: HttpRequest, network: Network, import_id: int) -> HttpResponse:
    """Keep the answers as they are given."""
    imported = load_import(network, import_id)
    form = AnswersForm(request.POST, imported=imported, questions=questions_of(imported))
    form.is_valid()
    if "begins_on" in form.errors or "version" in form.errors:
        return HttpResponse(status=CONFLICT)
    try:
        _answer(request, imported, form)
    except Refused:
        return HttpResponse(status=CONFLICT)
    return HttpResponse(status=SAVED)


@require_POST
@in_console_network
def apply(request: HttpRequest, network: Network, import_id: int) -> HttpResponse:
    """Keep the answers and have the import carried out; a second click starts nothing."""
    imported = load_import(network, import_id)

    def start() -> None:
        operations.start_import(import_id=imported.pk, by=request.user, now=timezone.now())

    if "again" in request.POST:
        act(request, start, gettext("The import was started again."))
        return redirect("console:import", network.slug, imported.pk)
    form = AnswersForm(request.POST, imported=imported, questions=questions_of(imported))
    if form.is_valid() and _save(request, imported, form, start):
        return redirect("console:import", network.slug, imported.pk)
    if not load_import(network, import_id).can_be_answered:
        return redirect("console:import", network.slug, imported.pk)
    return _preview(request, network, imported, form)


def _answer(request: HttpRequest, imported: Import, form: AnswersForm) -> None:
    operations.answer_questions(
        import_id=imported.pk, answers=form.answers, begins_on=form.cleaned_data.get("begins_on"), by=request.user,
        seen_version=form.seen_version,
    )  # fmt: skip


def _save(
    request: HttpRequest, imported: Import, form: AnswersForm, afterwards: Callable[[], None] | None = None
) -> bool:
    def change() -> None:
        _answer(request, imported, form)
        if afterwards is not None:
            afterwards()

    def fresh() -> tuple[int, dict[str, Any]]:
        saved = Import.objects.get(pk=imported.pk)
        imported.answers = saved.answers
        return saved.version, {"begins": "date" if saved.begins_on else "joined", "begins_on": saved.begins_on}

    return carry_out(form, change, fresh=fresh)


def _preview(request: HttpRequest, network: Network, imported: Import, form: AnswersForm) -> HttpResponse:
    """What was typed wins over what is saved."""
    typed = {question: answer for question, answer in form.answers.items() if answer}
    questions = questions_of(imported, {**imported.answers, **typed})
    found = preview_of(imported)
    page = Paginator(found.rows, ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "imported": imported, "preview": found, "page": page, "form": form, "groups": list(in_groups(questions)),
        "answered": sum(question.is_answered for question in questions), "asked": len(questions),
        "trail": trail(network, imported.file_name, imported, gettext("Questions and preview")),
    }  # fmt: skip
    return network_page(request, network, "console/imports/preview.html", context, here="members")
