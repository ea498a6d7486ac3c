"""Desks and cases: a referral in under a minute, a call written down, the adviser's work."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from talkoot.cases.enums import CaseOutcome, DeskKind, MeasureState
from talkoot.cases.models import Case, CaseMeasure, Desk
from talkoot.cases.operations import Effect, Reach
from talkoot.footprints.enums import EvidenceGrade
from talkoot.organisations.models import Municipality, Officer
from talkoot.web.console.forms.members import LANGUAGES, DayInput
from talkoot.web.shared.case_words import UNITS, topic_choices
from talkoot.web.shared.editing import EditForm, OnceForm
from talkoot.web.shared.number_field import QuantityFormField

LONG = {"rows": 4}


class ReferForm(OnceForm):
    """What an official types on a phone: four things, and a topic if one likes."""

    company = forms.CharField(
        label=_("Company"), max_length=300, help_text=_("The name or the business ID."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "words"}),
        error_messages={"required": _("Write the name of the company or its business ID.")},
    )  # fmt: skip
    reach = forms.CharField(
        label=_("Telephone or e-mail"), max_length=254, widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Write a telephone number or an e-mail address so that the adviser can reach the company.")},
    )  # fmt: skip
    seen = forms.CharField(
        label=_("What did you see?"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("A few words are enough: “oil boiler near its end, large south roof”."),
        error_messages={"required": _("Write in a few words what it is about.")},
    )  # fmt: skip
    topic = forms.ChoiceField(label=_("Topic"), required=False)
    agreed = forms.BooleanField(
        label=_("The company agreed"),
        help_text=_("We keep its name, how to reach it and this note, so that an adviser can get in touch. It can have the contact details erased."),
        error_messages={"required": _("The company's data is kept only when it has agreed. Tick the box once it has.")},
    )  # fmt: skip
    field_order = ("company", "reach", "seen", "topic", "agreed", "once")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["topic"].choices = topic_choices()


class CallForm(OnceForm):
    """A company called: what is written down while it talks."""

    desk = forms.ChoiceField(label=_("Service"))
    company = forms.CharField(label=_("Company"), max_length=300, help_text=_("The name or the business ID."))
    contact_name = forms.CharField(label=_("Contact person"), max_length=150, required=False)
    phone = forms.CharField(
        label=_("Phone"), max_length=60, required=False, widget=forms.TextInput(attrs={"inputmode": "tel"})
    )
    email = forms.EmailField(
        label=_("E-mail"), max_length=254, required=False, help_text=_("To it goes the link to the company's own page.")
    )
    language = forms.ChoiceField(label=_("Language of the letters"), choices=LANGUAGES)
    topic = forms.ChoiceField(label=_("Topic"), required=False)
    question = forms.CharField(label=_("What is it about?"), max_length=4000, widget=forms.Textarea(attrs=LONG))
    agreed = forms.BooleanField(
        label=_("The company agreed"),
        help_text=_("We keep its name, how to reach it and this note, so that an adviser can get in touch. It can have the contact details erased."),
        error_messages={"required": _("The company's data is kept only when it has agreed. Tick the box once it has.")},
    )  # fmt: skip

    def __init__(self, *args: Any, desks: list[Desk], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["desk"].choices = [(str(desk.pk), desk.name) for desk in desks]
        self.fields["topic"].choices = topic_choices()

    def facts(self) -> dict[str, Any]:
        """What the operation takes."""
        data = self.cleaned_data
        return {
            "desk_id": int(data["desk"]), "company": data["company"], "question": data["question"],
            "topic": data["topic"], "language": data["language"], "agreed": data["agreed"],
            "reach": Reach(data["contact_name"], data["email"], data["phone"]),
        }  # fmt: skip


class _OfficerField(forms.ModelChoiceField):
    """One of those who work for the municipality today."""

    def label_from_instance(self, obj: Officer) -> str:
        return f"{obj} ({obj.unit})" if obj.unit else str(obj)


def _officers(municipality: Municipality) -> Any:
    return Officer.objects.in_office().filter(municipality=municipality).select_related("user")


class TakeForm(EditForm):
    """Who handles the case from now on."""

    prefix = "take"
    officer = _OfficerField(label=_("Adviser"), queryset=Officer.objects.none(), empty_label=_("Choose an adviser"))

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        kwargs["initial"] = {"version": case.version, "officer": case.adviser_id, **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        self.fields["officer"].queryset = _officers(case.desk.municipality)


class LogForm(OnceForm):
    """What was talked about or advised."""

    prefix = "log"
    text = forms.CharField(
        label=_("What was talked about or advised?"), max_length=8000, widget=forms.Textarea(attrs=LONG)
    )
    time_min = forms.IntegerField(
        label=_("Time used"),
        min_value=0,
        max_value=1440,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "maxlength": "4"}),
    )
    is_shared = forms.BooleanField(
        label=_("This is advice for the company"), required=False,
        help_text=_("It is shown on the company's own page and mailed to it. Without the tick only the municipality sees it."),
    )  # fmt: skip
    follow_up_on = forms.DateField(
        label=_("Ask how it went on"), required=False, widget=DayInput(),
        help_text=_("The company is asked by letter on this day. Left empty, advice sets it by the months of the service."),
    )  # fmt: skip


class MeasureForm(OnceForm):
    """What the company considers or decides to do."""

    prefix = "measure"
    text = forms.CharField(
        label=_("Measure"), max_length=300, help_text=_("For example: a heat pump in place of the oil boiler.")
    )
    value = QuantityFormField(label=_("Expected effect a year"), required=False)
    unit = forms.ChoiceField(label=_("Unit"), choices=UNITS, required=False)
    grade = forms.TypedChoiceField(
        label=_("How sure is the figure?"), choices=EvidenceGrade.choices, coerce=int, initial=EvidenceGrade.DECLARED
    )

    def expected(self) -> Effect:
        """What the operation takes."""
        return Effect(self.cleaned_data["value"], self.cleaned_data["unit"], self.cleaned_data["grade"])


class MeasureStateForm(EditForm):
    """How far a measure is, and what came of it."""

    state = forms.ChoiceField(label=_("How far is it?"), choices=MeasureState.choices, widget=forms.RadioSelect)
    done_on = forms.DateField(label=_("Done on"), required=False, widget=DayInput())
    value = QuantityFormField(label=_("Result a year"), required=False, allow_negative=True)
    unit = forms.ChoiceField(label=_("Unit"), choices=UNITS, required=False)
    grade = forms.TypedChoiceField(label=_("How sure is the figure?"), choices=EvidenceGrade.choices, coerce=int)

    def __init__(self, *args: Any, measure: CaseMeasure, **kwargs: Any) -> None:
        kwargs["initial"] = {**self.values_of(measure), "version": measure.version}
        super().__init__(*args, prefix=f"m{measure.pk}", **kwargs)

    @staticmethod
    def values_of(measure: CaseMeasure) -> dict[str, Any]:
        return {
            "state": measure.state, "done_on": measure.done_on, "value": measure.result_value,
            "unit": measure.result_unit or measure.expected_unit, "grade": measure.result_grade,
        }  # fmt: skip

    def result(self) -> Effect:
        """What the operation takes."""
        return Effect(self.cleaned_data["value"], self.cleaned_data["unit"], self.cleaned_data["grade"])


class CloseForm(EditForm):
    """How the case ended."""

    prefix = "close"
    outcome = forms.ChoiceField(label=_("Was it done?"), choices=CaseOutcome.choices, widget=forms.RadioSelect)
    text = forms.CharField(
        label=_("In a few words, what came of it"), required=False, max_length=2000, widget=forms.Textarea(attrs=LONG)
    )


class NewDeskForm(OnceForm):
    """A service in three choices; names and path are ready in three languages."""

    kind = forms.ChoiceField(label=_("Which service?"), choices=DeskKind.choices, widget=forms.RadioSelect)
    adviser = _OfficerField(
        label=_("Adviser"), queryset=Officer.objects.none(), required=False, empty_label=_("Nobody yet"),
        help_text=_("Gets a letter of each new case. Without one the letter goes to those in charge."),
    )  # fmt: skip
    follow_up_months = forms.IntegerField(
        label=_("Months until the company is asked how it went"), min_value=1, max_value=36, initial=6,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "maxlength": "2"}),
    )  # fmt: skip

    def __init__(self, *args: Any, municipality: Municipality, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["adviser"].queryset = _officers(municipality)


class DeskForm(EditForm):
    """The texts and the settings of a service."""

    adviser = _OfficerField(
        label=_("Adviser"), queryset=Officer.objects.none(), required=False, empty_label=_("Nobody yet"),
        help_text=_("Gets a letter of each new case. Without one the letter goes to those in charge."),
    )  # fmt: skip
    follow_up_months = forms.IntegerField(
        label=_("Months until the company is asked how it went"), min_value=1, max_value=36,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "maxlength": "2"}),
    )  # fmt: skip
    is_open = forms.BooleanField(
        label=_("Takes new cases"), required=False, help_text=_("A closed service keeps its cases.")
    )

    def __init__(self, *args: Any, desk: Desk, **kwargs: Any) -> None:
        kwargs["initial"] = {**self.values_of(desk), "version": desk.version}
        super().__init__(*args, **kwargs)
        self.fields["adviser"].queryset = _officers(desk.municipality)
        for code, language in LANGUAGES:
            name = forms.CharField(label=_("Name"), max_length=120, required=False)
            about = forms.CharField(
                label=_("What the company gets"), max_length=1000, required=False, widget=forms.Textarea(attrs=LONG)
            )
            name.label, about.label = f"{name.label} ({language})", f"{about.label} ({language})"
            name.widget.attrs["lang"] = about.widget.attrs["lang"] = code
            self.fields[f"name_{code}"], self.fields[f"about_{code}"] = name, about
        self.order_fields([*(f"{field}_{code}" for code, _name in LANGUAGES for field in ("name", "about"))])

    @staticmethod
    def values_of(desk: Desk) -> dict[str, Any]:
        texts = {
            f"{field}_{code}": getattr(desk, f"{field}_{code}") or ""
            for code, _n in LANGUAGES
            for field in ("name", "about")
        }
        return {
            **texts, "adviser": desk.adviser_id if desk.adviser and desk.adviser.until_on is None else None,
            "follow_up_months": desk.follow_up_months, "is_open": desk.is_open,
        }  # fmt: skip

    def facts(self) -> dict[str, Any]:
        """What the operation takes."""
        data = {key: value for key, value in self.cleaned_data.items() if key not in {"version", "adviser"}}
        adviser = self.cleaned_data["adviser"]
        return {**data, "adviser_id": adviser.pk if adviser else None}
