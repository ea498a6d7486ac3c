"""Giving files, saying what their columns and rows are, and which of two counts."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import get_language, gettext, ngettext
from django.utils.translation import gettext_lazy as _

from talkoot.footprints.enums import FileKind
from talkoot.footprints.models import SourceFile
from talkoot.footprints.operations.files import Brought, Columns
from talkoot.footprints.queries.file_groups import NOTHING, Group
from talkoot.web.shared.editing import EditForm, OnceForm
from talkoot.web.ui.numbers import format_number
from talkoot.web.workspace.calculator.offered import name_of_code
from talkoot.web.workspace.calculator.words import amount_words
from talkoot.web.workspace.files.choosing import Setting
from talkoot.web.workspace.files.words import ROLES, WHY
from talkoot.web.workspace.forms.inventory_fields import KindField, doubts_of

NOT_COUNTED = "-"
MOST_AT_ONCE = 60


class SeveralFiles(forms.FileInput):
    """A field for as many files as one likes."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Every file that was chosen, as a list."""

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        given = (data or [None]) if isinstance(data, (list, tuple)) else [data]
        return [super(FilesField, self).clean(one, initial) for one in given]


class UploadForm(OnceForm):
    """One or several files, as they are."""

    files = FilesField(
        label=_("Files"), allow_empty_file=True, max_length=200,
        help_text=_("CSV, Excel or XML, up to %(limit)s MB each. You may choose several at once. Nothing is counted before you have seen what was read."),
        widget=SeveralFiles(attrs={"accept": ".csv,.txt,.xlsx,.xls,.ods,.xml"}),
        error_messages={"required": _("Choose a file."), "max_length": _("The name of a file is too long. Shorten it.")},
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["files"]
        limit = format_number(settings.LEDGER_LIMIT // 1024 // 1024)
        field.help_text = str(field.help_text) % {"limit": limit}

    def clean_files(self) -> list[Any]:
        given = self.cleaned_data["files"]
        if len(given) > MOST_AT_ONCE:
            raise forms.ValidationError(
                gettext("Choose at most %(most)s files at once.") % {"most": format_number(MOST_AT_ONCE)}
            )
        return given

    def brought(self) -> list[Brought]:
        """The files as the operation takes them."""
        return [Brought(one, one.name) for one in self.cleaned_data["files"]]


class ColumnsForm(EditForm):
    """What each column of a table is."""

    kind = forms.ChoiceField(
        label=_("What is the file?"),
        choices=[(kind.value, kind.label) for kind in (FileKind.LEDGER, FileKind.FUEL_CARD)],
    )
    decimal = forms.ChoiceField(
        label=_("Decimal mark, where a column does not tell it"),
        choices=[("", _("The file tells it")), (",", _("Comma: 1,5 is one and a half")), (".", _("Point: 1.5 is one and a half"))],
        required=False,
    )  # fmt: skip
    order = forms.ChoiceField(
        label=_("Dates, where a column does not tell it"),
        choices=[("", _("The file tells it")), ("day", _("Day first: 3.4. is in April")), ("month", _("Month first: 3/4 is in March"))],
        required=False,
    )  # fmt: skip
    negative = forms.BooleanField(label=_("Negative amounts are costs"), required=False)

    def __init__(self, *args: Any, source: SourceFile, **kwargs: Any) -> None:
        told = source.columns
        order = {True: "day", False: "month"}.get(told["day_first"], "")
        by_column = {index: role for role, index in told["roles"].items()}
        columns = source.summary["layout"]["columns"]
        initial = {
            "version": source.version, "kind": source.kind, "decimal": told["decimal"] or "", "order": order,
            "negative": told["costs_are_negative"],
        } | {f"column_{index}": by_column.get(index, "") for index, _heading, _samples in columns}  # fmt: skip
        super().__init__(*args, initial=initial, **kwargs)
        choices = [("", _("not needed")), *ROLES.items()]
        for index, heading, samples in columns:
            self.fields[f"column_{index}"] = forms.ChoiceField(
                label=heading or gettext("Column %(number)s") % {"number": index + 1},
                help_text=" · ".join(samples[:3]),
                choices=choices,
                required=False,
            )

    def columns(self) -> list[Any]:
        """The bound fields of the columns."""
        return [self[name] for name in self.fields if name.startswith("column_")]

    def answer(self) -> Columns:
        """What was said, as the operation takes it. A meaning given to two columns is refused there."""
        data = self.cleaned_data
        return Columns(
            kind=data["kind"],
            roles={data[name]: int(name[7:]) for name in self.fields if name.startswith("column_") and data[name]},
            decimal=data["decimal"] or None,
            day_first={"day": True, "month": False}.get(data["order"]),
            costs_are_negative=data["negative"],
        )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        seen: set[str] = set()
        for name in [name for name in self.fields if name.startswith("column_")]:
            role = data.get(name)
            if role and role in seen:
                self.add_error(name, _("Another column has this meaning already."))
            seen.add(role or "")
        return data


class KindsForm(EditForm):
    """What groups of rows are: one of the suggestions, nothing that counts, or something else by its name."""

    def __init__(
        self, *args: Any, source: SourceFile, groups: Sequence[Group], setting: Setting, **kwargs: Any
    ) -> None:
        super().__init__(*args, initial={"version": source.version}, **kwargs)
        self.groups, self.setting = groups, setting
        self.language = (get_language() or "fi")[:2]
        for number, group in enumerate(groups):
            self.fields[f"kind_{number}"] = self._choice(group)
            label = gettext("What is it? This goes before the choice above.")
            other = KindField(label=label, required=False)
            other.kinds = [kind for kind in setting.factors.kinds.values() if setting.can_count(kind, group.unit)]
            other.widget.attrs["list"] = f"kinds-{'eur' if group.unit == 'eur' else 'amount'}"
            self.fields[f"other_{number}"] = other

    def _choice(self, group: Group) -> forms.ChoiceField:
        """The suggestions with why, "not counted", something else; what was chosen otherwise stands first."""
        setting = self.setting
        found = {
            kind: gettext("%(name)s (%(why)s)")
            % {"name": name_of_code(setting.factors, kind, self.language), "why": WHY.get(why, why)}
            for kind, _score, why in group.suggestions
            if kind in setting.factors.kinds and setting.can_count(setting.factors.kinds[kind], group.unit)
        }
        if group.choice and group.choice not in found and group.choice in setting.factors.kinds:
            found = {group.choice: name_of_code(setting.factors, group.choice, self.language), **found}
        proposed = setting.proposal(group)
        nothing = (
            gettext("Not counted: the amounts are given already")
            if setting.is_covered(group)
            else gettext("Not counted")
        )
        choices = [*found.items(), (NOT_COUNTED, nothing)]
        return forms.ChoiceField(
            label=_name(group), help_text=_about(group), choices=choices, required=False, widget=forms.RadioSelect,
            initial=NOT_COUNTED if proposed == NOTHING else proposed,
        )  # fmt: skip

    def choices(self) -> Mapping[str, str | None]:
        """What was said of each group; a name that was written goes before a button."""
        return {group.key: self._said(number) for number, group in enumerate(self.groups)}

    def _said(self, number: int) -> str | None:
        said, other = self.cleaned_data.get(f"kind_{number}"), self.cleaned_data.get(f"other_{number}")
        if other:
            return str(other)
        return NOTHING if said == NOT_COUNTED else said or None

    def lines(self) -> list[tuple[Any, Any, Any]]:
        """Each group's two fields, and what is asked back of a name that fits several."""
        doubts, numbers = doubts_of(self), range(len(self.groups))
        return [(self[f"kind_{n}"], self[f"other_{n}"], doubts[f"other_{n}"]) for n in numbers]


class TakeForm(EditForm):
    """Which of two counts, where the file and the calculation hold the same."""

    def __init__(self, *args: Any, source: SourceFile, met: Sequence[Any], **kwargs: Any) -> None:
        super().__init__(*args, initial={"version": source.version}, **kwargs)
        self.met = met
        for number, one in enumerate(met):
            self.fields[f"met_{number}"] = forms.ChoiceField(
                label=gettext("%(name)s: %(theirs)s in the calculation, %(mine)s in this file. Which one counts?")
                % {"name": one.name, "theirs": one.theirs, "mine": one.mine},
                help_text=_where(one),
                choices=[
                    ("file", gettext("This file: %(amount)s") % {"amount": one.mine}),
                    ("inventory", gettext("What is there: %(amount)s") % {"amount": one.theirs}),
                    ("both", gettext("Both: they are different things")),
                ],
                widget=forms.RadioSelect,
                error_messages={"required": _("Say which one counts.")},
            )

    def answers(self) -> dict[str, str]:
        """The answer to each by its key."""
        return {one.key: self.cleaned_data[f"met_{number}"] for number, one in enumerate(self.met)}


def _name(group: Group) -> str:
    parts = dict.fromkeys(part for part in (group.name, group.supplier) if part)
    return " · ".join(parts) or gettext("Without a name")


def _about(group: Group) -> str:
    rows = ngettext("%(count)s row", "%(count)s rows", group.rows) % {"count": format_number(group.rows)}
    amount = amount_words(group.amount, group.unit)
    if group.text and group.text != group.name:
        return gettext("%(amount)s, %(rows)s. For example: %(text)s") % {
            "amount": amount, "rows": rows, "text": group.text[:120],
        }  # fmt: skip
    return gettext("%(amount)s, %(rows)s.") % {"amount": amount, "rows": rows}


def _where(one: Any) -> str:
    told = [
        gettext("What is there came from %(files)s.") % {"files": one.where} if one.where else "",
        gettext("They differ by %(difference)s.") % {"difference": one.difference} if one.difference else "",
        gettext("What does not count is kept and set aside, so that the two can be compared."),
    ]
    return " ".join(part for part in told if part)
