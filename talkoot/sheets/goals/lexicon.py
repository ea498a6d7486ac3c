"""The words by which goals name their theme, their indicator and what is to happen."""

from __future__ import annotations

import re
from collections.abc import Mapping


def _word(spellings: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{spellings})(?!\w)")


# the first that fits wins: the narrow word before the wide one
THEMES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (code, _word(spellings))
    for code, spellings in (
        ("sinks", r"\w*nielu\w*|kolsänk\w*|sänkor|(?:carbon )?sinks?|metsät?|metsitys|skog\w*|forest\w*|hiilensidon\w*"),
        ("handprint", r"\w*kädenjäl\w*|\w*handavtryck\w*|handprint\w*|tuotteet(?: ja palvelut)?|produkter(?: och tjänster)?|products?(?: and services)?"),
        ("food", r"ruoka\w*|ruoat|ruuat|elintarv\w*|\w*hävikki?\w*|mat|matsvinn\w*|\w*svinn\w*|livsmedel\w*|måltid\w*|food\w*|meals?|ravitsem\w*|ateria\w*"),
        ("renewable_energy", r"uusiutuv\w*|aurinko\w*|tuulivoima|förnybar\w*|sol(?:energi|el|kraft|paneler|celler)\w*|vindkraft|renewabl\w*|solar\w*|wind(?: power)?|vihreä sähkö|grön el"),
        ("heating", r"\w*lämmi\w*|\w*lämpö\w*|lämmön\w*|öljylämmi\w*|\w*värme\w*|\w*värmning\w*|heat\w*|district heat\w*"),
        ("logistics", r"logisti\w*|\w*kuljetu\w*|jakelu\w*|rahti\w*|transporter|godstra\w*|leverans\w*|frakt\w*|freight|deliver\w*|distribution"),
        ("procurement", r"\w*hankin\w*|ostot?|ostami\w*|\w*upphandl\w*|\w*inköp\w*|procure\w*|purchas\w*|sourcing"),
        ("communication", r"viestin\w*|tiedot(?:us|taminen)\w*|markkinoin\w*|kommunik\w*|information|marknadsför\w*|communicat\w*|marketing|asiakasviestin\w*"),
        ("staff", r"henkilöstö\w*|osaami\w*|koulutu\w*|työhyvinvoin\w*|personal\w*|kompetens\w*|utbildning\w*|staff|employee\w*|personnel|training|competence|skills|people"),
        ("waste_circular", r"\w*jät(?:e|t)\w*|kierr?ät\w*|kierto\w*|lajittelu\w*|\w*avfall\w*|återvinn\w*|återbruk\w*|cirk\w*|sorter\w*|\w*waste\w*|recycl\w*|circular\w*|reuse|materiaali\w*|material\w*|pakka\w*"),
        ("water", r"\w*vesi|\w*veden\w*|vedet|vatten\w*|water\w*"),
        ("construction", r"\w*rakenta\w*|\w*rakennu\w*|kiinteistöt?|\w*bygg\w*|fastighet\w*|construct\w*|buildings?|property|properties"),
        ("mobility", r"liikenne\w*|liikku\w*|\w*matka\w*|\w*matkus\w*|autot?|ajoneuvo\w*|kalusto\w*|polttoaine\w*|pyöräily|trafik\w*|transport\w*|rese\w*|resor\w*|\w*resor|fordon\w*|bilar\w*|bil|mobilit\w*|pendl\w*|bränsle\w*|travel\w*|traffic|commut\w*|fleet|vehicles?|cars?|driving|fuels?"),
        ("efficiency", r"\w*tehok\w*|\w*effektiv\w*|efficien\w*|energy efficien\w*"),
        ("energy_saving", r"energi\w*|energia\w*|energy\w*|sähkö\w*|el|elförbrukning\w*|elektricitet|electricity|power|säästö\w*|besparing\w*|savings?"),
    )
)  # fmt: skip
NO_THEME = _word(r"\w*päästö\w*|\w*jalanjäl\w*|\w*utsläpp\w*|\w*avtryck\w*|emissions?|footprint|climate|ilmasto|klimat|ghg|hiilineutraal\w*")
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

# slug, own unit (None: the canonical one, or what the sheet says), words; the first that fits wins
INDICATORS: tuple[tuple[str, str | None, re.Pattern[str]], ...] = tuple(
    (slug, unit, re.compile(rf"(?<!\w)(?:{spellings})"))
    for slug, unit, spellings in (
        ("charging_points", "pcs", r"latauspai|latauspis|sähköautojen lataus|laddpl|laddpunkt|laddst|charging|charge point|chargers"),
        ("electric_buses", "pcs", r"sähköbus|elbuss|electric bus"),
        ("ev_share", None, r"(?:täys)?sähköauto|(?:\w+ )?sähköisiin|autokannan sähkö|elbil|elektrifier\w* (?:av )?(?:bil|fordon)|electric (?:car|vehicle)|evs?(?!\w)|ev share"),
        ("hvo_share", "fraction", r"hvo|uusiutuva\w* diesel|förnybar\w* diesel|renewable diesel"),
        ("solar_kwp", None, r"aurinkovoim|aurinkopan|aurinkosäh|asennettu teho|solpanel|solcell|solkraft|solel|installerad effekt|solar|pv(?!\w)|kwp|huipputeho"),
        ("renewable_share", None, r"(?:\w+ )?uusiutuv|vihreä\w* sähkö|sähkön alkuperä|alkuperätak|alkuperätodist|förnybar|(?:\w+ )?grön\w* el(?!\w)|ursprungsgar|ursprungsmärk|renewabl|green electricity|green power|guarantees? of origin"),
        ("trained_staff_share", "fraction", r"koulutet|koulutuksen (?:käyn|suorit)|(?:koko )?(?:\w*henkilöstö\w*|henkilökun\w*) (?:käy|kävi|suorit|koulut)|ilmastokoulut|klimatutbildn|utbildad|trained|climate training|staff training|training share"),
        ("green_procurement_share", "fraction", r"\w*kriteeri\w*.*(?:hankin|tarjous|osto)|osuus tarjouspyyn|hankinnoissa ympäristö|tarjouspyyn|\w*kriterier\w*.*(?:offert|upphandl|inköp)|\w*kriteri\w* sisält|offertförfråg|criteria in (?:procure|tender|purchas)|(?:environmental|climate|green) criteria|procurement with|tenders"),
        ("food_waste", None, r"(?:ruoka|lautas|leipä|tarjoilu|biojäte)?hävik|hävikki|(?:mat|tallriks|livsmedels|bröd)?svinn|(?:food|plate|bread) waste|food loss|wastage"),
        ("gas_leaks", None, r"sf6|kylmäaine\w*|kaasuvuo|vuodot|vuoto|köldmed|läckage|refrigerant|leak"),
        ("helped_customers", "pcs", r"(?:hjälpa|hjälpta) kunder|auttaa asiakk|asiakkaiden päästö|autetut asiakk|help(?:ing|ed)? customers|customers helped"),
        ("student_projects", "pcs", r"studentarbet|studentprojekt|opiskelijatyö|opinnäytety|student (?:work|project)|thes[ei]s"),
        ("stories", "pcs", r"jut(?:ut|tu)|ilmastojut|julkaisu(?:t|ja)|inlägg|publikation|artiklar|stories|posts|publications|articles|kerromme ilmastote"),
        ("vegetarian_share", "fraction", r"kasvis\w*|vegetar\w*|växtbaser\w*|plant[- ]based|vegan\w*"),
        ("mixed_waste", None, r"seka-? ?jät|polttokelp|polttojät|loppujät|blandavfall|blandat avfall|restavfall|brännbart|mixed waste|residual waste|general waste|landfill"),
        ("bio_waste", None, r"biojät|bio-?avfall|matavfall|bio-?waste|organic waste"),
        ("recycling_rate", None, r"kierrätysaste|kierrätyspros|lajitteluaste|lajittelu|hyötykäyttöaste|kierrät|återvinnings(?:grad|andel)|återvinn|sorteringsgrad|(?:bättre )?sortering|recycling|recycled|recovery rate"),
        ("waste_total", None, r"jättei|jätte(?:iden|en) (?:kokonais|määr)|jätteet|jätemäär|jätettä|avfallet|avfallsmäng|avfall|waste"),
        ("water", None, r"vesi|veden|vettä|vedenkul|käyttövesi|vatten|water"),
        ("emissions", None, r"\w*päästö|hiilijalan|hiilineutr|scope|co2|khk|\w*utsläpp|klimatavtryck|koldioxid|klimatneutr|emission|carbon|footprint|ghg|net[- ]zero|greenhouse"),
        ("heating_oil", None, r"(?:kevyt )?polttoöljy|öljyläm|lämmitysöl|öljystä|öljyn|öljy(?!\w)|eldningsolj|brännolj|olje(?:pann|uppv|eldn)|oljan|olja|heating oil|fuel oil|oil(?!\w)"),
        ("diesel", None, r"diesel"),
        ("petrol", None, r"bensiini|bensa|bensin|petrol|gasoline"),
        ("fuel", None, r"polttoaine|bränsle|drivmedel|fuel"),
        ("vehicle_km", None, r"ajokil|ajokm|ajetu|ajot|työajo|kilometri|km(?!\w)|ajosuor|autolla aje|körda|körsträck|kilometer|färre kilom|mileage|kilomet|driv(?:en|ing)"),
        ("energy_intensity", None, r"ostoenergia\w* ?/|energia(?:nkulutus)?\w* ?/|energi\w* ?/|mwh/m€|energiaintensi|energiintensi|energy intensity|energy per"),
        ("specific_heat_use", None, r"lämmön ominaiskul|ominaislämm|ominaiskul|specifik (?:värme|uppvärm)|specific heat"),
        ("district_heat", None, r"kauko-? ?läm|fjärrvärm|fjv|district heat"),
        ("heat", None, r"läm(?:mön|pö|mity)|huoneläm|uppvärmn|värme|heat"),
        ("electricity", None, r"sähkö|kiinteistösähk|pohjakuorma|el(?!\w)|elförbr|elanvänd|elström|elektricitet|elenergi|elen(?!\w)|electric|power (?:use|consum)"),
        ("energy", "MWh", r"(?:kokonais)?energia|ostoenergia|energiförbr|energianvänd|energi|energy"),
    )
)  # fmt: skip
NO_INDICATOR = _word(r"ei mittaria?|ei mitattavissa|ingen (?:indikator|mätare)|inget mått|saknas|no (?:indicator|metric)|none|n/a|laskettu|tehty|valmis|beräknat?|beräknad|gjort|klart?|calculated|done|completed|kyllä/ei|ja/nej|yes/no")

# for these, less is better: an unsigned percentage is a reduction
REDUCED = frozenset(
    {"electricity", "district_heat", "heating_oil", "diesel", "petrol", "fuel", "vehicle_km", "mixed_waste", "bio_waste"}
    | {"waste_total", "water", "emissions", "food_waste", "food_waste_share", "gas_leaks", "energy", "energy_intensity"}
    | {"specific_heat_use", "specific_electricity_use"}
)

REDUCE = re.compile(
    r"(?<!\w)(?:minsk|mindre|färre|sänk|dra ner|reducer|spar(?:a|ande)|vähen|vähem|pienen|pienem|säästö|säästä|alas|kuriin|leika|karsi"
    r"|luop|puolit|puoleen|halver|halve|reduc|decreas|cut|less|fewer|lower|sav(?:e|ing)|fasa ut|utfas|phase out|down)"
)
INCREASE = re.compile(r"(?<!\w)(?:öka|höj|fler|mera?(?!\w)|lisä(?!tie)|kasvat|nost|enemmän|increas|rais|more|grow|doubl|fördubbl|kaksinkert)")
HALVE = re.compile(r"(?<!\w)(?:halver\w*|puolit\w*|puoleen|(?:till|med) hälften|halv(?:e|ing)(?!\w)|(?:by|in|to) half)(?!\w)")
NEUTRAL = re.compile(r"(?:koldioxid|klimat)neutral|hiilineutraal|(?:carbon|climate)[- ]neutral|net[- ]zero|nettonoll")
EVERY_YEAR = re.compile(
    r"(?<!\w)(?:joka vuosi|vuosittai\w*|vuosittaista|kuukausittain|joka kuukausi|viikoittain|joka (?:viikko|päivä|kevät|syksy)|säännölli\w*"
    r"|jatkuva\w*|årlig\w*|årligen|varje (?:år|månad|vecka|vår|höst|dag)|månatlig\w*|regelbund\w*|löpande|kontinuerlig\w*|every (?:year|month|week)"
    r"|yearly|annual\w*|monthly|weekly|regular\w*|continuous\w*|each year|aina|alltid|always)(?!\w)"
)
ONCE = re.compile(
    r"(?<!\w)(?:lasketaan|lasketa|laske(?!e)\w*|laskettu|ensimmäi\w*|julkais\w*|luop\w*|luovu\w*|laad\w*|otetaan käyttöön|hankitaan|asenn\w*|rakenn\w*"
    r"|vaihdet\w*|selvit\w*|sertif\w*|siirry\w*|pakollise\w*|valmi\w*|uusita\w*|beräkn\w*|första gången|publicer\w*|fasa\w*|utfas\w*|upprätta\w*|ta fram|skaffa\w*"
    r"|installer\w*|bygg(?:a|s|er)|byt(?:a|s|er)|certifier\w*|utred\w*|gå över|införa?s?|calculat\w*|first time|publish\w*|stop\w*|phase out|draw up|prepare|install\w*"
    r"|build|replace\w*|certif\w*|switch\w*|introduc\w*|neutral\w*|hiilineutraal\w*)"
)
