"""What the catalogue of components shows: one invented city, its companies and their figures."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, NamedTuple

from django import forms
from django.core.paginator import Page, Paginator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from talkoot.web.ui.charts import Bar, Part, bar
from talkoot.web.ui.numbers import format_amount, format_change
from talkoot.web.ui.pieces import Column, FilterGroup, Goal, Link, Option, Table, Task

REPORTED = ((2022, 29, 44), (2023, 36, 52), (2024, 41, 57), (2025, 44, 61))


class SampleForm(forms.Form):
    """One field of every kind."""

    organisation = forms.CharField(
        label=gettext_lazy("Name of the organisation"), help_text=gettext_lazy("As in the trade register.")
    )
    website = forms.URLField(label=gettext_lazy("Website"), required=False, assume_scheme="https")
    electricity = forms.DecimalField(
        label=gettext_lazy("Purchased electricity"),
        localize=True,
        help_text=gettext_lazy("Consumption of the whole year."),
    )
    heat = forms.DecimalField(label=gettext_lazy("District heat"), localize=True)
    contact = forms.ChoiceField(
        label=gettext_lazy("Contact person"),
        choices=[("", gettext_lazy("Choose")), ("1", "Aino Virta"), ("2", "Otso Salo")],
    )
    renewable = forms.ChoiceField(
        label=gettext_lazy("Was the electricity renewable?"),
        help_text=gettext_lazy("Last year: yes, with a guarantee of origin."),
        widget=forms.RadioSelect,
        choices=[
            ("all", gettext_lazy("Yes, all of it")),
            ("some", gettext_lazy("Part of it")),
            ("no", gettext_lazy("No, or I do not know")),
        ],
    )
    themes = forms.MultipleChoiceField(
        label=gettext_lazy("What do your goals concern?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[
            ("energy", gettext_lazy("Energy")),
            ("transport", gettext_lazy("Transport")),
            ("purchases", gettext_lazy("Purchases")),
        ],
    )
    story = forms.CharField(
        label=gettext_lazy("What did you do?"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 4})
    )
    attachment = forms.FileField(
        label=gettext_lazy("Attachment"), required=False, help_text=gettext_lazy("PDF, at most 10 MB.")
    )
    visible = forms.BooleanField(label=gettext_lazy("Show the figure to everyone"), required=False)


class Bilingual(NamedTuple):
    """A text that exists in Swedish only, as modeltranslation keeps it."""

    name_fi: str = ""
    name_sv: str = "Skärgårdens energidag"
    name_en: str = ""


def wrong_answers() -> dict[str, Any]:
    """A form as it comes back: some fields right, some to correct."""
    return {
        "organisation": "Lumikon Leipomo Oy",
        "electricity": "412",
        "heat": "",
        "contact": "",
        "renewable": "all",
        "themes": ["energy"],
    }


def samples(language: str) -> dict[str, Any]:
    """Everything the page shows."""
    return {
        "today": datetime(2026, 3, 16, 10, 41, tzinfo=UTC),
        "valid_until": date(2027, 12, 31),
        "swatches": _swatches(),
        "grades": ["declared", "documented", "reviewed", "visited", "audited"],
        "participation": [
            bar(str(year), heard, _("%(heard)s of %(all)s told us") % {"heard": heard, "all": total}, tone=_tone(year), total=total)
            for year, heard, total in REPORTED
        ],
        "participation_table": _participation_table(),
        "participation_key": [("d1", _("told us about their year")), ("d0", _("not heard from yet"))],
        "stack": [Bar("312", _("goals"), (Part(58, "d1"), Part(127, "d2"), Part(41, "d3"), Part(86, "d0")))],
        "stack_key": [
            ("d1", _("58 reached")), ("d2", _("127 on schedule")), ("d3", _("41 behind the plan")), ("d0", _("86 without information")),
        ],
        "emissions": [
            bar(str(year), tonnes, format_amount(tonnes, "tCO2e"), tone=_tone(year))
            for year, tonnes in ((2022, 36100), (2023, 35000), (2024, 33900), (2025, 31800))
        ],
        "emissions_table": _emissions_table(),
        "years_figures": {2022: 120, 2023: 114, 2025: 103},
        "years_paths": [{2022: 120, 2030: 60}],
        "downloads": [Link(_("Download the table (CSV)"), "#"), Link(_("How the figure is calculated"), "#")],
        "goals": _goals(),
        "tasks": _tasks(),
        "filter_groups": _filter_groups(),
        "month_counts": [2, 1, 4, 3, 2, 0, 0, 1, 3, 2, 4, 1],
        "months_done": [(_("Invitation sent to 61 members"), True), (_("Reminder 1 sent 9.3."), True), (_("The round ends 31.3."), False)],
        "commitment": [
            (_("Signed"), "12.1.2025"), (_("For the company"), _("managing director")), (_("For the city"), _("mayor")), (_("Amendments"), ""),
        ],
        "review_facts": [
            (_("Now"), format_amount(2310, "MWh")),
            (_("Last year"), format_amount(2480, "MWh")),
            (_("Change from last year"), format_change(Decimal("-0.069"))),
        ],
        "trail": [Link(_("Partners"), "#"), Link("Lumikon Leipomo Oy")],
        "years": [Link("2025", "#", current=True), Link("2024", "#"), Link("2023", "#"), Link(_("All years"), "#")],
        "page": _page(),
        "bilingual": Bilingual(),
        "language": language,
    }  # fmt: skip


def _tone(year: int) -> str:
    return "d1" if year == REPORTED[-1][0] else "d2"


def _swatches() -> list[tuple[str, str]]:
    return [
        ("accent", _("accent")), ("accent-ink", _("accent, text")), ("data-1", _("data 1")), ("data-2", _("data 2")), ("data-3", _("data 3")),
        ("paper", _("paper")), ("sheet", _("sheet")), ("warm", _("warm")), ("ink", _("ink")), ("ink-2", _("quiet ink")),
        ("good", _("in order")), ("due", _("soon")), ("ended", _("ended")),
    ]  # fmt: skip


def _participation_table() -> Table:
    columns = (Column(_("Year")), Column(_("Told us"), True), Column(_("Partners"), True))
    return Table(_("Participation"), columns, [(year, heard, total) for year, heard, total in REPORTED])


def _emissions_table() -> Table:
    columns = (
        Column(_("Source of emissions")),
        Column("2019", True),
        Column("2024", True),
        Column("2025", True),
        Column(_("Evidence")),
    )
    rows = [
        (_("Direct emissions (1): gas, own vehicles"), 391, 301, 283, _("reviewed")),
        (_("Purchased energy (2): electricity, district heat"), 149, 68, 51, _("documented")),
        (
            _("Value chain (3): raw materials, packaging"),
            _("not calculated"),
            _("not calculated"),
            _("not calculated"),
            "–",
        ),
    ]
    return Table(_("Emissions, t CO₂e"), columns, rows)


def _goals() -> list[Goal]:
    return [
        Goal(_("At the start"), "tCO2e", 80, 2025, 40, 2030, text=_("The first yearly report comes in spring 2027."), state=_("Begins"), grade="declared"),
        Goal(
            _("On schedule"), "tCO2e", 412, 2019, 165, 2030, 268, 2025, 277, _("The point is to the right of the plan."),
            _("On schedule"), "good", "reviewed", "#",
        ),
        Goal(
            _("The plan and the point in the same place"), "percent", Decimal("9.8"), 2021, 4, 2027, Decimal("5.9"), 2025, Decimal("5.93"),
            _("The line of the plan stays visible."), _("On schedule"), "good", "documented", "#",
        ),
        Goal(
            _("Behind the plan"), "vehicle", 0, 2022, 9, 2027, 2, 2025, Decimal("5.4"), _("Say why, and what comes next."), _("Behind the plan"),
            "due", "visited", "#",
        ),
        Goal(_("Reached"), "percent", 38, 2020, 100, 2025, 100, 2025, None, _("The line is full."), _("Reached"), "good", "audited", "#"),
    ]  # fmt: skip


def _tasks() -> list[Task]:
    return [
        Task(
            3,
            _("applications wait for an answer"),
            _("The oldest has waited for 5 days. We promised to answer in a week."),
            "#",
            _("Answer"),
        ),
        Task(
            6,
            _("yearly reports are to be read"),
            _("In one of them a figure differs clearly from last year."),
            "#",
            _("Read and accept"),
        ),
        Task(
            1,
            _("message did not arrive"),
            _("The address of Kuutti Logistiikka has changed."),
            "#",
            _("Correct the address"),
        ),
    ]


def _filter_groups() -> list[FilterGroup]:
    return [
        FilterGroup(
            _("For whom"), "for",
            [Option("small", _("Small companies"), 14, chosen=True), Option("industry", _("Industry"), 9), Option("schools", _("Schools"), 0)],
        ),
        FilterGroup(_("What it takes"), "takes", [Option("hours", _("Less than 3 h a week"), 8), Option("free", _("No extra costs"), 11)]),
    ]  # fmt: skip


def _page() -> Page:
    return Paginator(range(400), 20).page(7)
