"""What one free sentence promises: `Minska dieseln: 5 390 l (2022) → 4 042 l (2027)`, `-20% (jfr 2022, 104,7 MWh)`."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal

from talkoot.sheets.goals.lexicon import HALVE, INCREASE, NEUTRAL, REDUCE
from talkoot.sheets.goals.tokens import Sentence, YearToken, is_percent, read_sentence
from talkoot.sheets.values.doubts import Doubt
from talkoot.sheets.values.phrases import APPROXIMATE, BOUND, Quantity

YEAR_NOISE = r"(?:vuoteen|vuodesta|vuonna|vuoden|vuosi|år|året|year|the year|the)?\W*"
BASE_BEFORE = re.compile(
    r"(?<!\w)(?:basår(?:et)?|jfr|jmf|jämfört med|i förhållande till|vrt\.?|verrattuna|lähtö\w*"
    r"|perusvuo\w*|vertailuvuo\w*|vuodesta|from|från|fr\.?"
    r"|sedan|since|compared (?:to|with)|relative to|vs\.?|versus|baseline|base year|base|utgångs\w*"
    r"|jämförelseår|referens\w*|nivån?)"
    rf"\W*{YEAR_NOISE}(?:tasosta|nivå|level)?\W*$"
)
BASE_AFTER = re.compile(r"^\W*(?:tasosta|tasoon|tasoa|nivå|års nivå|level|lähtötaso|luvusta)")
NOW = re.compile(
    r"(?<!\w)(?:nu(?:läget)?|nuvarande|nyt|nykyisin|nykyi\w*|nykytaso|idag|i dag|tällä hetkellä"
    r"|now|currently|current|today|at present|presently"
    r"|lähtö\w*|basår\w*|utgångs\w*|jfr|vrt\.?|verrattuna|jämfört med|compared (?:to|with)|baseline|oli|var|was)\W*$"
)
FROM = re.compile(r"(?<!\w)(?:från|from)\W*$")
TARGET_WORD = re.compile(r"(?<!\w)(?:tavoite\w*|mål\w*|target|goal|senast|mennessä|till|vuoteen|by|until)(?!\w)")
STARTS = re.compile(
    r"(?<!\w)(?:fr\.\s?o\.?\s?m\.?|fr o m|från och med|alkaen|lähtien|starting|as of|as from"
    r"|onwards)\W*$"
)
STARTS_AFTER = re.compile(r"^\W*(?:alkaen|lähtien|onwards)")
EARLIER = re.compile(r"(?<!\w)(?:före|ennen|before|innan)\W*(?:vuotta|år|year)?\W*$")
GAP = r"[^\w¤]*"
JOINT = re.compile(rf"^{GAP}(?:(?:(?:in|vuonna|år)\s)?¤+{GAP})?(?:→|(?<!\w)(?:till|to|tasolle|-)(?!\w)|){GAP}$")
YEARLY = re.compile(
    r"(?:/\s?(?:v|år|a|yr|year)|(?<!\w)(?:per|om) (?:år|året|year|vuosi)|vuodessa|vuosittain"
    r"|joka vuosi|årligen|varje år|a year|annually|every year)(?!\w)"
)
TO_LEVEL = re.compile(r"(?<!\w)(?:till|to|upp till|up to|tasolle|ad)\W*$")
ITS_YEAR = re.compile(r"[^\w→]*(?:(?:in|vuonna|år|v\.?)\s)?[^\w→]*")
INFLECTED_FROM = re.compile(r"(?:st[aä])\W*$")


@dataclass
class Promise:
    """What was found; quantities are not yet converted."""

    baseline: Quantity | None = None
    baseline_year: int | None = None
    target: Quantity | None = None
    target_year: int | None = None
    percent_change: Decimal | None = None
    approximate: bool = False
    doubts: list[tuple[str, Doubt]] = field(default_factory=list)

    def doubt(self, about: str, code: str, message: str, suggestion: str | None = None) -> None:
        """Ask about a part of the promise."""
        self.doubts.append((about, Doubt(code, message, suggestion)))


def read_promise(text: str, *, share: bool) -> Promise:
    """Find baseline, target and change; `share` tells that a percentage is a level of the indicator itself."""
    sentence = read_sentence(text)
    promise = Promise()
    rest = _take_pair(sentence, promise)
    for quantity in rest:
        _take_quantity(sentence, quantity, promise, share=share)
    if promise.percent_change is None and HALVE.search(sentence.text):
        promise.percent_change = Decimal(-50)
    _take_years(sentence, promise)
    _ask_about_words(sentence, promise)
    return promise


def written_units(text: str) -> tuple[str, ...]:
    """The units that the sentence writes behind its numbers."""
    return tuple(dict.fromkeys(found.unit for found in read_sentence(text).quantities if found.unit))


def _take_pair(sentence: Sentence, promise: Promise) -> list[Quantity]:
    """`A → B`, `från A till B`, `A:sta B:hen`; answers what is left."""
    found = list(sentence.quantities)
    for first, second in zip(found, found[1:], strict=False):
        between = sentence.text[first.end : second.start]
        inflected = INFLECTED_FROM.search(sentence.text[: second.start]) is not None
        arrow = "→" in between or re.search(r"(?<!\w)(?:till|to|tasolle)(?!\w)", between)
        if not (arrow or inflected) or first.sign or not _joined(between):
            continue
        unit = first.unit or second.unit
        promise.baseline = Quantity(first.value, unit, first.start, first.end, first.otherwise)
        promise.target = Quantity(second.value, second.unit or unit, second.start, second.end, second.otherwise)
        return [quantity for quantity in found if quantity not in {first, second}]
    return found


def _joined(between: str) -> bool:
    return JOINT.match(re.sub(r"^:?st[aä](?!\w)|\((?:¤|\W|\w{1,3}\.)*\)", " ", between)) is not None


def _take_quantity(sentence: Sentence, quantity: Quantity, promise: Promise, *, share: bool) -> None:
    before = sentence.before(quantity.start)
    if _is_baseline(sentence, quantity, before):
        if promise.baseline is None:
            promise.baseline = quantity
        return
    if is_percent(quantity) and (quantity.sign or not (share or TO_LEVEL.search(before))):
        _take_percent(sentence, quantity, before, promise)
    elif promise.target is None and _is_level(sentence, quantity, before):
        promise.target = quantity


def _is_baseline(sentence: Sentence, quantity: Quantity, before: str) -> bool:
    if quantity.sign:
        return False
    if NOW.search(before) or FROM.search(before) or BASE_BEFORE.search(before):
        return True
    group = sentence.group(quantity.start)
    return (
        group is not None
        and not TARGET_WORD.search(sentence.text[group[0] : quantity.start])
        and not BOUND.search(before)
    )


def _take_percent(sentence: Sentence, quantity: Quantity, before: str, promise: Promise) -> None:
    if promise.percent_change is not None:
        return
    less, more = REDUCE.search(sentence.text), INCREASE.search(sentence.text)
    if quantity.sign:
        promise.percent_change = quantity.value
    elif less or more:
        upwards = more is not None and (less is None or more.start() < less.start())
        promise.percent_change = quantity.value if upwards else -quantity.value
    elif promise.target is None:
        promise.target = quantity


def _is_level(sentence: Sentence, quantity: Quantity, before: str) -> bool:
    """A number with a unit, a limit, or a counted thing: `=> 10 studentarbeten`, `vähintään 12`."""
    if quantity.unit or BOUND.search(before) or not before.strip():
        return True
    return (
        re.match(r"\s+[^\W\d_]{3,}", sentence.text[quantity.end :]) is not None
        and sentence.group(quantity.start) is None
    )


def _take_years(sentence: Sentence, promise: Promise) -> None:
    years = list(sentence.years)
    for first, second in zip(years, years[1:], strict=False):
        if (
            re.fullmatch(r"\s*(?:-|→|till|to)\s*", sentence.text[first.end : second.start])
            and second.value > first.value
        ):
            promise.baseline_year, promise.target_year = first.value, second.value
            years = [year for year in years if year not in {first, second}]
            break
    for year in years:
        _take_year(sentence, year, promise)


def _take_year(sentence: Sentence, year: YearToken, promise: Promise) -> None:
    before, after = sentence.before(year.start), sentence.after(year.end)
    if _is_base_year(sentence, year, before, after, promise):
        promise.baseline_year = promise.baseline_year or year.value
        return
    if promise.target_year is not None and promise.target_year >= year.value:
        return
    promise.target_year = year.value
    if STARTS.search(before) or STARTS_AFTER.search(after):
        promise.doubt("target_year", "starts_from", f"{year.value} is when it starts; is there a year to reach it by?")
    elif year.two:
        promise.doubt(
            "target_year", "two_years", f"Two calendar years are named; {year.value} was taken.", str(year.value + 1)
        )
    if EARLIER.search(before):
        promise.doubt("target_year", "before_year", "“Before” may mean the year before.", str(year.value - 1))


def _is_base_year(sentence: Sentence, year: YearToken, before: str, after: str, promise: Promise) -> bool:
    if STARTS.search(before):
        return False
    if BASE_BEFORE.search(before) or BASE_AFTER.search(after):
        return True
    if promise.baseline is None:
        return False
    group = sentence.group(year.start)
    if group is not None and group == sentence.group(promise.baseline.start):
        return not TARGET_WORD.search(sentence.text[group[0] : year.start])
    between = sentence.text[promise.baseline.end : year.start]
    return year.start >= promise.baseline.end and ITS_YEAR.fullmatch(between) is not None


def _ask_about_words(sentence: Sentence, promise: Promise) -> None:
    signed = promise.percent_change is not None
    if signed and promise.target is None and YEARLY.search(sentence.text.partition("%")[2]):
        promise.doubt("target", "yearly_change", "The change is per year; what is to be reached in the end?")
    if NEUTRAL.search(sentence.text) and promise.target is None:
        promise.doubt("target", "neutral", "Carbon neutral is not a number; offsets may be counted.", "0")
    for quantity in (promise.target, promise.baseline):
        if quantity is not None and APPROXIMATE.search(sentence.before(quantity.start)[-14:]):
            about = "target" if quantity is promise.target else "baseline"
            promise.doubt(about, "approximate", "The number is an approximation.")
