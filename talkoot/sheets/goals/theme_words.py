"""The words by which goals name their theme."""

from __future__ import annotations

import re
from collections.abc import Mapping


def _word(spellings: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{spellings})(?!\w)")


# the first that fits wins: the narrow word before the wide one
THEMES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (code, _word(spellings))
    for code, spellings in (
        (
            "sinks",
            r"\w*nielu\w*|kolsänk\w*|sänkor|(?:carbon )?sinks?|metsät?|metsitys|skog\w*|forest\w*|hiilensidon\w*",
        ),
        (
            "handprint",
            r"\w*kädenjäl\w*|\w*handavtryck\w*|handprint\w*|tuotteet(?: ja palvelut)?|produkter(?: och tjänster)?"
            r"|products?(?: and services)?",
        ),
        (
            "food",
            r"ruoka\w*|ruoat|ruuat|elintarv\w*|\w*hävikki?\w*|mat|matsvinn\w*|\w*svinn\w*|livsmedel\w*"
            r"|måltid\w*|food\w*|meals?|ravitsem\w*|ateria\w*|\w*kasvisruo\w*|ruokalist\w*|menyer\w*|menyn|menu\w*|kost\w*|vegetari\w*|vegan\w*|diets?",
        ),
        (
            "renewable_energy",
            r"uusiutuv\w*|sol|aurinko\w*|tuulivoima|förnybar\w*|sol(?:energi|el|kraft|paneler|celler)\w*"
            r"|vindkraft|renewabl\w*|solar\w*|wind(?: power)?|vihreä sähkö|grön el",
        ),
        (
            "heating",
            r"\w*lämmi\w*|\w*lämpö\w*|lämmön\w*|öljylämmi\w*|turve\w*|turpee\w*|torv\w*|peat|oljepann\w*|öljykatti\w*|\w*värme\w*|\w*värmning\w*|heat\w*|district heat\w*",
        ),
        (
            "logistics",
            r"logisti\w*|\w*kuljetu\w*|jakelu\w*|rahti\w*|transporter|godstra\w*|leverans\w*|frakt\w*"
            r"|freight|deliver\w*|distribution",
        ),
        (
            "procurement",
            r"\w*hankin\w*|ostot?|ostami\w*|\w*anskaffning\w*|\w*upphandl\w*|\w*inköp\w*|procure\w*|purchas\w*|sourcing"
            r"|lähituot\w*|när(?:odla|producera)\w*|miljömärkt\w*|ympäristömerki\w*|eco-?labell?\w*|locally (?:grown|sourced)\w*|tarjouspyyn\w*|offert\w*|tenders?",
        ),
        (
            "communication",
            r"viestin\w*|tiedot(?:us|taminen)\w*|markkinoin\w*|kommunik\w*|information|marknadsför\w*"
            r"|communicat\w*|marketing|outreach|pr|asiakasviestin\w*",
        ),
        (
            "staff",
            r"henkilöstö\w*|henkilökun\w*|työntekijät|medarbetare|osaami\w*|koulutu\w*|työhyvinvoin\w*|personal\w*|kompetens\w*|utbildning\w*"
            r"|staff|employee\w*|personnel|training|competence|skills|people",
        ),
        (
            "waste_circular",
            r"\w*jät(?:e|t)\w*|kierr?ät\w*|kierto\w*|lajittelu\w*|\w*avfall\w*|återvinn\w*|återvun\w*|återbruk\w*"
            r"|cirk\w*|sorter\w*|\w*waste\w*|recycl\w*|circular\w*|re-?us\w*|uusiokäy\w*|uudelleenkäy\w*|\w*kierto|\w*kierrät\w*|\w*spill\w*|återanvän\w*|rejekti\w*|repair\w*|korja(?:us|amo)\w*|materiaali\w*|material\w*|pakka\w*",
        ),
        ("water", r"\w*vesi|\w*veden\w*|vedet|vatten\w*|water\w*"),
        (
            "construction",
            r"\w*rakenta\w*|\w*rakennu\w*|kiinteistöt?|\w*bygg\w*|fastighet\w*|construct\w*|buildings?"
            r"|property|properties",
        ),
        (
            "mobility",
            r"liikenne\w*|liikku\w*|\w*matka\w*|\w*matkus\w*|autot?|ajoneuvo\w*|kalusto\w*|polttoaine\w*"
            r"|pyöräily|trafik\w*|transport\w*|rese\w*|resor\w*|\w*resor|fordon\w*|bilar\w*|bil|mobilit\w*|rörlighet\w*"
            r"|pendl\w*|bränsle\w*|travel\w*|traffic|commut\w*|fleet|vehicles?|cars?|driving|fuels?|vans?|trucks?|lorr(?:y|ies)|bus(?:es)?|ferr(?:y|ies)|\w*färj\w*|\w*lautt(?:a|oja|oj\w*)"
            r"|\w*taks(?:i|ei|it)\w*|taxi\w*|\w*buss\w*|\w*bilar|\w*auto(?:ja|jen|t|ista|ihin)|\w*autoihin|elbil\w*|lastbil\w*|kuorma-?aut\w*|pakettiaut\w*|cykl\w*|polkupyör\w*|bik(?:e|es|ing)|cycling|lataus\w*|laddn\w*|laddstolp\w*|charging",
        ),
        ("efficiency", r"\w*tehok\w*|\w*effektiv\w*|efficien\w*|energy efficien\w*"),
        (
            "energy_saving",
            r"energi\w*|energia\w*|energy\w*|sähkö\w*|el|elförbrukning\w*|elektricitet|electricity|power"
            r"|\w*säästö\w*|\w*besparing\w*|savings?",
        ),
        ("renewable_energy", r"fossiili(?:ton|vapaa|ttom)\w*|fossilfri\w*|fossil[- ]free"),
    )
)
NO_THEME = _word(
    r"\w*päästö\w*|\w*jalanjäl\w*|\w*utsläpp\w*|\w*avtryck\w*|emissions?|footprint|climate|ilmasto"
    r"|klimat|ghg|hiilineutraal\w*"
)
GENERIC_ENERGY = _word(r"energia|energi|energy|energi(?:a)?nkäyttö|energianvändning|energy use|energiankulutus")

THEME_OF_INDICATOR: Mapping[str, str] = {
    "electricity": "energy_saving",
    "specific_electricity_use": "energy_saving",
    "energy": "energy_saving",
    "energy_intensity": "energy_saving",
    "district_heat": "heating",
    "specific_heat_use": "heating",
    "heating_oil": "heating",
    "renewable_share": "renewable_energy",
    "solar_kwp": "renewable_energy",
    "diesel": "mobility",
    "petrol": "mobility",
    "fuel": "mobility",
    "hvo_share": "mobility",
    "vehicle_km": "mobility",
    "ev_share": "mobility",
    "electric_cars": "mobility",
    "electric_buses": "mobility",
    "charging_points": "mobility",
    "mixed_waste": "waste_circular",
    "bio_waste": "waste_circular",
    "waste_total": "waste_circular",
    "recycling_rate": "waste_circular",
    "food_waste": "food",
    "food_waste_share": "food",
    "vegetarian_share": "food",
    "water": "water",
    "trained_staff_share": "staff",
    "green_procurement_share": "procurement",
    "stories": "communication",
    "helped_customers": "handprint",
}
