"""What a column of a spreadsheet may hold, in people's words."""

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from talkoot.footprints.models import Indicator
from talkoot.organisations.enums import ContactRole
from talkoot.sheets.columns import FIELDS, INDICATORS

KINDS: dict[str, Promise] = {
    "members": _("Members and facts about them"),
    "goals": _("Goals"),
    "figures": _("Figures and reports of a year"),
    "contacts": _("Contact persons"),
    "mixed": _("Several of these in the same rows"),
    "ignored": _("Nothing that is brought in"),
}
NAMES: dict[str, Promise] = {
    "note.private": _("Private note"),
    "row.number": _("Running number, not needed"),
    "ignore": _("Leave out"),
    "member.name": _("Name of the organisation"),
    "member.business_id": _("Business ID"),
    "member.tier": _("Tier"),
    "member.status": _("Where the membership stands"),
    "member.joined": _("Member since"),
    "member.municipality": _("Municipality"),
    "member.staff": _("Number of employees"),
    "member.size_class": _("Size class"),
    "site.name": _("Site"),
    "contact.first_name": _("First name"),
    "contact.last_name": _("Last name"),
    "contact.role": _("Role"),
    "goal.sentence": _("Goal in one sentence, with its numbers"),
    "goal.text": _("Goal"),
    "goal.theme": _("Theme of the goal"),
    "goal.indicator": _("Indicator of the goal"),
    "goal.unit": _("Unit of the goal"),
    "goal.baseline_year": _("Baseline year"),
    "goal.baseline": _("Baseline value"),
    "goal.target_year": _("Target year"),
    "goal.target": _("Target value or change"),
    "figure.other": _("Another yearly figure, named by the heading"),
    "figure.value": _("Value, when each row is one figure"),
    "figure.year": _("Year of the figure"),
    "figure.indicator": _("Indicator of the figure"),
    "figure.unit": _("Unit of the figure"),
    "report.responded": _("When the member answered"),
    "report.measures": _("What was done during the year"),
}
PARTS: dict[str, Promise] = {"name": _("name"), "email": _("e-mail"), "phone": _("telephone")}
GROUPS: tuple[tuple[Promise, tuple[str, ...]], ...] = (
    (_("Not published"), ("note.", "row.", "ignore")),
    (_("Organisation"), ("member.", "site.")),
    (_("People"), ("contact.", "deputy.", "signatory.", "communications.", "invoicing.")),
    (_("Goals"), ("goal.",)),
    (_("Figures of a year"), ("figure.",)),
    (_("Report of a year"), ("report.",)),
)
# what may be asked about besides columns
ASPECTS: dict[str, Promise] = {
    "contacts": _("contact persons"),
    "member": _("which member is meant"),
    "row": _("the whole row"),
    "name": _("name"),
    "business_id": _("business ID"),
    "tier": _("tier"),
    "status": _("where the membership stands"),
    "joined": _("member since"),
    "municipality": _("municipality"),
    "staff": _("number of employees"),
    "size_class": _("size class"),
    "value": _("figures"),
    "year": _("year"),
    "measures": _("measures"),
    "text": _("words of a goal"),
    "theme": _("theme of a goal"),
    "indicator": _("indicator of a goal"),
    "baseline": _("baseline of a goal"),
    "baseline_year": _("baseline year of a goal"),
    "target": _("target of a goal"),
    "target_year": _("target year of a goal"),
}


def _of_person(role: str, part: str) -> str:
    return gettext("%(role)s: %(part)s") % {"role": ContactRole(role).label, "part": PARTS[part]}


def field_names() -> dict[str, str]:
    """Every field by its code, in the language of the moment."""
    known = {indicator.key: indicator.name for indicator in Indicator.objects.standard()}
    names: dict[str, str] = {}
    for code in FIELDS:
        family, part = code.split(".", 1) if "." in code else (code, "")
        if code in NAMES:
            names[code] = str(NAMES[code])
        elif part in INDICATORS:
            names[code] = str(known.get(part, part.replace("_", " ")))
        elif family in ContactRole.values and part in PARTS:
            names[code] = _of_person(family, part)
        else:
            names[code] = code
    return names


def grouped(names: dict[str, str]) -> list[tuple[str, list[tuple[str, str]]]]:
    """The choices of a column, under their headings."""
    return [
        (str(title), [(code, names[code]) for code in _in_group(names, beginnings)]) for title, beginnings in GROUPS
    ]


def _in_group(codes: Iterable[str], beginnings: tuple[str, ...]) -> list[str]:
    return sorted(
        (code for code in codes if code.startswith(beginnings)),
        key=lambda code: next(place for place, start in enumerate(beginnings) if code.startswith(start)),
    )


def aspect(code: str) -> str:
    """A field that is asked about, within a sentence."""
    return str(ASPECTS.get(code, code.replace("_", " ")))
