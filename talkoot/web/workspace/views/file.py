"""One file from being read to being counted: its columns, its rows, what is doubtful, what is there already."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_POST

from talkoot.footprints.enums import FileState
from talkoot.footprints.models import Inventory, SourceFile
from talkoot.footprints.operations.file_taking import ask_again, take_in, undo_file
from talkoot.footprints.operations.files import (
    ask_columns_again,
    choose_kinds,
    correct_columns,
    read_again,
    remove_file,
)
from talkoot.footprints.queries.file_groups import EUROS, groups_in
from talkoot.footprints.rules import may_write
from talkoot.web.shared.editing import act, carry_out
from talkoot.web.shared.scoping import in_inventory
from talkoot.web.workspace.calculator.estimating import price_near
from talkoot.web.workspace.files.choosing import Setting
from talkoot.web.workspace.files.review import review_of, standing_of
from talkoot.web.workspace.files.words import QUESTIONS
from talkoot.web.workspace.forms.files import ColumnsForm, KindsForm, TakeForm
from talkoot.web.workspace.inventory_page import inventory_address, inventory_page
from talkoot.web.workspace.page import person_of

ON_A_PAGE = 25
STOPPED_POLLING = 286  # the answer that ends htmx's polling


@in_inventory
def file(request: HttpRequest, inventory: Inventory, file: int) -> HttpResponse:
    """How a file stands: being read, asking, counted, taken out, or why it could not be read."""
    source = _load(inventory, file)
    if request.htmx:
        return _poll(request, inventory, source)
    if source.state == FileState.ASKING:
        is_table = source.columns and not source.columns.get("is_confirmed")
        return _columns_page(request, source) if is_table else _review_page(request, source)
    context = {"source": source, **standing_of(source, timezone.now())}
    if source.state in {FileState.TAKEN, FileState.UNDONE}:
        context["review"] = review_of(source, _language())
    return inventory_page(request, inventory, "workspace/files/file.html", context, here="inventory-files")


def _poll(request: HttpRequest, inventory: Inventory, source: SourceFile) -> HttpResponse:
    """While it is read the page asks again; afterwards it shows itself anew."""
    if source.state == FileState.WAITING:
        return inventory_page(request, inventory, "workspace/files/_progress.html", {"source": source})
    answer = HttpResponse(status=STOPPED_POLLING)
    answer.headers["HX-Refresh"] = "true"
    return answer


@in_inventory
@require_POST
def columns(request: HttpRequest, inventory: Inventory, file: int) -> HttpResponse:
    """Take over what the columns are, and read the rows."""
    source = _asking(request, inventory, file)
    if source is None or not source.columns:
        return _back(inventory, file)
    if "again" in request.POST:
        return _do(
            request, inventory, file, lambda: ask_columns_again(file_id=file), gettext("Say what the columns are.")
        )
    form = ColumnsForm(request.POST, source=source)

    def change() -> None:
        correct_columns(
            file_id=source.pk, columns=form.answer(), by=person_of(request), now=timezone.now(),
            seen_version=form.seen_version,
        )  # fmt: skip

    if form.is_valid() and carry_out(form, change, fresh=lambda: _fresh(ColumnsForm(source=_load(inventory, file)))):
        messages.success(request, gettext("The columns are remembered for the next file with these headings."))
        return _back(inventory, file)
    return _columns_page(request, source, form)


@in_inventory
@require_POST
def kinds(request: HttpRequest, inventory: Inventory, file: int) -> HttpResponse:
    """Say what groups of rows are; what was said is remembered for the company's next file."""
    source = _asking(request, inventory, file)
    if source is None:
        return _back(inventory, file)
    if "all" in request.POST:
        setting = Setting(source)
        told = {one.key: setting.proposal(one) for one in groups_in(source.groups) if one.choice is None}
        return _do(
            request,
            inventory,
            file,
            lambda: _choose(request, source, told, None),
            gettext("The suggestions are taken over."),
        )
    form = _kinds_form(request, source, request.POST)

    def change() -> None:
        _choose(request, source, form.choices(), form.seen_version)

    if form.is_valid() and carry_out(
        form, change, fresh=lambda: _fresh(_kinds_form(request, _load(inventory, file), None))
    ):
        messages.success(request, gettext("Saved, and remembered for the next file."))
        return _back(inventory, file, f"?page={_page_number(request) + 1}#rows" if "next" in request.POST else "")
    return _review_page(request, source, kinds=form)


def _choose(request: HttpRequest, source: SourceFile, told: Any, seen_version: int | None) -> None:
    choose_kinds(file_id=source.pk, choices=told, by=person_of(request), now=timezone.now(), seen_version=seen_version)


@in_inventory
@require_POST
def take(request: HttpRequest, inventory: Inventory, file: int) -> HttpResponse:
    """Count what the file holds; what is there already has to be answered first."""
    source = _asking(request, inventory, file)
    if source is None:
        return _back(inventory, file)
    form = TakeForm(request.POST, source=source, met=review_of(source, _language()).met)

    def change() -> None:
        take_in(
            file_id=source.pk, answers=form.answers(), price_of=price_near, by=person_of(request), now=timezone.now(),
            seen_version=form.seen_version,
        )  # fmt: skip

    if form.is_valid() and carry_out(form, change, fresh=lambda: (_load(inventory, file).version, {})):
        messages.success(request, gettext("The file is counted now."))
        return _back(inventory, file)
    return _review_page(request, source, take=form)


@in_inventory
def undo(request: HttpRequest, inventory: Inventory, file: int) -> HttpResponse:
    """Ask whether to take the file out again, then do it as a whole."""
    source = _load(inventory, file)
    _only_writers(request, inventory)
    if source.state != FileState.TAKEN:
        return _back(inventory, file)
    if request.method == "POST":
        change = lambda: undo_file(file_id=file, by=person_of(request), now=timezone.now())  # noqa: E731
        return _do(request, inventory, file, change, gettext("The file is taken out again. Your answers are kept."))
    context = {"source": source, "rows": source.rows.count(), "aside": len(source.summary.get("aside", ()))}
    return inventory_page(request, inventory, "workspace/files/undo.html", context, here="inventory-files")


@in_inventory
@require_POST
def again(request: HttpRequest, inventory: Inventory, file: int) -> HttpResponse:
    """Read a file once more, or ask anew about one that was taken out."""
    source = _load(inventory, file)
    if source.state == FileState.UNDONE:
        return _do(
            request,
            inventory,
            file,
            lambda: ask_again(file_id=file),
            gettext("Look at your answers, then count the file again."),
        )
    change = lambda: read_again(file_id=file, by=person_of(request), now=timezone.now())  # noqa: E731
    return _do(request, inventory, file, change, gettext("The file is being read again."))


@in_inventory
@require_POST
def remove(request: HttpRequest, inventory: Inventory, file: int) -> HttpResponse:
    """Take a file away that adds nothing."""
    source = _load(inventory, file)
    _only_writers(request, inventory)
    done = gettext("%(file)s is removed.") % {"file": source.file_name}
    is_done = act(request, lambda: remove_file(file_id=file), done)
    return redirect(inventory_address("inventory-files", inventory)) if is_done else _back(inventory, file)


def _columns_page(request: HttpRequest, source: SourceFile, form: ColumnsForm | None = None) -> HttpResponse:
    context = {
        "source": source,
        "form": form or ColumnsForm(source=source),
        "questions": [str(QUESTIONS[one]) for one in source.summary["layout"]["questions"]],
    }
    return inventory_page(request, source.inventory, "workspace/files/columns.html", context, here="inventory-files")


def _review_page(
    request: HttpRequest, source: SourceFile, *, kinds: KindsForm | None = None, take: TakeForm | None = None
) -> HttpResponse:
    review = review_of(source, _language())
    page = Paginator(groups_in(source.groups), ON_A_PAGE).get_page(_page_number(request))
    form = kinds or _kinds_form(request, source, None)
    context = {
        "source": source,
        "review": review,
        "page": page,
        "form": form,
        "take": take or TakeForm(source=source, met=review.met),
        "names": _names(form),
    }
    return inventory_page(request, source.inventory, "workspace/files/review.html", context, here="inventory-files")


def _kinds_form(request: HttpRequest, source: SourceFile, data: Any) -> KindsForm:
    page = Paginator(groups_in(source.groups), ON_A_PAGE).get_page(_page_number(request))
    return KindsForm(data, source=source, groups=list(page.object_list), setting=Setting(source))


def _names(form: KindsForm) -> dict[str, list[str]]:
    """The names to suggest while one writes: for euros, and for amounts."""
    units = {group.unit for group in form.groups}
    return {
        "eur": form.setting.names(units & {EUROS}, _language()),
        "amount": form.setting.names(units - {EUROS}, _language()),
    }


def _fresh(form: ColumnsForm | KindsForm) -> tuple[int, dict[str, Any]]:
    """What is saved now, for who wrote meanwhile."""
    fields = {name: form.get_initial_for_field(field, name) for name, field in form.fields.items()}
    return fields["version"], fields


def _asking(request: HttpRequest, inventory: Inventory, file: int) -> SourceFile | None:
    """The file while it waits for answers; only those who calculate answer."""
    source = _load(inventory, file)
    _only_writers(request, inventory)
    return source if source.state == FileState.ASKING else None


def _load(inventory: Inventory, file: int) -> SourceFile:
    source = get_object_or_404(inventory.files, pk=file)
    source.inventory = inventory
    return source


def _only_writers(request: HttpRequest, inventory: Inventory) -> None:
    if not may_write(person_of(request), inventory, timezone.localdate()):
        raise PermissionDenied


def _do(request: HttpRequest, inventory: Inventory, file: int, change: Callable[[], object], done: str) -> HttpResponse:
    """Make a change that needs no form, and go back to the file."""
    _only_writers(request, inventory)
    act(request, change, done)
    return _back(inventory, file)


def _back(inventory: Inventory, file: int, rest: str = "") -> HttpResponse:
    return redirect(inventory_address("inventory-file", inventory, file) + rest)


def _page_number(request: HttpRequest) -> int:
    wanted = request.GET.get("page", "")
    return int(wanted) if wanted.isdecimal() and len(wanted) < 5 else 1


def _language() -> str:
    return (get_language() or "fi")[:2]
