"""Everything that can be typed on the page of one question, saved together: what was typed never gets lost on the way."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Any

from django import forms
from django.db import transaction
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from talkoot.accounts.models import User
from talkoot.footprints import operations
from talkoot.footprints.enums import AnswerState, RowDepth
from talkoot.footprints.models import Row
from talkoot.kernel.errors import AlreadyDone
from talkoot.kernel.once import new_token, use_token
from talkoot.web.shared.editing import carry_out
from talkoot.web.workspace.calculator.entering import Asked, facts_of, write_entries
from talkoot.web.workspace.calculator.estimating import BY_QUESTION
from talkoot.web.workspace.forms.inventory_buying import ElseForm, PurchaseForm, RefrigerantForm, WasteForm, WaterForm
from talkoot.web.workspace.forms.inventory_energy import ElectricityForm, HeatForm, OwnPowerForm
from talkoot.web.workspace.forms.inventory_estimate import PREFIX, EstimateForm
from talkoot.web.workspace.forms.inventory_last_year import LastYearForm, last_year_form
from talkoot.web.workspace.forms.inventory_moving import (
    CommutingForm,
    DrivingForm,
    FlightForm,
    FuelForm,
    HomeWorkForm,
    StayForm,
    TripForm,
)
from talkoot.web.workspace.forms.inventory_quick import QuickForm

ESTIMATE = "estimate"
Change = Callable[[], Any]
FORMS: Mapping[int, Sequence[tuple[str, type[QuickForm]]]] = {
    2: (("power", ElectricityForm), ("own", OwnPowerForm)),
    3: (("heat", HeatForm), ("else", ElseForm)),
    4: (("fuel", FuelForm), ("drive", DrivingForm), ("else", ElseForm)),
    5: (("cold", RefrigerantForm), ("else", ElseForm)),
    6: (
        ("commute", CommutingForm), ("trip", TripForm), ("flight", FlightForm), ("stay", StayForm),
        ("home", HomeWorkForm), ("else", ElseForm),
    ),
    7: (*((f"buy{n}", PurchaseForm) for n in range(1, 6)), ("else", ElseForm)),
    8: (("waste1", WasteForm), ("waste2", WasteForm), ("water", WaterForm), ("else", ElseForm)),
}  # fmt: skip


class AnswerForm(forms.Form):
    """That a whole question does not concern the company, or is left out, and why."""

    state = forms.ChoiceField(
        label=_("What should the result say?"),
        required=False,
        widget=forms.RadioSelect,
        choices=[
            (AnswerState.NOT_APPLICABLE, _("It does not concern us")),
            (AnswerState.EXCLUDED, _("It is left out for now")),
        ],
    )
    reason = forms.CharField(
        label=_("Why"), required=False, max_length=300, help_text=_("The reason is shown beside the result.")
    )

    def clean_state(self) -> str:
        state = self.cleaned_data["state"]
        if not state:
            raise forms.ValidationError(_("Choose one."))
        return str(state)


class ButtonForm(forms.Form):
    """A button without fields; it carries what stood in its way."""


class QuestionForms:
    """The quick forms of one question, last year's figures and the answer, as one thing to save."""

    def __init__(self, asked: Asked, data: Any = None, to_check: Sequence[Row] = ()) -> None:
        self.asked = asked
        self.do = str(data.get("do", "")) if data is not None else ""
        self.once = str(data.get("once", "")) if data is not None else new_token()
        self.quick = [form(data, asked=asked, prefix=prefix) for prefix, form in forms_of(asked)]
        self.last_year = [last_year_form(data, asked=asked, row=row, do=self.do) for row in to_check]
        for form in self.quick if to_check else ():
            form.folded = form.folded or bool(form.title)
        self.button = ButtonForm({})
        self.answer = AnswerForm(data if self.do == "answer" else None, prefix="answer")
        self.saved = 0

    @property
    def every(self) -> list[forms.Form]:
        return [*self.last_year, *self.quick, *([self.answer] if self.answer.is_bound else []), self.button]

    @property
    def errors(self) -> bool:
        """Whether anything is to be corrected."""
        return any(form.errors for form in self.every)

    def __iter__(self) -> Iterator[BoundField]:
        """Every field of every form, for the summary of what is to be corrected."""
        return (bound for form in self.every for bound in form)

    def non_field_errors(self) -> list[str]:
        return [str(text) for form in self.every for text in form.non_field_errors()]

    def is_valid(self) -> bool:
        """Whether everything that was touched is whole; what is not says why at its field."""
        self.button.is_valid()
        checked = [form.is_valid() for form in self.every]
        return all(checked)

    def save(self, *, by: User, now: datetime) -> bool:
        """Write everything that was typed, then do what the button says; all of it or nothing."""
        done = True
        try:
            with transaction.atomic():
                use_token(self.once, now=now)
                for form, change in [*self._typed(by, now), *self._pressed(by, now)]:
                    done = carry_out(form, change) and done
                transaction.set_rollback(not done)
        except AlreadyDone:
            return True
        return done

    def _typed(self, by: User, now: datetime) -> Iterator[tuple[forms.Form, Change]]:
        for old in self.last_year:
            if old.has_changed():
                self.saved += 1
                yield old, partial(_change, old, by, now)
        for form in self.quick:
            if form.has_changed():
                self.saved += len(form.entries())
                yield form, partial(_write, form, by, now)

    def _pressed(self, by: User, now: datetime) -> Iterator[tuple[forms.Form, Change]]:
        """What the button asks beside saving: "same-12", "same-all", "none", "answer", or "take" the answer back."""
        verb, _dash, which = self.do.partition("-")
        if verb == "same":
            left = [form.row.pk for form in self.last_year if not form.has_changed()]
            for pk in left:
                if which in {"all", str(pk)}:
                    yield self.button, partial(operations.confirm_row, row_id=pk, by=by, now=now)
        elif verb in {"none", "answer", "take"}:
            yield self.answer if verb == "answer" else self.button, partial(self._answer, verb, by, now)

    def _answer(self, verb: str, by: User, now: datetime) -> None:
        said = self.answer.cleaned_data if verb == "answer" else {"state": AnswerState.NONE, "reason": ""}
        operations.answer_question(
            inventory_id=self.asked.inventory.pk,
            question=self.asked.question,
            state="" if verb == "take" else said["state"],
            by=by,
            now=now,
            reason=said["reason"],
        )


def forms_of(asked: Asked) -> list[tuple[str, type[QuickForm]]]:
    """The quick forms of a question at a depth: estimates come first when little is known."""
    estimates = BY_QUESTION.get(asked.question, ()) if asked.depth == ESTIMATE else ()
    return [*((f"{PREFIX}{of}", EstimateForm) for of in estimates), *FORMS[asked.question]]


def _write(form: QuickForm, by: User, now: datetime) -> None:
    write_entries(form.asked, form.entries(), by=by, now=now)


def _change(form: LastYearForm, by: User, now: datetime) -> None:
    """This year's figure in place of last year's; an estimate's way of making does not belong to the new figure."""
    row = form.row
    depth = row.depth if form.held or row.depth == RowDepth.SPEND else form.asked.depth
    changes: dict[str, Any] = {"amount": form.cleaned_data["amount"], "depth": depth}
    if row.estimate and not form.held:
        changes.update(estimate={}, note="", uncertainty_percent=None)
    operations.change_row(row_id=row.pk, facts=facts_of(row, **changes), by=by, now=now, instruments=form.instruments())
