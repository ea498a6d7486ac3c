"""The yearly report by personal link: short parts, one screen to look through, sent once."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_POST

from talkoot.accounts.models import User
from talkoot.kernel.errors import Refused
from talkoot.kernel.text import tidy
from talkoot.memberships.queries import contacts_to_write_to
from talkoot.memberships.rules import may_act_for
from talkoot.reporting.models import Report
from talkoot.reporting.operations import mark_opened, take_inventory
from talkoot.reporting.queries.of_member import calculation_for
from talkoot.web.workspace.forms.report_figures import FiguresForm
from talkoot.web.workspace.forms.report_part import PartForm
from talkoot.web.workspace.page import person_of
from talkoot.web.workspace.report_link import in_report
from talkoot.web.workspace.reports.answering import autosave_answer, switched, tell_saved, unseen_doubts
from talkoot.web.workspace.reports.asked import Asked
from talkoot.web.workspace.reports.page import report_page
from talkoot.web.workspace.reports.parts import LAST, Part, part_after, part_named, parts_of, place_of
from talkoot.web.workspace.reports.saving import save_part, send
from talkoot.web.workspace.reports.summary import summary_of


@in_report
def report(request: HttpRequest, report: Report) -> HttpResponse:
    """A part of the report; or all of it, to look through or as it was sent."""
    asked = Asked(report)
    if not report.can_be_written:
        return report_page(request, report, "workspace/report/sent.html", {"summary": summary_of(asked)})
    part = part_named(request.GET.get("part"), asked)
    if part.form is None:
        return _review(request, asked)
    form = part.form(None if request.method != "POST" else switched(request.POST), asked=asked)
    if form.is_bound and (onward := _save(request, form, part)):
        return onward
    return _part(request, asked, part, form)


@in_report
@require_POST
def report_save(request: HttpRequest, report: Report) -> HttpResponse:
    """What the page saves by itself while one writes."""
    asked = Asked(report)
    part = part_named(request.GET.get("part"), asked)
    if part.form is None:
        return JsonResponse({}, status=404)
    form = part.form(request.POST, asked=asked)
    try:
        saved = save_part(form, now=timezone.now(), language=get_language() or "fi")
    except Refused as refusal:
        return JsonResponse({"message": refusal.message}, status=409)
    return autosave_answer(form, saved)


@in_report
@require_POST
def report_opened(request: HttpRequest, report: Report) -> HttpResponse:
    """The page says that somebody has opened it (reading alone never writes)."""
    mark_opened(report_id=report.pk, now=timezone.now())
    return HttpResponse(status=204)


@in_report
def report_send(request: HttpRequest, report: Report) -> HttpResponse:
    """Send the report, once however often the button is pressed."""
    if request.method != "POST":
        return redirect("workspace:report", report.token)
    if report.can_be_written and request.POST.get("version", "") != str(report.version):
        messages.warning(
            request, gettext("Somebody has changed the report meanwhile. Please look through it once more.")
        )
        return redirect(_address(report, LAST))
    by = person_of(request) if _is_own_person(request, report) else None
    name = tidy(request.POST.get("name", ""))[:150]
    try:
        send(Asked(report), now=timezone.now(), language=get_language() or "fi", by=by, by_name=name)
    except Refused as refusal:
        messages.error(request, refusal.message)
        return redirect("workspace:report", report.token)
    return redirect("workspace:report-done", report.token)


@in_report
def report_done(request: HttpRequest, report: Report) -> HttpResponse:
    """Thanks: what was reported, what happens next."""
    if report.can_be_written:
        return redirect("workspace:report", report.token)
    context = {"summary": summary_of(Asked(report)), "is_thanks": True}
    return report_page(request, report, "workspace/report/sent.html", context)


def _save(request: HttpRequest, form: PartForm, part: Part) -> HttpResponse | None:
    """Save what was typed; the way onward when it was asked for and nothing needs a look."""
    try:
        saved = save_part(form, now=timezone.now(), language=get_language() or "fi")
    except Refused as refusal:
        messages.error(request, refusal.message)
        return None
    if saved.is_conflict:
        messages.warning(
            request,
            gettext("A colleague has saved something else meanwhile. Both are shown below: compare and save again."),
        )
        return None
    form.renew_version(saved.report.version)
    if "inventory" in request.POST:
        return _take_inventory(request, form.asked.report, part)
    stays = "onward" not in request.POST or form.unread or unseen_doubts(form)
    if not stays:
        return redirect(_address(form.asked.report, part_after(part, form.asked)))
    tell_saved(request, form, saved.report)
    return None if form.unread or unseen_doubts(form, note=True) else redirect(_address(form.asked.report, part))


def _take_inventory(request: HttpRequest, report: Report, part: Part) -> HttpResponse:
    """What was typed is saved; the calculation's figures are filled in over it."""
    try:
        take_inventory(report_id=report.pk, now=timezone.now())
    except Refused as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, gettext("The figures of your calculation are filled in. Look through them."))
    return redirect(_address(report, part))


def _part(request: HttpRequest, asked: Asked, part: Part, form: PartForm) -> HttpResponse:
    number, total = place_of(part, asked)
    context = {
        "form": form, "asked": asked, "part": part, "number": number, "total": total,
        "first_part": parts_of(asked)[0],
        "next_part": part_after(part, asked), "save_url": _address(asked.report, part, "report-save"),
        "part_template": f"workspace/report/_{part.name}.html",
        "calculated": calculation_for(asked.report) if part.form is FiguresForm else None,
    }  # fmt: skip
    return report_page(request, asked.report, "workspace/report/part.html", context)


def _review(request: HttpRequest, asked: Asked) -> HttpResponse:
    number, total = place_of(LAST, asked)
    people = contacts_to_write_to(asked.report.membership.organisation_id)
    name = str(request.user) if _is_own_person(request, asked.report) else (people[0].name if people else "")
    context = {"summary": summary_of(asked), "asked": asked, "number": number, "total": total, "name": name}
    return report_page(request, asked.report, "workspace/report/review.html", context)


def _is_own_person(request: HttpRequest, report: Report) -> bool:
    return isinstance(request.user, User) and may_act_for(request.user, report.membership)


def _address(report: Report, part: Part, name: str = "report") -> str:
    return f"{reverse(f'workspace:{name}', args=[report.token])}?part={part.name}"
