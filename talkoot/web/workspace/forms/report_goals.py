"""What is told of each agreed goal."""

from dataclasses import dataclass
from decimal import Decimal

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _

from talkoot.kernel.text import tidy
from talkoot.reporting.enums import GoalProgress
from talkoot.reporting.operations import Answers, GoalReply
from talkoot.web.shared.number_field import QuantityFormField
from talkoot.web.ui.numbers import format_amount, unit_name
from talkoot.web.workspace.forms.report_part import PartForm
from talkoot.web.workspace.reports.asked import AskedGoal, total_of
from talkoot.web.workspace.units import shown_amount, shown_number, size_of, usual_unit

TEXT_LENGTH = 1000


class GoalsForm(PartForm):
    """Progress, the value of the year and a few words for each goal; last year's words to begin with."""

    def build(self) -> None:
        self.conflicts: dict[int, str] = {}
        for asked in self.asked.goals:
            pk, told = asked.goal.pk, asked.now or asked.last
            self.fields[f"progress-{pk}"] = forms.ChoiceField(
                label=_("How far are you?"), choices=GoalProgress.choices, required=False, widget=forms.RadioSelect,
                initial=told.progress if told else "",
            )  # fmt: skip
            if asked.goal.indicator:
                self.fields[f"value-{pk}"] = QuantityFormField(
                    label=self._value_label(asked), required=False, initial=self._own_value(asked)
                )
            self.fields[f"text-{pk}"] = forms.CharField(
                label=_("A few words"), required=False, max_length=TEXT_LENGTH, widget=forms.Textarea(attrs={"rows": 3}),
                initial=told.text if told else "", help_text=_("Public once your report has been accepted."),
            )  # fmt: skip

    def clean(self) -> None:
        super().clean()
        for asked in self.asked.goals:
            name = f"value-{asked.goal.pk}"
            value = self.kept_value(name, self._size(asked))
            if asked.goal.indicator and asked.goal.indicator.is_share and value is not None and value > 1:
                self.add_error(name, _("A share is at most 100 per cent."))

    def answers(self) -> Answers:
        replies = {asked.goal.pk: self._reply(asked) for asked in self.asked.goals}
        known = {asked.goal.pk for asked in self.asked.goals if asked.now}
        return Answers(goals={pk: reply for pk, reply in replies.items() if pk in known or reply != GoalReply()})

    def others(self) -> bool:
        for asked in self.asked.goals:
            saved = reply_of(asked)
            if asked.now and self._reply(asked) != saved:
                self.conflicts[asked.goal.pk] = self._in_words(asked, saved)
        return bool(self.conflicts)

    @property
    def rows(self) -> list["GoalRow"]:
        return [GoalRow(self, asked) for asked in self.asked.goals]

    def followed(self, asked: AskedGoal) -> Decimal | None:
        """The value that the figures of the year give the goal."""
        return total_of(asked.goal.indicator_id, self.asked.values) if asked.follows else None

    def unit_of(self, asked: AskedGoal) -> str:
        goal = asked.goal
        return "percent" if goal.unit == "fraction" else goal.unit

    def _reply(self, asked: AskedGoal) -> GoalReply:
        pk, saved = asked.goal.pk, reply_of(asked)
        if f"value-{pk}" in self.fields and f"value-{pk}" not in self.cleaned_data:
            value = saved.value  # what could not be read leaves alone what was saved
        else:
            value = self.kept_value(f"value-{pk}", self._size(asked))
            value = self.followed(asked) if value is None else value
        return GoalReply(
            progress=self.cleaned_data.get(f"progress-{pk}", saved.progress),
            value=value,
            text=tidy(self.cleaned_data.get(f"text-{pk}", saved.text)),
        )

    def _own_value(self, asked: AskedGoal) -> Decimal | None:
        """The value to show: not the one that simply follows the figures."""
        value = asked.now.value if asked.now else None
        if value is None or value == self.followed(asked):
            return None
        shown = shown_number(value, self.unit_of(asked), asked.goal.unit)
        return None if shown is None else shown.normalize()

    def _size(self, asked: AskedGoal) -> Decimal:
        return size_of(self.unit_of(asked), asked.goal.unit)

    def _value_label(self, asked: AskedGoal) -> str:
        year = self.asked.report.round.year
        if self.followed(asked) is not None:
            return _("Another value for %(year)s, if the goal concerns only a part") % {"year": year}
        return _("Value of %(year)s") % {"year": year}

    def _in_words(self, asked: AskedGoal, saved: GoalReply) -> str:
        progress = str(GoalProgress(saved.progress).label) if saved.progress else ""
        amount = format_amount(saved.value, asked.goal.unit)
        return " · ".join(word for word in (progress, amount, saved.text) if word)


@dataclass
class GoalRow:
    """One goal as it stands on the page."""

    form: GoalsForm
    asked: AskedGoal

    @property
    def progress(self) -> BoundField:
        return self.form[f"progress-{self.asked.goal.pk}"]

    @property
    def value(self) -> BoundField | None:
        return self.form[f"value-{self.asked.goal.pk}"] if self.asked.goal.indicator else None

    @property
    def text(self) -> BoundField:
        return self.form[f"text-{self.asked.goal.pk}"]

    @property
    def unit_name(self) -> str:
        return unit_name(self.form.unit_of(self.asked))

    @property
    def followed(self) -> str:
        """The value from the figures, in words and in the unit in which the figure is asked."""
        kept, value = self.asked.goal.unit, self.form.followed(self.asked)
        last = self.asked.last.value if self.asked.last else None
        return shown_amount(value, usual_unit(kept, (value, last)), kept)

    @property
    def last_value(self) -> str:
        last = self.asked.last
        return format_amount(last.value, self.asked.goal.unit) if last and last.value is not None else ""

    @property
    def is_from_last_year(self) -> bool:
        return not self.form.is_bound and self.asked.now is None and self.asked.last is not None

    @property
    def other(self) -> str:
        return self.form.conflicts.get(self.asked.goal.pk, "")


def reply_of(asked: AskedGoal) -> GoalReply:
    """What is saved of a goal."""
    now = asked.now
    return GoalReply(progress=now.progress, value=now.value, text=now.text) if now else GoalReply()
