"""Dates and years: day, month or year, in every form that Finnish, Swedish and English offices write."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from talkoot.sheets.values.doubts import Doubt
from talkoot.sheets.values.lexicon import MONTHS, NO_YEAR_WORDS, SEASONS, YEAR_PREPOSITIONS
from talkoot.sheets.values.mistyped import date_of_serial, year_of_serial
from talkoot.sheets.values.phrases import APPROXIMATE
from talkoot.sheets.values.text import is_error, is_placeholder, is_prose, plain, remark_of, text_of
from talkoot.sheets.workbook import Cell

FIRST_YEAR, LAST_YEAR = 1980, 2100
SERIALS = range(29_221, 73_416)  # 1.1.1980 – 31.12.2100
MONTH_NAME = r"(?P<name>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")[.,]?"
YEAR = r"(?P<year>(?:19[89]|20\d)\d)"
SHORT_YEAR = r"(?P<year>(?:19[89]|20\d)\d|-?\d{2})"
PART = r"(?<![\d.,/])"
END = r"(?![\d])(?!\.\d)"
NO_MONTH = r"(?<!q)(?<!kv)(?<!kv )(?<!vko)(?<!vko )(?<!vk )(?<!vecka )(?<!week )(?<!wk )"  # a quarter or a week

DAY_PATTERNS = tuple(
    re.compile(PART + pattern + END)
    for pattern in (
        rf"{YEAR}-(?P<month>\d{{1,2}})-(?P<day>\d{{1,2}})(?:[ t]\d{{1,2}}:\d\d(?::\d\d)?(?:\.\d+)?z?)?",
        rf"{YEAR}[./](?P<month>\d{{1,2}})[./](?P<day>\d{{1,2}})",
        rf"(?P<day>\d{{1,2}})\.\s?(?P<month>\d{{1,2}})\.\s?{SHORT_YEAR}",
        rf"(?P<day>\d{{1,2}})/(?P<month>\d{{1,2}})[/ ]\s?{SHORT_YEAR}",
        rf"(?P<day>\d{{1,2}})-(?P<month>\d{{1,2}})-{YEAR}",
        rf"(?P<day>\d{{1,2}})(?:\.|:e|st|nd|rd|th)?\s?(?:of\s)?{MONTH_NAME}[ -]\s?{YEAR}",
        rf"{MONTH_NAME}\s?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s{YEAR}",
    )
)
MONTH_PATTERNS = tuple(
    re.compile(PART + pattern + END)
    for pattern in (
        rf"{NO_MONTH}(?P<month>1[0-2]|0?[1-9])\s?[/.]\s?{YEAR}",
        rf"(?!20(?:09[/-]10|10[/-]11|11[/-]12)){YEAR}[-/.](?P<month>1[0-2]|0[1-9])(?![-/.]?\d)",
        rf"{MONTH_NAME}[ -]?\s?{YEAR}",
        rf"{YEAR},? {MONTH_NAME}(?!\w)",
    )
)
TWO_YEARS = re.compile(
    rf"{PART}(?P<first>(?:19[89]|20\d)\d)\s?(?P<mark>[-/]|->|→)\s?(?P<second>(?:19[89]|20\d)\d"
    rf"|\d{{2}})(?![\d/.-])"
)
ONE_YEAR = re.compile(rf"(?<![\d,])(?<!\d\.)(?:fy\s?)?{YEAR}(?!\d)(?![.,]\d)")


@dataclass(frozen=True)
class Dated:
    """A date in ISO form as precise as it was written: `2022-05-17`, `2022-10` or `2022`."""

    value: str | None
    year: int | None
    precision: str | None
    remark: str | None = None
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True)
class Year:
    """A calendar year."""

    value: int | None
    remark: str | None = None
    doubts: tuple[Doubt, ...] = ()


def parse_date(cell: Cell) -> Dated:
    """Read a date; a season or a part of a year gives the year, with the words as a remark."""
    if is_error(cell):
        return _no_date(None, Doubt("cell_error", f"The cell shows an error ({text_of(cell)})."))
    if is_prose(cell) or isinstance(cell, (bool, time)):
        return _no_date(text_of(cell), Doubt("not_a_date", "Something else stands where a date should be."))
    if isinstance(cell, (date, datetime)):
        return _from_calendar(cell)
    if isinstance(cell, (int, float)):
        return _from_number(cell)
    text = text_of(cell)
    return _no_date(None) if is_placeholder(text) else _from_text(text)


def parse_year(cell: Cell, *, last: bool = False) -> Year:
    """Read a year. Of `2023/24` it is the first, or with `last` the second; several years of an average give none."""
    if isinstance(cell, str) and not is_prose(cell):
        text = text_of(cell)
        pair = TWO_YEARS.search(plain(text))
        if pair is not None and not is_error(cell):
            return _of_two(pair, text, last=last)
        if re.fullmatch(r"['’-]?\d{2}", text):
            year = 2000 + int(text[-2:])
            return Year(year, None, (Doubt("short_year", f"“{text}” was read as {year}.", str(year)),))
    dated = parse_date(cell)
    return Year(dated.year, dated.remark, dated.doubts)


def _no_date(remark: str | None, *doubts: Doubt) -> Dated:
    return Dated(None, None, None, remark, doubts)


def _from_calendar(cell: date | datetime) -> Dated:
    typed = year_of_serial(cell)
    if typed is not None:
        message = f"The cell shows {text_of(cell)}; the number {typed} was probably typed as a year."
        return Dated(str(typed), typed, "year", None, (Doubt("serial_as_year", message, str(typed)),))
    day = cell.date() if isinstance(cell, datetime) else cell
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        return _no_date(day.isoformat(), Doubt("year_out_of_range", f"The year of {day.isoformat()} cannot be right."))
    return Dated(day.isoformat(), day.year, "day")


def _from_number(number: int | float) -> Dated:
    whole = int(number)
    if number != whole:
        text = repr(number)
        return _from_text(text + "0" if re.fullmatch(r"\d{1,2}\.\d{3}", text) else text)
    if FIRST_YEAR <= whole <= LAST_YEAR:
        return Dated(str(whole), whole, "year")
    if whole in SERIALS:
        return _from_calendar(date_of_serial(whole))
    digits = str(whole)
    if len(digits) == 8:
        return _from_text(f"{digits[:4]}-{digits[4:6]}-{digits[6:]}")
    return _no_date(digits, Doubt("not_a_date", f"{digits} is not a date."))


def _from_text(text: str) -> Dated:
    word = plain(text)
    if re.fullmatch(r"\d{5}(?:\.0)?|\d{4}\.0|\d{8}", word):
        return _from_number(float(word))
    for reader in (_two_years, _day, _month, _year):
        found = reader(word, text)
        if found is not None:
            return _with_words(found, text, word)
    if re.search(r"\d", word) or not NO_YEAR_WORDS.search(word):
        return _no_date(text, Doubt("not_a_date", f"“{text}” stands where a date should be."))
    return _no_date(text)


def _two_years(word: str, text: str) -> Dated | None:
    pair = TWO_YEARS.search(word)
    if pair is None or any(pattern.search(word) for pattern in (*MONTH_PATTERNS, *DAY_PATTERNS[:2])):
        return None
    year = _of_two(pair, text, last=False)
    if year.value is None:
        return _no_date(text, *year.doubts)
    return Dated(str(year.value), year.value, "year", None, year.doubts)


def _of_two(pair: re.Match[str], text: str, *, last: bool) -> Year:
    first, second = int(pair["first"]), int(pair["second"])
    if len(pair["second"]) == 2:
        second += first // 100 * 100
    if pair["mark"] in "-/" and second == first + 1:
        chosen, other = (second, first) if last else (first, second)
        message = f"“{text}” spans two calendar years; {chosen} was taken."
        return Year(chosen, None, (Doubt("two_years", message, str(other)),))
    if last and second > first:
        return Year(second, text)
    if pair["mark"] in "-/" and len(pair["second"]) == 2 and 1 <= second % 100 <= 12:
        return Year(first)
    return Year(
        None, text, (Doubt("several_years", f"“{text}” names several years; which one is meant?", str(second)),)
    )


def _day(word: str, text: str) -> Dated | None:
    matches = [match for pattern in DAY_PATTERNS if (match := pattern.search(word))]
    if not matches:
        return None
    match = matches[0]
    year, month, day = _full_year(match["year"]), _month_number(match), int(match["day"])
    try:
        iso = date(year, month, day).isoformat()
    except ValueError:
        return _no_date(text, Doubt("no_such_date", f"“{text}” is not a day of the calendar."))
    doubts: tuple[Doubt, ...] = ()
    if re.fullmatch(r"\d{1,2}/\d{1,2}/\d{4}", match[0]) and day <= 12 and day != month:
        other = date(year, day, month).isoformat()
        doubts = (Doubt("day_or_month_first", f"“{text}” was read with the day first: {iso}.", other),)
    return Dated(iso, year, "day", _rest(word, match, text), doubts)


def _month(word: str, text: str) -> Dated | None:
    for pattern in MONTH_PATTERNS:
        match = pattern.search(word)
        if match is not None:
            year = int(match["year"])
            return Dated(f"{year}-{_month_number(match):02d}", year, "month", _rest(word, match, text))
    return None


def _year(word: str, text: str) -> Dated | None:
    years = list(ONE_YEAR.finditer(word))
    if not years:
        return None
    if len({match["year"] for match in years}) > 1:
        message = f"“{text}” names several years; which one is meant?"
        return _no_date(text, Doubt("several_years", message, years[-1]["year"]))
    year = int(years[0]["year"])
    return Dated(str(year), year, "year", _rest(word, years[0], text))


def _month_number(match: re.Match[str]) -> int:
    groups = match.groupdict()
    return MONTHS[groups["name"]] if groups.get("name") else int(groups["month"])


def _full_year(text: str) -> int:
    digits = text.lstrip("-")
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def _rest(word: str, match: re.Match[str], text: str) -> str | None:
    """The words around the date, when they say more than `vuonna` or `fr.o.m.`; then the whole text is kept."""
    rest = APPROXIMATE.sub(" ", YEAR_PREPOSITIONS.sub(" ", word[: match.start()] + " " + word[match.end() :]))
    if remark_of(rest.strip(" ()")) is None:
        return None
    after = text[match.end() :].strip() if len(text) == len(word) and not word[: match.start()].strip() else ""
    return after if after.startswith("(") else text


def _with_words(dated: Dated, text: str, word: str) -> Dated:
    checks: tuple[tuple[Callable[[], bool], Doubt], ...] = (
        (lambda: "?" in word, Doubt("uncertain", f"“{text}” carries a question mark.")),
        (
            lambda: APPROXIMATE.match(word) is not None or "*" in word,
            Doubt("approximate", f"“{text}” is an approximation."),
        ),
        (lambda: _before(word), Doubt("before_year", f"“{text}” may mean the year before.", _year_before(dated))),
        (lambda: _other_days(word) > 1, Doubt("several_dates", f"“{text}” holds several dates; the first was taken.")),
    )
    if dated.year is None:
        return dated
    extra = tuple(doubt for applies, doubt in checks if applies())
    remark = dated.remark if dated.remark or not SEASONS.search(word) else text
    return replace(dated, remark=remark, doubts=(*dated.doubts, *extra))


def _before(word: str) -> bool:
    return (
        re.search(r"(?<!\w)(?:före|ennen|before|innan)\s+(?:vuotta\s+|år\s+|year\s+)?(?:19|20)\d\d", word) is not None
    )


def _year_before(dated: Dated) -> str | None:
    return str(dated.year - 1) if dated.year is not None else None


def _other_days(word: str) -> int:
    return max((len(pattern.findall(word)) for pattern in DAY_PATTERNS[:4]), default=0)
