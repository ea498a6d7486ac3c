"""One question of the calculator: what is there, last year's figures, and the quick ways to answer."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import get_language, gettext, ngettext
from django.views.decorators.http import require_POST

from talkoot.footprints import operations
from talkoot.footprints.enums import Question, RowDepth, RowState
from talkoot.footprints.models import Inventory
from talkoot.footprints.rules import may_write
from talkoot.web.shared.editing import act
from talkoot.web.shared.scoping import in_inventory
from talkoot.web.workspace.calculator.asking import question_context
from talkoot.web.workspace.calculator.entering import Asked
from talkoot.web.workspace.calculator.overview import next_address
from talkoot.web.workspace.calculator.shown import Sheet, sheet_of
from talkoot.web.workspace.forms.inventory_questions import QuestionForms
from talkoot.web.workspace.inventory_page import inventory_address, inventory_page
from talkoot.web.workspace.page import person_of

DEPTHS = (RowDepth.MEASURED, RowDepth.BILL, RowDepth.ESTIMATE)


@in_inventory
def question(request: HttpRequest, inventory: Inventory, question: int) -> HttpResponse:
    """Show a question, or save everything that was typed on its page."""
    if question == Question.COMPANY:
        return redirect(inventory_address("inventory-profile", inventory))
    if question not in Question.values:
        raise Http404
    sheet = sheet_of(inventory)
    asked = _asked(request, sheet, question)
    data = request.POST if request.method == "POST" else None
    if data is not None and not may_write(person_of(request), inventory, timezone.localdate()):
        raise PermissionDenied
    forms = QuestionForms(asked, data, sheet.of(question, RowState.TO_CHECK))
    if data is not None and forms.is_valid() and forms.save(by=person_of(request), now=timezone.now()):
        return _onward(request, asked, forms)
    context = question_context(asked, sheet, forms)
    return inventory_page(request, inventory, "workspace/inventory/question.html", context, here="inventory")


@in_inventory
@require_POST
def confirm_all(request: HttpRequest, inventory: Inventory, question: int) -> HttpResponse:
    """All of last year's figures under a question hold this year too."""
    person, now = person_of(request), timezone.now()
    if not may_write(person, inventory, timezone.localdate()):
        raise PermissionDenied
    waiting = list(inventory.rows.to_check().filter(question=question).values_list("pk", flat=True))  # type: ignore[attr-defined]
    sentence = ngettext("%(count)s figure was confirmed.", "%(count)s figures were confirmed.", len(waiting))
    if waiting:
        act(
            request,
            lambda: [operations.confirm_row(row_id=pk, by=person, now=now) for pk in waiting],
            sentence % {"count": len(waiting)},
        )
    return redirect(inventory_address("inventory", inventory))


def _asked(request: HttpRequest, sheet: Sheet, question: int) -> Asked:
    depth = request.GET.get("depth", "")
    return Asked(
        inventory=sheet.inventory,
        factors=sheet.factors,
        question=question,
        depth=depth if depth in DEPTHS else RowDepth.BILL,
        language=(get_language() or "fi")[:2],
        sites=tuple(sheet.inventory.organisation.sites.all()),
    )


def _onward(request: HttpRequest, asked: Asked, forms: QuestionForms) -> HttpResponse:
    """After saving: the same question, or the next one."""
    if forms.saved:
        said: Any = ngettext("%(count)s figure was saved.", "%(count)s figures were saved.", forms.saved)
        messages.success(request, said % {"count": forms.saved})
    elif forms.do.startswith("same"):
        messages.success(request, gettext("Confirmed: the same as last year."))
    elif forms.do in {"none", "answer", "take"}:
        messages.success(request, gettext("Saved."))
    if forms.do in {"next", "none", "answer"}:
        return redirect(next_address(asked.inventory, asked.question))
    here = inventory_address("inventory-question", asked.inventory, asked.question)
    return redirect(here if asked.depth == RowDepth.BILL else f"{here}?depth={asked.depth}")
