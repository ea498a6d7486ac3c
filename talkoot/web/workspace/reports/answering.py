"""What a save answers: to the person who pressed a button, and to the page that saves by itself."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.template.loader import render_to_string
from django.utils.translation import gettext, ngettext

from talkoot.reporting.models import Report
from talkoot.web.ui.numbers import format_number, format_time
from talkoot.web.workspace.forms.report_figures import FiguresForm
from talkoot.web.workspace.forms.report_part import PartForm
from talkoot.web.workspace.reports.saving import Saved


def switched(typed: QueryDict) -> QueryDict:
    """What was typed, with one figure read in another unit when its button was pressed (`12-0:MWh`)."""
    key, _colon, unit = typed.get("switch", "").partition(":")
    if not unit or f"unit-{key}" not in typed:
        return typed
    changed = typed.copy()
    changed[f"unit-{key}"] = unit
    return changed


def doubtful(form: PartForm) -> list[str]:
    """The figures about which there is something to ask."""
    return [row.key for row in form.rows if row.doubt] if isinstance(form, FiguresForm) else []


def unseen_doubts(form: PartForm, *, note: bool = False) -> bool:
    """Whether there is a doubt that was not on the page yet; with `note` it counts as shown from now on."""
    found, seen = doubtful(form), form.cleaned_data.get("seen", "").split()
    if note:
        form.replace_typed("seen", " ".join(found))
        return bool(found)
    return any(key not in seen for key in found)


def tell_saved(request: HttpRequest, form: PartForm, report: Report) -> None:
    """Say what was saved and what needs a look."""
    if form.unread:
        sentence = ngettext(
            "Everything is saved except %(count)s field, which we could not read.",
            "Everything is saved except %(count)s fields, which we could not read.",
            form.unread,
        )
        messages.warning(request, sentence % {"count": format_number(form.unread)})
    elif unseen_doubts(form):
        messages.info(request, gettext("Saved. We ask about what is marked below; you can also simply continue."))
    else:
        messages.success(
            request,
            gettext("Saved %(time)s. You can continue later from the same link.")
            % {"time": format_time(report.saved_at)},
        )


def autosave_answer(form: PartForm, saved: Saved) -> HttpResponse:
    """JSON for the page that saves by itself: the new version, doubts as fragments, what could not be read."""
    if saved.is_conflict:
        sentence = gettext(
            "A colleague has saved something else meanwhile. Press Save to compare; nothing you typed is lost."
        )
        return JsonResponse({"message": sentence}, status=409)
    doubts = {}
    if isinstance(form, FiguresForm):
        doubts = {
            row.key: render_to_string("workspace/report/_doubt.html", {"row": row, "asked": form.asked})
            if row.doubt
            else ""
            for row in form.rows
        }
    return JsonResponse(
        {
            "saved": _saved_words(form, saved.report),
            "version": saved.report.version,
            "doubts": doubts,
            "errors": list(form.errors),
        }
    )


def _saved_words(form: PartForm, report: Report) -> str:
    if not form.unread:
        return gettext("Saved %(time)s") % {"time": format_time(report.saved_at)}
    sentence = ngettext(
        "Saved %(time)s, except %(count)s field that we could not read",
        "Saved %(time)s, except %(count)s fields that we could not read",
        form.unread,
    )
    return sentence % {"time": format_time(report.saved_at), "count": format_number(form.unread)}
