"""Tasks and dates: what is to be done, by whom, and marking it done."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_POST

from talkoot.adoptions import operations
from talkoot.adoptions.models import Task
from talkoot.organisations.models import Municipality
from talkoot.web.console.forms.adoption import NewTaskForm, TaskForm
from talkoot.web.console.page import municipality_page
from talkoot.web.console.queries.adopting import officer_of
from talkoot.web.console.queries.tasks import groups_of, people_links
from talkoot.web.shared.editing import act, carry_out
from talkoot.web.shared.scoping import in_console_municipality
from talkoot.web.ui.pieces import Link


@in_console_municipality
def task_list(request: HttpRequest, municipality: Municipality) -> HttpResponse:
    """What is to be done, the longest waiting first; one person's with ?who=."""
    today, who = timezone.localdate(), request.GET.get("who", "")
    me = officer_of(request.user, municipality)
    tasks = Task.objects.filter(municipality=municipality).alive().open()
    tasks = list(tasks.select_related("adoption__owner__user", "officer__user"))
    context = {
        "groups": groups_of(tasks, who, today), "today": today, "views": people_links(tasks, who, me),
        "open_count": sum(task.kind == "task" for task in tasks),
        "done": Task.objects.filter(municipality=municipality, done_on__isnull=False).exclude(done_by=None)
        .select_related("adoption", "done_by__user").order_by("-done_on", "-pk")[:20],
        "trail": _trail(municipality, gettext("Tasks")),
    }  # fmt: skip
    return municipality_page(request, municipality, "console/tasks/list.html", context, here="portfolio")


@in_console_municipality
def task_new(request: HttpRequest, municipality: Municipality) -> HttpResponse:
    """A new task, of the model named by ?model= or of the whole."""
    wanted = request.GET.get("model", "")
    form = NewTaskForm(
        request.POST or None, municipality=municipality, today=timezone.localdate(),
        initial={"adoption": wanted if wanted.isascii() and wanted.isdecimal() else None},
    )  # fmt: skip

    def add() -> None:
        adoption = form.cleaned_data["adoption"]
        operations.add_task(
            municipality_id=municipality.pk, adoption_id=adoption.pk if adoption else None, by=request.user,
            now=timezone.now(), language=get_language() or "fi", **form.facts(),
        )  # fmt: skip

    if request.method == "POST" and form.is_valid() and carry_out(form, add):
        messages.success(request, gettext("Added to the year clock."))
        adoption = form.cleaned_data["adoption"]
        return _to_model(municipality, adoption.pk if adoption else None)
    return _form_page(request, municipality, form, title=gettext("Add a task or a date"), button=gettext("Add"))


@in_console_municipality
def task(request: HttpRequest, municipality: Municipality, task_id: int) -> HttpResponse:
    """Move a task, word it anew, give it to somebody, drop it."""
    found = _load(municipality, task_id)
    form = TaskForm(request.POST or None, task=found)

    def fresh() -> tuple[int, dict[str, Any]]:
        saved = _load(municipality, task_id)
        return saved.version, TaskForm.values_of(saved)

    def change() -> None:
        operations.change_task(
            task_id=found.pk, by=request.user, now=timezone.now(), seen_version=form.seen_version,
            language=get_language() or "fi", **form.facts(),
        )  # fmt: skip

    if request.method == "POST" and form.is_valid() and carry_out(form, change, fresh=fresh):
        messages.success(request, gettext("Saved."))
        return _to_model(municipality, found.adoption_id)
    return _form_page(
        request,
        municipality,
        form,
        title=found.title,
        button=gettext("Save"),
        task=found,
        template="console/tasks/task.html",
    )


@require_POST
@in_console_municipality
def task_done(request: HttpRequest, municipality: Municipality, task_id: int) -> HttpResponse:
    """Done; a yearly one is there again next year."""
    found = _load(municipality, task_id)
    done = gettext("Done: %(title)s") % {"title": found.title}
    return _act(request, municipality, found, done, lambda: operations.finish_task(
        task_id=found.pk, by=request.user, now=timezone.now(), today=timezone.localdate()
    ))  # fmt: skip


@require_POST
@in_console_municipality
def task_reopen(request: HttpRequest, municipality: Municipality, task_id: int) -> HttpResponse:
    """Not done after all."""
    found = _load(municipality, task_id)
    done = gettext("Open again: %(title)s") % {"title": found.title}
    return _act(request, municipality, found, done, lambda: operations.reopen_task(
        task_id=found.pk, by=request.user, now=timezone.now()
    ))  # fmt: skip


@require_POST
@in_console_municipality
def task_drop(request: HttpRequest, municipality: Municipality, task_id: int) -> HttpResponse:
    """Not needed here."""
    found = _load(municipality, task_id)
    done = gettext("Dropped: %(title)s") % {"title": found.title}
    return _act(request, municipality, found, done, lambda: operations.drop_task(
        task_id=found.pk, by=request.user, now=timezone.now()
    ))  # fmt: skip


def _act(
    request: HttpRequest, municipality: Municipality, found: Task, done: str, change: Callable[[], object]
) -> HttpResponse:
    """Do it and go back to where the button was."""
    adoption_id = found.adoption_id
    act(request, change, done)
    back = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}):
        return redirect(back)
    return _to_model(municipality, adoption_id)


def _load(municipality: Municipality, task_id: int) -> Task:
    found = Task.objects.select_related("municipality", "adoption", "officer__user")
    return get_object_or_404(found, pk=task_id, municipality=municipality)


def _to_model(municipality: Municipality, adoption_id: int | None) -> HttpResponse:
    if adoption_id is None:
        return redirect("console:task-list", municipality.slug)
    return redirect(reverse("console:adoption", args=[municipality.slug, adoption_id]) + "#tasks")


def _form_page(
    request: HttpRequest, municipality: Municipality, form: Any, *, title: str, button: str, task: Task | None = None,
    template: str = "console/form.html",
) -> HttpResponse:  # fmt: skip
    context = {
        "form": form, "title": title, "about": "", "button": button, "task": task, "trail": _trail(municipality, title),
        "cancel": reverse("console:task-list", args=[municipality.slug]),
    }  # fmt: skip
    return municipality_page(request, municipality, template, context, here="portfolio")


def _trail(municipality: Municipality, last: str) -> list[Link]:
    first = Link(gettext("Overview"), reverse("console:portfolio", args=[municipality.slug]))
    tasks = Link(gettext("Tasks"), reverse("console:task-list", args=[municipality.slug]))
    return [first, Link(last)] if last == tasks.label else [first, tasks, Link(last)]
