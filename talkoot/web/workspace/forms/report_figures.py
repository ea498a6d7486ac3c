"""The figures of the year: last year's value beside each field, the unit chosen where people mix them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from talkoot.footprints.models import Indicator
from talkoot.kernel.text import tidy
from talkoot.reporting.doubts import Doubt, doubt_about
from talkoot.reporting.operations import Answers
from talkoot.web.shared.number_field import QuantityFormField
from talkoot.web.ui.numbers import format_amount, unit_name
from talkoot.web.workspace.forms.report_part import PartForm
from talkoot.web.workspace.reports.asked import AskedFigure, Place
from talkoot.web.workspace.units import shown_amount, shown_number, size_of, units_for, usual_unit

WHOLE = Decimal(1)


class FiguresForm(PartForm):
    """One row for each figure asked."""

    def build(self) -> None:
        self.conflicts: dict[str, str] = {}
        for figure in self.asked.figures:
            key, unit = figure.key, usual_unit(figure.indicator.unit, (figure.last, figure.now))
            shown = shown_number(_initial(self.asked.report.saved_at, figure), unit, figure.indicator.unit)
            self.fields[f"value-{key}"] = QuantityFormField(
                label=label_of(figure), required=False, initial=_rounded(shown)
            )
            units = [(name, unit_name(name)) for name, _size in units_for(figure.indicator.unit)]
            if len(units) > 1:
                self.fields[f"unit-{key}"] = forms.ChoiceField(
                    label=_("Unit"), choices=units, initial=unit, required=False
                )
            if figure.last is not None:
                self.fields[f"same-{key}"] = forms.BooleanField(
                    label=_("Same as in %(year)s") % {"year": self.asked.last_year},
                    required=False,
                    widget=forms.CheckboxInput(
                        attrs={
                            "class": "ds-input",
                            "data-same": f"value-{key}",
                            "data-value": self.fields[f"value-{key}"].prepare_value(
                                shown_number(figure.last, unit, figure.indicator.unit)
                            ),
                        }
                    ),
                )
            self.fields[f"comment-{key}"] = forms.CharField(
                label=_("A few words about why"), max_length=300, required=False, initial=figure.comment
            )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for figure in self.asked.figures:
            name = f"value-{figure.key}"
            value = self.kept_value(name, size_of(self.unit_of(figure), figure.indicator.unit))
            if figure.indicator.is_share and value is not None and value > WHOLE:
                self.add_error(name, _("A share is at most 100 per cent."))
        return data

    def unit_of(self, figure: AskedFigure) -> str:
        """The unit in which the figure is typed."""
        chosen = str(self.data.get(f"unit-{figure.key}", "")) if self.is_bound else ""
        names = [name for name, _size in units_for(figure.indicator.unit)]
        return chosen if chosen in names else usual_unit(figure.indicator.unit, (figure.last, figure.now))

    def answers(self) -> Answers:
        figures: dict[Place, Decimal | None] = {}
        comments: dict[Place, str] = {}
        for figure in self.asked.figures:
            if f"value-{figure.key}" in self.cleaned_data:
                figures[figure.place] = self.value_of(figure)
                comments[figure.place] = tidy(self.cleaned_data.get(f"comment-{figure.key}", figure.comment))
        return Answers(figures=figures, comments=comments)

    def value_of(self, figure: AskedFigure) -> Decimal | None:
        """What is told now, in the kept unit: as typed, or last year's when it is said to be the same."""
        if not self.is_bound:
            return figure.now
        if self.cleaned_data.get(f"value-{figure.key}") is not None:
            return self.kept_value(f"value-{figure.key}", size_of(self.unit_of(figure), figure.indicator.unit))
        return figure.last if self.cleaned_data.get(f"same-{figure.key}") else None

    def others(self) -> bool:
        for figure in self.asked.figures:
            if f"value-{figure.key}" not in self.cleaned_data:
                continue
            typed, comment = self.value_of(figure), tidy(self.cleaned_data.get(f"comment-{figure.key}", ""))
            if typed != figure.now:
                self.conflicts[figure.key] = shown_amount(figure.now, self.unit_of(figure), figure.indicator.unit) or _(
                    "empty"
                )
            elif comment != figure.comment:
                self.conflicts[figure.key] = figure.comment or _("empty")
        return bool(self.conflicts)

    def doubt_of(self, figure: AskedFigure) -> Doubt | None:
        """What there is to ask about the figure; nothing any more once a few words explain it."""
        value = self.value_of(figure) if not self.errors.get(f"value-{figure.key}") else None
        said = self.cleaned_data.get(f"comment-{figure.key}") if self.is_bound else figure.comment
        if value is None or said:
            return None
        kept = figure.indicator.unit
        return doubt_about(
            value=value, last=figure.last, typed=value / size_of(self.unit_of(figure), kept), units=units_for(kept),
            largest=self._largest(figure.indicator),
        )  # fmt: skip

    def _largest(self, indicator: Indicator) -> Decimal | None:
        staff = self.asked.report.membership.organisation.staff
        return indicator.per_employee_limit * staff if staff and indicator.per_employee_limit else None

    @cached_property
    def groups(self) -> list["Group"]:
        """The rows of each indicator together, in the order in which they are asked."""
        groups: dict[int, Group] = {}
        for figure in self.asked.figures:
            group = groups.setdefault(figure.indicator.pk, Group(figure.indicator, figure.comes_first))
            group.rows.append(Row(self, figure))
        return list(groups.values())

    @property
    def first_groups(self) -> list["Group"]:
        """What was answered last year; everything when nothing was."""
        return [group for group in self.groups if group.comes_first] or self.groups

    @property
    def other_groups(self) -> list["Group"]:
        first = self.first_groups
        return [group for group in self.groups if group not in first]

    @property
    def other_groups_are_open(self) -> bool:
        """Nothing that was typed or needs attention is folded away."""
        return any(group.is_open for group in self.other_groups)

    @property
    def rows(self) -> Iterator["Row"]:
        return (row for group in self.groups for row in group.rows)


@dataclass
class Group:
    """An indicator with the row of the whole member, or one row for each site."""

    indicator: Indicator
    comes_first: bool
    rows: list["Row"] = field(default_factory=list)

    @property
    def is_open(self) -> bool:
        """Something in it needs attention, or was typed."""
        return any(row.value.errors or row.value.value() for row in self.rows)


class Row:
    """One figure as it stands on the page."""

    def __init__(self, form: FiguresForm, figure: AskedFigure) -> None:
        self.form, self.figure, self.key = form, figure, figure.key

    @property
    def value(self) -> BoundField:
        return self.form[f"value-{self.key}"]

    @property
    def comment(self) -> BoundField:
        return self.form[f"comment-{self.key}"]

    @property
    def unit(self) -> BoundField | None:
        return self.form[f"unit-{self.key}"] if f"unit-{self.key}" in self.form.fields else None

    @property
    def same(self) -> BoundField | None:
        """The tick is offered as long as the field is empty."""
        offered = f"same-{self.key}" in self.form.fields and not self.value.value()
        return self.form[f"same-{self.key}"] if offered else None

    @property
    def unit_name(self) -> str:
        return unit_name(self.form.unit_of(self.figure))

    @property
    def then(self) -> str:
        return shown_amount(self.figure.last, self.form.unit_of(self.figure), self.figure.indicator.unit)

    @property
    def is_from_last_year(self) -> bool:
        """The field was filled with last year's share and nobody has said anything yet."""
        return not self.form.is_bound and self.figure.now is None and bool(self.value.value())

    @property
    def other(self) -> str:
        """What a colleague saved meanwhile."""
        return self.form.conflicts.get(self.key, "")

    @property
    def doubt(self) -> Doubt | None:
        return self.form.doubt_of(self.figure)

    @property
    def typed(self) -> str:
        value = self.form.value_of(self.figure)
        return shown_amount(value, self.form.unit_of(self.figure), self.figure.indicator.unit)

    @property
    def meant(self) -> str:
        """The same number in the unit that would fit."""
        doubt, value = self.doubt, self.form.value_of(self.figure)
        if doubt is None or not doubt.unit or value is None:
            return ""
        return format_amount(value / size_of(self.form.unit_of(self.figure), self.figure.indicator.unit), doubt.unit)

    def control(self) -> SafeString:
        """The field, described by its hint, its error and its doubt."""
        return self.value.as_widget(attrs={"class": "ds-input", "aria-describedby": self._described_by()})

    def _described_by(self) -> str:
        name = self.value.auto_id
        hint = [f"hint-{self.figure.indicator.pk}"] if self.figure.indicator.hint else []
        wrong = [f"{name}_wrong"] if self.value.errors else []
        return " ".join([*hint, *wrong, f"doubt-{self.key}"])


def label_of(figure: AskedFigure) -> str:
    """The indicator's name, with the site's where sites are kept apart."""
    if figure.site is None:
        return str(figure.indicator.name)
    return _("%(figure)s, %(site)s") % {"figure": figure.indicator.name, "site": figure.site.name}


def _initial(saved_at: Any, figure: AskedFigure) -> Decimal | None:
    """This year's value; a share that nobody has looked at yet begins as last year's."""
    if figure.now is None and saved_at is None and figure.indicator.is_share:
        return figure.last
    return figure.now


def _rounded(value: Decimal | None) -> Decimal | None:
    return None if value is None else value.normalize()
