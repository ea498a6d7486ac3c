"""The words by which sheets tell a member's status, tier and size."""

from __future__ import annotations

import re
from collections.abc import Mapping

NEGATED = re.compile(r"(?<!\w)(?:ei|epä|inte|ej|in|not|no longer|icke)\s*-?$")

# the first pattern that fits wins: what ended comes before what waits, what waits before what was signed
STATUSES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (code, re.compile(rf"(?<!\w)(?:{words})(?!\w)"))
    for code, words in (
        (
            "ended_by_merger",
            r"fuusioi\w*|fuusio|sulautu\w*|yhdisty(?:nyt|i|neet|ny\w*)|fusion\w*|uppgått\w*|sammanslag\w*"
            r"|merged?\w*|merger|absorbed",
        ),
        (
            "left",
            r"läht(?:enyt|i|eneet|een\w*)|poistu\w*|eron\w*|erosi|irtisano\w*|lopet\w*|päätty\w*|jäänyt pois"
            r"|jättäyty\w*|poissa|entinen|ent\."
            r"|ei (?:enää )?mukana|ei jatka\w*|purettu|peruttu|peruutettu|utgått\w*|utgången|slutat|slutade"
            r"|avslut\w*|lämnat|lämnade"
            r"|utträ\w*|uppsag\w*|uppsäg\w*|sagt upp\w*|hoppat av|jättäneet|avgått|tidigare|inte med|ej med|inte längre\w*|har lämnat"
            r"|left|ended|withdr[ae]w\w*|resigned"
            r"|terminated|quit|former|no longer\b.*|expired|cancelled|discontinued|closed",
        ),
        (
            "paused",
            r"tauo(?:lla|lle|tettu|\w*)|tauko\w*|keskey\w*|jäissä|telakalla|jäässä|jäähyllä|lepää|lepotilassa|paus\w*|vilande|vilar|på paus|on hold|on (?:a )?break"
            r"|suspended|dormant"
            r"|inaktiivi\w*|inaktiv\w*|inactive|passiivi\w*|passiv\w*|passive",
        ),
        (
            "awaiting_signature",
            r"odott\w*(?:.*allekirj\w*)?|allekirj(?:oitus|\.)? (?:puuttuu|kesken)|allekirjoit(?:ettavana|tamatta"
            r"|uksessa|uskierroksella|usta vailla)\w*"
            r"|allekirjoitusta (?:vailla|odott\w*)|hyväksytty|väntar\w*(?: på .*)?|inväntar.*|(?:ännu )?(?:inte"
            r"|ej) undertecknat|osignera\w*"
            r"|underskrift saknas|(?:att|ska|skall) undertecknas|för underskrift|godkän[dt]\w*|awaiting.*|(?:signature|signing)(?: is)? (?:pending|missing)"
            r"|(?<!application )pending(?: signature)?|to be signed"
            r"|not (?:yet )?signed|unsigned|accepted|approved|waiting.*|ei (?:vielä )?allekirjoit\w*",
        ),
        (
            "applied",
            r"hakenut|haki|hakee|haku|hakija|hakemu\w*|ansök\w*|sökt|sökande|söker|ansökan|applied|application\w*|applicant"
            r"|ilmoittautu\w*|anmäl\w*",
        ),
        (
            "lead",
            r"liidi|prospekt\w*|potentiaali\w*|kiinnostu\w*|kontaktoi\w*|ehdokas|kysytty|neuvottel\w*|keskustel\w*|mahdollinen"
            r"|potentiell\w*|intresse\w*|kontakta\w*"
            r"|tillfrågad|förhandl\w*|diskussion\w*|diskuter\w*|möjlig|lead|prospect\w*|potential|interested|contacted|candidate|in talks"
            r"|enquir\w*|invited",
        ),
        (
            "active",
            r"aktiivi\w*|akt\.?|allekirj(?:oit\w*|\.?)|toiminnassa|käynnissä|voimassa\w*|mukana|jäsen\w*|liittynyt|solmittu|aktiv\w*"
            r"|undertecknat|undertecknad|signerad|signerat|påskriv\w*|avtal finns|sopimus on|sopimus voimassa"
            r"|underskriv\w*|gällande|i kraft|med|medlem|active|signed|in force|valid|current|joined|live|kyllä|ja|yes|ok|kunnossa|aktuell|pågående|jatkaa|fortsätter|ongoing|enrolled|member|igång|messissä|mukaan lähtenyt|deltar|deltagare|on ?board|osallistuu|participat\w*",
        ),
    )
)

# whole words that a misspelt status is compared with
STATUS_WORDS: Mapping[str, str] = {
    "aktiivinen": "active",
    "allekirjoitettu": "active",
    "aktiv": "active",
    "undertecknat": "active",
    "active": "active",
    "tauolla": "paused",
    "pausad": "paused",
    "paused": "paused",
    "lähtenyt": "left",
    "eronnut": "left",
    "utgått": "left",
    "slutat": "left",
    "avslutad": "left",
    "odottaa allekirjoitusta": "awaiting_signature",
    "väntar på underskrift": "awaiting_signature",
    "awaiting signature": "awaiting_signature",
    "hakemus": "applied",
    "ansökan": "applied",
    "applied": "applied",
    "kiinnostunut": "lead",
    "intresserad": "lead",
    "prospect": "lead",
    "fuusioitunut": "ended_by_merger",
    "fusionerad": "ended_by_merger",
}

TIERS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "supporting",
        re.compile(
            r"(?<!\w)(?:tuki\s?-?\s?(?:jäsen\w*|kumppan\w*|organisaatio\w*|taso)?|tukeva\w*|tukij[aä]\w*"
            r"|kannat\w*|stöd\s?-?\s?(?:medlem\w*|partner\w*|jande\w*)?"
            r"|stödjande(?: \w+)?|understöd\w*|support(?:ing|er|ers)?(?:\s+(?:members?|partners?|organi[sz]ations?))?"
            r"|associated?(?:\s+(?:members?|partners?))?"
            r"|liitännäis\w*|friends?|patrons?)(?!\w)"
        ),
    ),
    (
        "partner",
        re.compile(
            r"(?<!\w)(?:kump|\w*kumppan(?:i|it|eita|in|ien|uus|uudet)|(?:varsinai\w*\s+)?(?:täys)?(?:jäsen(?:et|yys"
            r"|iä)?|\w*jäsenyrity\w*)|\w*jäsen|\w*medlem|\w*partner(?:s|skap|ship|ships|föret\w*)?"
            r"|(?:climate|full|ordinary|regular|core)\s+(?:partners?|members?)|full|members?|täysi\w*|full(?:värdig\w*|medlem\w*)|ordinarie|sitoutunut|signator(?:y|ies)|allekirjoittaja\w*|undertecknare|osallistuja|deltagare|participants?|(?:ordinarie"
            r"|egentlig\w*)(?:\s+medlem\w*)?|medlem(?:mar|skap)?|varsinainen"
            r"|perusjäsen\w*|sitoutu\w*)(?!\w)"
        ),
    ),
)

SIZE_WORDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("<10", re.compile(r"(?<!\w)(?:mikro\w*|micro\w*|yksinyrittäj\w*|toiminimi|enmansföretag\w*|sole trader)(?!\w)")),
    ("50-249", re.compile(r"(?<!\w)(?:keski\s?-?(?:suur\w*|kok\w*)|medel\s?-?stor\w*|mellanstor\w*|medium\w*)(?!\w)")),
    ("10-49", re.compile(r"(?<!\w)(?:pien\w*|små\w*|liten|litet|small)(?!\w)")),
    ("250+", re.compile(r"(?<!\w)(?:suur\w*|iso|stor[ta]?|storföretag\w*|large\w*|big)(?!\w)")),
)
