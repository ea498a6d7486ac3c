"""Bringing a spreadsheet: the file, what a sheet holds, the answers, and the day on which commitments begin."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from talkoot.imports.models import Import
from talkoot.sheets.mapping import ColumnMapping, SheetMapping
from talkoot.sheets.workbook import column_letters
from talkoot.web.console.forms.import_fields import KINDS, field_names, grouped
from talkoot.web.console.forms.members import DayInput
from talkoot.web.console.queries.import_questions import ANOTHER, Question
from talkoot.web.shared.editing import EditForm, OnceForm

FIRST_YEAR, LAST_YEAR = 1990, 2100
MOST_COLUMNS = 120
UNITS = ("MWh", "kWh", "GWh", "l", "m3", "km", "mil", "kg", "t", "%", "tCO2e", "kgCO2e", "kWp", "EUR", "kpl")
WITH_UNIT = ("figure.", "report.measures")


class Select(forms.Select):
    """A select in a table, looking like one in a form."""

    def __init__(self) -> None:
        super().__init__(attrs={"class": "ds-input"})


def _year(label: Any, **attributes: str) -> forms.IntegerField:
    widget = forms.TextInput(attrs={"inputmode": "numeric", "maxlength": "4", "class": "ds-input", **attributes})
    return forms.IntegerField(label=label, required=False, min_value=1900, max_value=2200, widget=widget)


class UploadForm(OnceForm):
    """The file as it is."""

    file = forms.FileField(
        label=_("The spreadsheet"), allow_empty_file=True,
        help_text=_("xlsx, xls, ods or csv, as it is. Nothing is written into the network before you have seen what was read."),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.xlsm,.xls,.ods,.csv,.txt"}),
    )  # fmt: skip

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > settings.UPLOAD_LIMIT:
            limit = settings.UPLOAD_LIMIT // 1024 // 1024
            raise forms.ValidationError(
                gettext("The file is larger than %(limit)s MB. Leave out pictures and sheets that are not needed.")
                % {"limit": limit}
            )
        if not file.size:
            raise forms.ValidationError(_("The file is empty. Check that you chose the right one."))
        return file


class SheetForm(EditForm):
    """One table of a sheet: what it holds, its year, and what each column is."""

    kind = forms.ChoiceField(label=_("What is in the sheet?"), choices=list(KINDS.items()))

    def __init__(self, *args: Any, sheet: SheetMapping, imported: Import, **kwargs: Any) -> None:
        kwargs["initial"] = {
            "version": imported.version,
            "kind": sheet.kind,
            "year": sheet.year,
            "first_row": sheet.first_row + 1,
        }
        super().__init__(*args, **kwargs)
        self.sheet = sheet
        self.fields["year"] = _year(_("Which year is it about?"))
        self.fields["first_row"] = forms.IntegerField(
            label=_("On which row does the first member stand?"), min_value=1, max_value=100_000,
            widget=forms.TextInput(attrs={"inputmode": "numeric", "maxlength": "6"}),
        )  # fmt: skip
        choices = grouped(field_names())
        for column in sheet.columns[:MOST_COLUMNS]:
            self._add(column, choices)

    def _add(self, column: ColumnMapping, choices: list[Any]) -> None:
        """What the column is; for a figure also its unit and year, when they differ from the sheet's."""
        letters = column_letters(column.column)
        self.fields[f"field_{column.column}"] = forms.ChoiceField(
            label=gettext("What column %(letters)s is") % {"letters": letters},
            choices=choices,
            initial=column.field,
            widget=Select,
        )
        if not column.field.startswith(WITH_UNIT):
            return
        units = [("", "–"), *_units(column.unit)]
        self.fields[f"unit_{column.column}"] = forms.ChoiceField(
            label=gettext("Unit of column %(letters)s") % {"letters": letters}, choices=units, required=False,
            initial=column.unit or "", widget=Select,
        )  # fmt: skip
        year = _year(gettext("Year of column %(letters)s") % {"letters": letters}, size="4")
        year.initial = column.year
        self.fields[f"year_{column.column}"] = year

    def corrected(self) -> SheetMapping:
        """The table as the coordinator says that it is."""
        data = self.cleaned_data
        columns = tuple(self._column(column) for column in self.sheet.columns)
        return replace(
            self.sheet, kind=data["kind"], year=data["year"], first_row=data["first_row"] - 1, columns=columns
        )

    def _column(self, column: ColumnMapping) -> ColumnMapping:
        field = self.cleaned_data.get(f"field_{column.column}", column.field)
        unit = self.cleaned_data.get(f"unit_{column.column}", column.unit) or None
        year = self.cleaned_data.get(f"year_{column.column}", column.year)
        if (field, unit, year) == (column.field, column.unit, column.year):
            return column
        return replace(column, field=field, unit=unit, year=year, confidence=1.0)


def _units(present: str | None) -> list[tuple[str, str]]:
    """The usual units, and what the heading says if that is another one."""
    either = gettext("or")
    own = [(present, present.replace("|", f" {either} "))] if present and present not in UNITS else []
    return [*own, *((unit, unit.replace("m3", "m³").replace("CO2e", " CO₂e")) for unit in UNITS)]


class AnswersForm(EditForm):
    """The answers to the questions shown, and when the commitments begin."""

    begins = forms.ChoiceField(
        label=_("When do the commitments begin?"), widget=forms.RadioSelect,
        choices=[("joined", _("On the day each member joined")), ("date", _("On the same day for all, or when the member joined later"))],
    )  # fmt: skip
    begins_on = forms.DateField(label=_("The day, if it is the same for all"), required=False, widget=DayInput())

    def __init__(self, *args: Any, imported: Import, questions: Iterable[Question] = (), **kwargs: Any) -> None:
        begins = "date" if imported.begins_on else "joined"
        kwargs["initial"] = {"version": imported.version, "begins": begins, "begins_on": imported.begins_on}
        super().__init__(*args, **kwargs)
        self.questions = tuple(questions)
        self.answers: dict[str, str] = {}

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        day = data.get("begins_on")
        if data.get("begins") == "date" and not day and "begins_on" not in self.errors:
            self.add_error("begins_on", _("Give the day."))
        if day and not FIRST_YEAR <= day.year <= LAST_YEAR:
            self.add_error("begins_on", _("Check the year."))
        if data.get("begins") == "joined":
            data["begins_on"] = None
        for question in self.questions:
            self._take(question)
        self._take_alike()
        return data

    def _take(self, question: Question) -> None:
        choice = self.data.get(question.name)
        if choice is None:
            return
        text = self.data.get(question.text_name, "").replace("\x00", "").strip()
        if choice == ANOTHER and not text:
            self.add_error(
                None,
                gettext("%(sheet)s %(cell)s: type the right value.") % {"sheet": question.sheet, "cell": question.cell},
            )
        elif choice == ANOTHER:
            self.answers[question.id] = text
        elif choice == "" or choice in question.choices:
            self.answers[question.id] = choice

    def _take_alike(self) -> None:
        """One answer for all questions of a kind that have none yet."""
        kind, _colon, choice = self.data.get("alike", "").partition(":")
        for question in self.questions:
            has_none = not self.answers.get(question.id, question.answer)
            if choice and question.kind == kind and choice in question.choices and has_none:
                self.answers[question.id] = choice
