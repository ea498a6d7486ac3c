"""Questions and changes in the coordinator's language."""

from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from talkoot.commitments.models import Goal
from talkoot.history.models import Event
from talkoot.memberships.models import Membership, Note
from talkoot.reporting.models import Figure, GoalAnswer, Report
from talkoot.sheets.problems import Problem

# kinds of questions, in the order in which they are asked
KINDS: dict[str, Promise] = {
    "members": _("Which member is meant?"),
    "business_id": _("Business IDs"),
    "member": _("Facts about members"),
    "contacts": _("Contact persons"),
    "unit": _("Units and figures that are far off"),
    "range": _("Ranges and limits instead of one figure"),
    "approximate": _("Estimates and question marks"),
    "changed": _("Cells that the spreadsheet program has changed"),
    "error": _("Cells that show an error or a formula"),
    "words": _("Words or several numbers where one number should be"),
    "year": _("Dates and years"),
    "goal": _("Goals"),
    "other": _("Other questions"),
}

SENTENCES: dict[str, tuple[str, Promise]] = {
    "duplicate_member": ("members", _("This organisation seems to be on the list already. We joined the two rows.")),
    "unknown_member": ("members", _("“%(value)s” is not on the list of members. We added it as a member.")),
    "name_guessed": ("members", _("We take “%(value)s” to be %(suggestion)s.")),
    "no_name": ("members", _("This row has values but no name.")),
    "shifted_row": ("members", _("The values of this row stand one column too far to the right. We read them as if they were moved back.")),
    "check_digit": ("business_id", _("The check digit of the business ID does not match. A digit may be mistyped.")),
    "business_id_disagrees": ("business_id", _("Another row gives this organisation the business ID %(suggestion)s.")),
    "not_an_id": ("business_id", _("“%(value)s” is not a business ID.")),
    "register_number": ("business_id", _("We took “%(value)s” for the number of another register.")),
    "foreign_id": ("business_id", _("“%(value)s” looks like a business ID of another country.")),
    "letter_in_number": ("business_id", _("There is a letter in “%(value)s”. We read it as a digit.")),
    "several_ids": ("business_id", _("There are several business IDs in the cell. We took the first.")),
    "personal_identity_code": ("business_id", _("The cell holds a personal identity code. We do not keep it.")),
    "unclear_status": ("member", _("“%(value)s” does not tell where the membership stands.")),
    "unclear_tier": ("member", _("“%(value)s” does not tell the tier.")),
    "misspelt": ("member", _("“%(value)s” seems to be misspelt.")),
    "not_a_place": ("member", _("“%(value)s” is not the name of a municipality.")),
    "not_a_size": ("member", _("“%(value)s” is not a size class.")),
    "not_whole": ("member", _("%(value)s is not a whole number of people. We rounded it.")),
    "not_a_name": ("contacts", _("“%(value)s” stands where a name should be.")),
    "not_a_phone": ("contacts", _("“%(value)s” is not a complete telephone number.")),
    "plus_sign_lost": ("contacts", _("The telephone number has lost its plus sign.")),
    "leading_zero_lost": ("contacts", _("The telephone number has lost its first zero.")),
    "unusual_address": ("contacts", _("There are letters in the e-mail address that are rarely used in addresses.")),
    "comma_in_address": ("contacts", _("There is a comma in the e-mail address where a dot should be.")),
    "email_without_at": ("contacts", _("The e-mail address lacks its @ sign.")),
    "not_an_email": ("contacts", _("“%(value)s” is not an e-mail address.")),
    "out_of_line": ("unit", _("The figure is far from this member's other years, or from what others use for each employee. Perhaps the unit is another.")),
    "unit_guessed": ("unit", _("The unit is not written with the figure. We assumed the usual one.")),
    "unit_unknown": ("unit", _("We do not know the unit or word behind the number.")),
    "unit_mismatch": ("unit", _("The unit in the cell does not fit the column.")),
    "one_or_hundred": ("unit", _("1 in a column of shares can mean all of it or one per cent. We read it as all of it.")),
    "out_of_range": ("unit", _("“%(value)s” cannot be a share. The figure may belong to another column.")),
    "negative": ("unit", _("The figure is negative.")),
    "other_substance": ("unit", _("“%(value)s” seems to be about something else than this column.")),
    "separator": ("unit", _("The dot or comma in “%(value)s” can mean thousands or decimals.")),
    "range": ("range", _("“%(value)s” is a range. Which figure shall we keep?")),
    "bound": ("range", _("“%(value)s” is a limit and not a figure.")),
    "approximate": ("approximate", _("“%(value)s” is an estimate.")),
    "uncertain": ("approximate", _("There is a question mark or another sign of doubt.")),
    "part_of_year": ("approximate", _("“%(value)s” may cover only a part of the year.")),
    "date_for_number": ("changed", _("A date stands where a figure should be. The spreadsheet program may have changed a number into it.")),
    "date_for_range": ("changed", _("A date stands where a size class should be. The spreadsheet program may have changed it.")),
    "serial_as_year": ("changed", _("The cell shows a date, but a year was probably typed.")),
    "cell_error": ("error", _("The cell shows an error. The figure itself is not in the file.")),
    "formula_text": ("error", _("The cell holds a formula as text. We left it out.")),
    "not_a_number": ("words", _("“%(value)s” stands where a figure should be.")),
    "words_for_number": ("words", _("“%(value)s” is not a figure. We read it as a share.")),
    "several_numbers": ("words", _("There are several numbers in the cell. Which one shall we keep?")),
    "sum_in_cell": ("words", _("We added the numbers in the cell up.")),
    "extra_text": ("words", _("The cell says more than a number.")),
    "not_text": ("words", _("A number or date stands where a description should be.")),
    "two_values": ("words", _("Another cell gives a different value for the same thing: %(suggestion)s. We took that one.")),
    "not_a_date": ("year", _("“%(value)s” stands where a date should be.")),
    "no_such_date": ("year", _("“%(value)s” is not a day of the calendar.")),
    "day_or_month_first": ("year", _("The day and the month in “%(value)s” can be read either way. We took the day to be first.")),
    "short_year": ("year", _("The year is written with two digits.")),
    "two_years": ("year", _("“%(value)s” spans two calendar years. We took the first.")),
    "several_years": ("year", _("“%(value)s” names several years. Which one is meant?")),
    "several_dates": ("year", _("There are several dates in the cell. We took the first.")),
    "before_year": ("year", _("“Before” a year may mean the year before.")),
    "year_out_of_range": ("year", _("The year cannot be right.")),
    "year_unknown": ("year", _("The sheet does not tell which year its figures are for. Give the year on the page of the columns.")),
    "starts_from": ("year", _("The year is when it starts. Is there a year by which it is reached?")),
    "unknown_theme": ("goal", _("“%(value)s” is none of the themes.")),
    "target_missing": ("goal", _("The goal has a number to reach, but the number is not given.")),
    "change_or_level": ("goal", _("“%(value)s” has no sign. We read it as a change, but it may be a level to reach.")),
    "heat_source_unclear": ("goal", _("The goal speaks of heat only. We took it to be district heat.")),
    "text_disagrees": ("goal", _("The sentence and the column say different things.")),
    "yearly_change": ("goal", _("The change is per year. What is to be reached in the end?")),
    "neutral": ("goal", _("“Carbon neutral” is not a number. Offsets may be counted in.")),
}  # fmt: skip


def kind_of(code: str) -> str:
    """The group in which a question is asked."""
    return SENTENCES[code][0] if code in SENTENCES else "other"


def sentence(problem: Problem) -> str:
    """Why we ask; the spreadsheet reader's own words where we have none."""
    if problem.code not in SENTENCES:
        return problem.message
    value = problem.value if len(problem.value) <= 80 else f"{problem.value[:79]}…"
    text = str(SENTENCES[problem.code][1])
    return text % {"value": value, "suggestion": problem.suggestion or "–"} if "%(" in text else text


def open_question(problem: Problem) -> str:
    """A question that nobody has answered, as it is kept at the member."""
    return gettext("%(value)s – open question: %(why)s") % {"value": problem.value or "–", "why": sentence(problem)}


def change_sentence(thing: models.Model, *, is_new: bool, event: Event | None) -> str:
    """What stands in the way of undoing: what, who and when, as far as it is known."""
    facts = {"what": named(thing), "who": event.by_name if event else "", "day": ""}
    if event is not None:
        facts["day"] = date_format(timezone.localtime(event.at), "j.n.Y")
    if event is None or not event.by_name:
        return (gettext("%(what)s was added.") if is_new else gettext("%(what)s was changed.")) % facts
    if is_new:
        return gettext("%(what)s was added by %(who)s on %(day)s.") % facts
    return gettext("%(what)s was changed by %(who)s on %(day)s.") % facts


def named(thing: models.Model) -> str:
    """A row as a person would call it."""
    if isinstance(thing, Membership):
        return gettext("The membership of %(name)s") % {"name": thing.organisation}
    if isinstance(thing, Goal):
        return gettext("The goal “%(text)s”") % {"text": thing.text}
    if isinstance(thing, Report):
        return gettext("The report of %(name)s for %(year)s") % {
            "name": thing.membership.organisation,
            "year": thing.round.year,
        }
    if isinstance(thing, Figure | GoalAnswer):
        return named(thing.report)
    if isinstance(thing, Note):
        return gettext("The note “%(text)s”") % {"text": thing.text[:60]}
    return f"“{thing}”"
