"""The datasets and their fields: the one place that documents what is downloaded."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

LICENCE = "CC BY 4.0"
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Field:
    """A column: its kind is text, number, date, year, yes_no or list."""

    name: str
    kind: str
    about: Words


@dataclass(frozen=True, slots=True)
class Dataset:
    """Rows of one kind."""

    key: str
    title: Words
    about: Words
    fields: tuple[Field, ...]


MEMBERS = Dataset(
    "members",
    _("Members"),
    _("Who takes part in the network, and until when the commitment holds."),
    (
        Field("slug", "text", _("The member’s part of the web address; stable")),
        Field("name", "text", _("Name of the organisation")),
        Field("business_id", "text", _("Finnish business ID, empty when there is none")),
        Field("industry", "text", _("Industry by TOL 2008, the division’s code")),
        Field("industry_section", "text", _("Letter of the industry’s section in TOL 2008")),
        Field("size_class", "text", _("Number of employees: <10, 10-49, 50-249 or 250+")),
        Field("municipalities", "list", _("Municipalities, in Finnish, separated by semicolons")),
        Field("tier", "text", _("partner, or supporting: a member without goals of its own")),
        Field("state", "text", _("active, paused or lapsed")),
        Field("joined", "text", _("Day, month or year of joining, as exactly as it is known")),
        Field("commitment_starts_on", "date", _("First day of the commitment")),
        Field("commitment_ends_on", "date", _("Last day of the commitment, empty when it does not end by itself")),
        Field("commitment_in_force", "yes_no", _("Whether it is in force on the day of the download")),
        Field("goals", "number", _("How many goals the member has promised")),
        Field("page", "text", _("Address of the member’s page")),
    ),
)
GOALS = Dataset(
    "goals",
    _("Goals"),
    _("Every goal that has been agreed, with its newest accepted value."),
    (
        Field("id", "number", _("Number of the goal; stable")),
        Field("member", "text", _("The member’s slug")),
        Field("member_name", "text", _("Name of the organisation")),
        Field("theme", "text", _("Theme of the goal")),
        Field("kind", "text", _("numeric, milestone or practice")),
        Field("text_fi", "text", _("The goal in Finnish, empty when it is not translated")),
        Field("text_sv", "text", _("The goal in Swedish, empty when it is not translated")),
        Field("text_en", "text", _("The goal in English, empty when it is not translated")),
        Field("indicator", "text", _("What is measured")),
        Field("unit", "text", _("Unit of the values; fraction is a share between 0 and 1")),
        Field("baseline_value", "number", _("Value of the starting point")),
        Field("baseline_year", "year", _("Year of the starting point")),
        Field("target_value", "number", _("Value that was promised")),
        Field("target_year", "year", _("Year by which it was promised")),
        Field("value", "number", _("Newest value in an accepted yearly report")),
        Field("value_year", "year", _("Year of the newest value")),
        Field("evidence", "text", _("Grade of evidence of the newest value")),
        Field(
            "standing", "text", _("How the goal stands: reached, on_track, behind, begun, under_way, unknown and so on")
        ),
        Field("exceeds_law", "text", _("Whether it goes beyond what the law asks for: yes, no or unknown")),
        Field("agreed_on", "date", _("Day on which the goal was agreed")),
        Field("ended_on", "date", _("Day on which the goal ended")),
        Field("page", "text", _("Address of the goal’s page")),
    ),
)
RESULTS = Dataset(
    "results",
    _("Results"),
    _("Sums of the members’ accepted yearly reports, with how many of how many told them."),
    (
        Field("year", "year", _("Year that the figures are about")),
        Field("indicator", "text", _("What is measured; members_told counts the members whose report was accepted")),
        Field("name_fi", "text", _("Name of the indicator in Finnish")),
        Field("name_sv", "text", _("Name of the indicator in Swedish")),
        Field("name_en", "text", _("Name of the indicator in English")),
        Field("unit", "text", _("Unit of the value")),
        Field("value", "number", _("Sum over the members that told it; empty when it is not shown")),
        Field("not_shown", "text", _("Why there is no value: fewer_than_three, or not_summed (shares)")),
        Field("n", "number", _("How many members told it")),
        Field("of", "number", _("How many members were asked")),
        Field("evidence", "text", _("Lowest grade of evidence in the sum")),
        Field("same_members", "number", _("How many members told it both this year and the year before")),
        Field(
            "same_members_before",
            "number",
            _("Their sum the year before; empty when it would tell a single member’s figure"),
        ),
        Field("same_members_change", "number", _("Change of their sum, as a fraction")),
    ),
)
DATASETS = (MEMBERS, GOALS, RESULTS)
EVIDENCE = {1: "declared", 2: "documented", 3: "reviewed", 4: "visited", 5: "audited"}
