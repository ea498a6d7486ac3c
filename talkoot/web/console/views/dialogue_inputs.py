"""Inputs: written down for others, read, sorted, answered one after another."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext

from talkoot.dialogue import operations
from talkoot.dialogue.models import Dialogue, Input
from talkoot.dialogue.queries import owners_of
from talkoot.web.console.dialogue_pages import dialogue_page, in_dialogue
from talkoot.web.console.forms.dialogues import AnswerForm, NotesForm, SortForm
from talkoot.web.console.queries.dialogues import next_waiting, owners_in_office
from talkoot.web.shared.dialogues import fate_words
from talkoot.web.shared.editing import carry_out


@in_dialogue
def notes(request: HttpRequest, found: Dialogue) -> HttpResponse:
    """What was heard in a workshop, in an interview, or came by mail."""
    form = NotesForm(request.POST or None, dialogue=found)
    noted: list[Input] = []

    def change() -> None:
        now = timezone.now()
        noted.extend(operations.note_input(dialogue_id=found.pk, by=request.user, now=now, **form.facts()))

    if form.is_bound and form.is_valid() and carry_out(form, change):
        count = len(noted)
        done = ngettext("%(n)s input was written down.", "%(n)s inputs were written down.", count) % {"n": count}
        messages.success(request, done)
        return redirect("console:dialogue", found.pk)
    context = {
        "form": form, "title": gettext("Write down what was said"), "about": "", "button": gettext("Save the notes"),
        "cancel": reverse("console:dialogue", args=[found.pk]),
    }  # fmt: skip
    return dialogue_page(request, found, "console/form.html", context, here=gettext("Notes"))


@in_dialogue
def input_page(request: HttpRequest, found: Dialogue, input_id: int) -> HttpResponse:
    """One input: what it says, what becomes of it."""
    return _page(request, found, _load(found, input_id))


@in_dialogue
def answer(request: HttpRequest, found: Dialogue, input_id: int) -> HttpResponse:
    """Answer it; the next one that waits comes by itself."""
    if request.method != "POST":  # a switch of language after a mistake
        return redirect("console:input", found.pk, input_id)
    one = _load(found, input_id)
    form = AnswerForm(request.POST, of=one)

    def change() -> None:
        facts = {name: value for name, value in form.cleaned_data.items() if name != "version"}
        operations.answer_input(
            input_id=one.pk, by=request.user, now=timezone.now(), seen_version=form.seen_version, **facts
        )

    if form.is_valid() and carry_out(form, change, fresh=lambda: _fresh(one, AnswerForm)):
        messages.success(
            request,
            gettext("Answered. The giver gets a letter.")
            if one.email
            else gettext("Answered. The giver left no address."),
        )
        following = next_waiting(one)
        if following is None:
            return redirect("console:dialogue", found.pk)
        return redirect("console:input", found.pk, following.pk)
    return _page(request, found, _load(found, input_id), answer_form=form)


@in_dialogue
def sort(request: HttpRequest, found: Dialogue, input_id: int) -> HttpResponse:
    """Give it a theme and an owner."""
    if request.method != "POST":
        return redirect("console:input", found.pk, input_id)
    one, people = _load(found, input_id), owners_in_office(found)
    form = SortForm(request.POST, of=one, people=people)

    def change() -> None:
        data = form.cleaned_data
        owner = int(data["owner"]) if data["owner"] else 0
        operations.sort_input(
            input_id=one.pk, theme=data["theme"], is_withheld=data["is_withheld"], seen_version=form.seen_version,
            owner=people.get(owner) or (one.owner if owner else None), by=request.user, now=timezone.now(),
        )  # fmt: skip

    if form.is_valid() and carry_out(form, change, fresh=lambda: _fresh(one, SortForm)):
        messages.success(request, gettext("Saved."))
        return redirect("console:input", found.pk, one.pk)
    return _page(request, found, _load(found, input_id), sort_form=form)


def _load(found: Dialogue, input_id: int) -> Input:
    inputs = Input.objects.standing().select_related("dialogue", "owner", "organisation", "answered_by")
    one = get_object_or_404(inputs, pk=input_id, dialogue=found)
    one.dialogue = found
    return one


def _fresh(one: Input, form: Any) -> tuple[int, dict[str, Any]]:
    now = Input.objects.select_related("dialogue").get(pk=one.pk)
    return now.version, form.values_of(now)


def _page(request: HttpRequest, found: Dialogue, one: Input, **forms: Any) -> HttpResponse:
    word, kind = fate_words(one)
    following = next_waiting(one)
    context = {
        "input": one, "word": word, "kind": kind, "following": following, "answerers": owners_of(one),
        "left": found.inputs.waiting().count(), "answer_form": AnswerForm(of=one),
        "sort_form": SortForm(of=one, people=owners_in_office(found)), **forms,
    }  # fmt: skip
    return dialogue_page(request, found, "console/dialogues/input.html", context, here=gettext("Input"))
