"""Words on a row that is not about one member: totals, sections, dividers, lists of who did not answer, sites."""

from __future__ import annotations

import re

from talkoot.sheets.names import has_legal_form
from talkoot.sheets.wording import fold, tidy

TOTAL = re.compile(
    r"^(?:yhteensa|yht|summa|total|totalt|totals|sammanlagt|sum|subtotal|grand total|valisumma|delsumma|keskiarvo|average"
    r"|mean|medel|medelvarde|alla tillsammans|tillsammans|kaikki jasenet|kaikkien summa|all together|everyone|hela gruppen|koko ryhma|medeltal|genomsnitt|snitt|median|mediaani|kaikki yhteensa|koko verkosto|kaikkiaan|allt som allt|altogether|hela natverket|all members|in total)\b"
    r"|\b(?:yhteensa|yht|sammanlagt|totalt|total|totals|summa|keskiarvo|keskimaarin|average|subtotal|i medeltal|in total|in all|altogether|kaikkiaan|inalles|i allt|allt som allt)$"
)
NOT_RESPONDED = re.compile(
    r"\b(?:eivat vastanneet|ei vastannut|ei vastausta|ei vastanneet|ei ole vastannut|ei ole vastanneet|vastaamatta"
    r"|vastaus puuttuu|vastaukset puuttuvat|puuttuvat vastaukset|vastausta ei|ei raportoinut|eivat raportoineet"
    r"|svarade inte|svarade ej|inte svarat|ej svarat|har inte svarat|inget svar|svar saknas|saknas svar|saknar svar|utan svar"
    r"|ej inlamnat|inte rapporterat|ej rapporterat"
    r"|did not answer|did not respond|did not reply|did not report|didn t answer|didn t respond|didn t reply|no answer"
    r"|no response|no reply|not responded|not answered|not reported|non respondents|non responders|missing answers"
    r"|missing replies|missing reports|reports missing|answers missing|have not answered|has not answered|no report)\b"
)
SUPPORTING = re.compile(
    r"tukijasen|tukikumppan|tukiorganisaatio|tuki ?jasen|kannatusjasen|stodmedlem|stodpartner|stodjande|stodorganisation"
    r"|supporting|supporters?\b|associate (?:members?|partners?)|friends of"
)
PARTNERS = re.compile(
    r"^(?:varsinaiset jasenet|ilmastokumppanit|kumppanit|yritykset|jasenet|jasenyritykset|medlemmar|partner|partners|klimatpartner"
    r"|klimatpartners|foretag|ordinarie medlemmar|egentliga medlemmar|members|full members|climate partners|companies|full partners"
    r"|partner members|kumppaniyritykset|partnerforetag|partnermedlemmar|varsinaiset kumppanit)$"
)
STATUSES = (
    ("left", re.compile(r"entiset|ent jasenet|alumni|lahteneet|eronneet|lopettaneet|avgangna|lamnat|avgatt|leavers|departed|poistuneet|former|have left|left the|avslutade|uttradda|tidigare m|slutat|ex members|past m|utgangna|paattyneet|previous m|left$")),
    ("paused", re.compile(r"tauolla|paused|on hold|vilande|pausade|on pause|i paus")),
    ("awaiting_signature", re.compile(r"odottaa allekirj|odottavat|vantar pa|awaiting|to be signed|allekirjoitusta vailla|waiting for sign")),
    ("applied", re.compile(r"hakeneet|hakijat|ansokta|ansokningar|sokande|applicants|applications|applied")),
    ("lead", re.compile(r"prospekti|prospects?\b|liidit|liidi\b|kontaktoidut|pipeline|kontaktade|kontakta\b|hot list|kiinnostuneet|intresserade|leads\b|potentiaaliset|potentiella|interested")),
)  # fmt: skip
DIVIDER = re.compile(r"^\s*(?:[-–—=_*~#]{2,}|[-–—]\s*$|\W+$)")
BULLET = re.compile(r"^(?:\s*[-–—•·*↳>→└]+\s*|\s{2,}|\t\s*)(?=\S)")


def is_total(label: str) -> bool:
    """ "Yritykset yhteensä", "Summa stödmedlemmar", "Total"."""
    return len(label) <= 60 and bool(TOTAL.search(fold(label)))


def without_total(label: str) -> str:
    """The label without its last words "yhteensä", "total" …"""
    words = label.split()
    while words and TOTAL.search(fold(words[-1])):
        words.pop()
    return " ".join(words).strip(" ,:–-")


def is_divider(label: str) -> bool:
    """ "--- below: answers after 30.4 ---" or a row of dashes."""
    return bool(DIVIDER.match(label)) and not BULLET.match(label.lstrip("-–—=_*~#")) if label else False


def not_responded_heading(label: str) -> list[str] | None:
    """The names that follow on the same row, possibly none; None when the label is something else."""
    if len(label) > 400 or not (found := NOT_RESPONDED.search(fold(label)[:120])):
        return None
    if ":" in label:
        return listed_names(label.split(":", 1)[1])
    return [] if found.start() < 40 and len(label) < 90 else None


def listed_names(text: str) -> list[str]:
    """ "A Oy, B Ab; C ry" is three names."""
    return [name for part in re.split(r"[,;\n]|\s/\s", text) if (name := tidy(part).strip("-–• "))]


def section_of(label: str) -> tuple[str | None, str | None] | None:
    """The tier and status that a section heading gives to the rows below it."""
    plain = fold(label)
    if len(plain) > 60 or "=" in label:
        return None
    tier = "supporting" if SUPPORTING.search(plain) else None
    status = next((name for name, words in STATUSES if words.search(plain)), None)
    if tier is None and any(PARTNERS.match(part.strip()) for part in (plain, *map(fold, re.split(r"[/&,(]", label)))):
        tier = "partner"
    if tier is None and status is None:
        return None
    return tier, status


def site_within(written: str, last: str | None, lacks_id: bool) -> str | None:
    """The site in a name cell below its member: "  - Harbour hall", "Member Oy, Harbour hall"."""
    if last is None or not lacks_id:
        return None
    bare = tidy(written)
    if BULLET.match(written) and not has_legal_form(bare):
        return tidy(BULLET.sub("", written)) or None
    head, tail = bare[: len(last)], bare[len(last) :]
    if fold(head) == fold(last) and (mark := re.match(r"^\s*(?:[,/:–-]|\()\s*(.+?)\)?$", tail)):
        return tidy(mark.group(1))
    return None
