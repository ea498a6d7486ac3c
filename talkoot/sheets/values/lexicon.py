"""The words of the three languages that cells are made of."""

from __future__ import annotations

import re
from collections.abc import Mapping

_MONTH_STEMS: tuple[tuple[str, ...], ...] = (
    ("tammi", "januari", "january", "jan"),
    ("helmi", "februari", "february", "feb", "febr"),
    ("maalis", "mars", "march", "mar"),
    ("huhti", "april", "apr"),
    ("touko", "maj", "may"),
    ("kesä", "juni", "june", "jun"),
    ("heinä", "juli", "july", "jul"),
    ("elo", "augusti", "august", "aug"),
    ("syys", "september", "sept", "sep"),
    ("loka", "oktober", "october", "okt", "oct"),
    ("marras", "november", "nov"),
    ("joulu", "december", "dec"),
)
_FINNISH_ENDINGS = ("kuu", "kuuta", "kuun", "kuussa", "kuusta", "k", "")
# "kesä 2022" is a summer, not June; the other bare stems ("maalis 2023") are months
MONTHS: Mapping[str, int] = {
    stem + ending: number
    for number, stems in enumerate(_MONTH_STEMS, start=1)
    for position, stem in enumerate(stems)
    for ending in (_FINNISH_ENDINGS if position == 0 else ("",))
    if stem + ending != "kesä"
}
SEASONS = re.compile(
    r"(?<!\w)(?:kevä\w+|kesä(?!k)\w*|syksy\w*|syys(?!k)\w*|talv\w+|vår\w*|sommar\w*|höst\w*|vinter\w*"
    r"|vintr\w*|spring|summer|autumn|fall"
    r"|winter|alku\w*|loppu\w*|puoliv\w*|början|slutet|mitten|beginning|start|end|mid|early|late"
    r"|q[1-4]|kvartal\w*|neljännes\w*"
    r"|quarter)(?!\w)"
)
YEAR_PREPOSITIONS = re.compile(
    r"(?<!\w)(?:vuonna|vuodesta|vuoden|vuoteen|vuosi|vuotta|v\.?|alkaen|lähtien|mennessä|menn\.?"
    r"|asti|saakka|päätty(?:en|eessä)|ennen"
    r"|år|året|från|fr\.?\s?o\.?\s?m\.?|från och med|sedan|till|t\.?o\.?m\.?|senast|före|innan"
    r"|den|year|since|from|by|until|before"
    r"|in|as of|no later than|latest|viimeistään|tilikausi|räkenskapsår(?:et)?|fiscal|financial"
    r"|fy|kalenterivuosi|kalenderår"
    r"|klo|kl\.?|at|the|end of|loppuun|lopussa|utgången av|slutet av)(?!\w)"
)
NO_YEAR_WORDS = re.compile(
    r"(?<!\w)(?:heti|jatkuva\w*|vuosittain|vuosittainen|pysyvä\w*|toistaiseksi|joka vuosi|ei\w*"
    r"|avoin|auki|selvi\w*|sovi\w*|puuttuu"
    r"|kysy\w*|genast|omedelbart|löpande|årlig\w*|kontinuerlig\w*|tills vidare|varje år|öppen"
    r"|saknas|ej|inte|okän\w*|vet|utreds"
    r"|immediately|at once|now|ongoing|continuous\w*|annual\w*|yearly|every year|until further notice"
    r"|open|missing|not|no|none|unknown"
    r"|tb[acd]|n/a)(?!\w)"
)

# the order matters: a deputy contact is a deputy
ROLES: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "invoicing",
        re.compile(r"(?<!\w)(?:lasku\w*|faktur\w*|invoic\w*|billing|verkkolask\w*)"),
    ),
    (
        "signatory",
        re.compile(
            r"allekirj|(?<!\w)(?:underteckna\w*|namnteckn\w*|firmateckn\w*|nimenkirjoit\w*|signator\w*"
            r"|signer|signs|signing)"
        ),
    ),
    (
        "deputy",
        re.compile(
            r"(?<!\w)(?:vara(?!puheen|pj|rehtor|toimitus|jäsen)(?:lla|\w*hlö|\w*henkilö|\w*yht\w*)?|sijai\w*"
            r"|ersätt\w*|supplean\w*|reserv\w*"
            r"|vice(?:kontakt\w*|\s+kontakt\w*)?$|ställföreträd\w*|deputy|backup|back-up|substitut\w*"
            r"|alternat\w*|second(?:ary)?\s+contact"
            r"|2\.\s?(?:yht|kontakt|contact)\w*|toinen yht\w*|andra kontakt\w*)(?!\w)"
        ),
    ),
    (
        "communications",
        re.compile(
            r"(?<!\w)(?:viestin\w*|tiedotus\w*|tiedottaja|markkinoin\w*|kommunik\w*|informat(?:ion|ör)\w*"
            r"|communic\w*|comms|pr|press|media\w*|marknads\w*|marketing)(?!\w)"
        ),
    ),
    (
        "contact",
        re.compile(
            r"(?<!\w)(?:yht(?:eys|dys)?\.?\s?-?(?:hlö|henkilö|h)\w*|yhdyshenkilö\w*|yhteyshlö|pääyht\w*"
            r"|vastuuh(?:lö|enkilö)\w*|kontakti?(?:person\w*|henkilö\w*)?"
            r"|huvudkontakt\w*|contact(?:\s?person)?|(?:main|primary|first|key)\s+contact|ansvarig(?:\s+person)?"
            r"|responsible(?:\s+person)?)\.?(?!\w)"
        ),
    ),
)
TITLES = re.compile(
    r"(?:tj|toim\.?\s?joht|toimitusjohtaja|vd|ceo|cfo|coo|rehtori|rektor|puheenjohtaja|pj|varapj"
    r"|ordförande|ordf|sihteeri|sekreterare|yrittäjä"
    r"|företagare|omistaja|ägare|owner|founder|controller|assistentti|assistent|osakas|delägare"
    r"|isännöitsijä|disponent|tuottaja|producent"
    r"|dipl\.?\s?ins|ins|di|ktm|ftt?|tkt|phd|\w*päällikkö|\w*johtaja|\w*vastaava|\w*insinööri"
    r"|\w*koordinaattori|\w*asiantuntija|\w*chef|\w*direktör"
    r"|\w*ansvarig|\w*ingenjör|\w*koordinator|\w*manager|\w*director|\w*coordinator|\w*engineer"
    r"|\w*officer|\w*specialist|\w*adviser)\.?"
)
NAME_PARTICLES = frozenset({"von", "af", "de", "van", "der", "di", "da", "du", "la", "le", "zu"})
