"""The words by which goals name their indicator and what is to happen."""

from __future__ import annotations

import re


def _word(spellings: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{spellings})(?!\w)")


# slug, own unit (None: the canonical one, or what the sheet says), words; the first that fits wins
INDICATORS: tuple[tuple[str, str | None, re.Pattern[str]], ...] = tuple(
    (slug, unit, re.compile(rf"(?<!\w)(?:{spellings})"))
    for slug, unit, spellings in (
        (
            "charging_points",
            "pcs",
            r"latauspai|latauspis|sähköautojen lataus|laddpl|laddpunkt|laddst|charging|charge point|chargers",
        ),
        ("electric_buses", "pcs", r"sähköbus|elbuss|electric bus"),
        (
            "ev_share",
            None,
            r"(?:täys)?sähköauto|(?:\w+ )?sähköisiin|autokannan sähkö|elbil|elektrifier\w* (?:av )?(?:bil"
            r"|fordon)|electric (?:car|vehicle|van|taxi|truck)|evs?(?!\w)|ev share"
            r"|sähkö(?:taks|pakettiaut|kuorma-?aut)|eltaxi|ellastbil|elskåpbil|andelen? elfordon",
        ),
        ("hvo_share", "fraction", r"hvo|uusiutuva\w* diesel|förnybar\w* diesel|renewable diesel"),
        (
            "solar_kwp",
            None,
            r"aurinkovoim|aurinkopan|aurinkosäh|asennettu teho|solpanel|solcell|solkraft|solel|installerad effekt"
            r"|solar|soleffekt|installed capacity|pv(?!\w)|kwp|huipputeho",
        ),
        (
            "renewable_share",
            None,
            r"(?:\w+ )?uusiutuv|vihreä\w* sähkö|sähkön alkuperä|alkuperätak|alkuperätodist|förnybar"
            r"|(?:\w+ )?grön\w* el(?!\w)"
            r"|ursprungsgar|ursprungsmärk|renewabl|green electricity|green power|guarantees? of origin",
        ),
        (
            "trained_staff_share",
            "fraction",
            r"koulutet|koulutuksen (?:käyn|suorit)|(?:koko )?(?:\w*henkilöstö\w*|henkilökun\w*) (?:käy"
            r"|kävi|suorit|koulut)|ilmastokoulut|klimatutbildn|utbildad|trained|climate training|staff training"
            r"|training share",
        ),
        (
            "green_procurement_share",
            "fraction",
            r"\w*kriteeri\w*.*(?:hankin|tarjous|osto)|osuus tarjouspyyn|hankinnoissa ympäristö|tarjouspyyn"
            r"|\w*kriterier\w*.*(?:offert|upphandl|inköp)|\w*kriteri\w* sisält|offertförfråg|criteria in (?:procure"
            r"|tender|purchas)|(?:environmental|climate|green) criteria|procurement with|tenders",
        ),
        (
            "food_waste",
            None,
            r"(?:ruoka|lautas|leipä|tarjoilu|biojäte)?hävik|hävikki|(?:mat|tallriks|livsmedels|bröd)?svinn"
            r"|(?:food|plate|bread) waste|food loss|wastage",
        ),
        ("gas_leaks", None, r"sf6|kylmäaine\w*|kaasuvuo|vuodot|vuoto|köldmed|läckage|refrigerant|leak"),
        (
            "helped_customers",
            "pcs",
            r"(?:hjälpa|hjälpta) kunder|auttaa asiakk|asiakkaiden päästö|autetut asiakk|help(?:ing|ed)? customers"
            r"|customers helped",
        ),
        (
            "student_projects",
            "pcs",
            r"studentarbet|studentprojekt|opiskelijatyö|opinnäytety|student (?:work|project)|thes[ei]s",
        ),
        (
            "stories",
            "pcs",
            r"jut(?:ut|tu)|ilmastojut|julkaisu(?:t|ja)|inlägg|publikation|artiklar|stories|posts|publications"
            r"|articles|kerromme ilmastote",
        ),
        ("vegetarian_share", "fraction", r"kasvis\w*|vegetar\w*|växtbaser\w*|plant[- ]based|vegan\w*"),
        (
            "mixed_waste",
            None,
            r"seka-? ?jät|seka(?!\w)|polttokelp|polttojät|loppujät|blandavfall|blandat avfall|restavfall|brännbart"
            r"|mixed waste|residual waste|general waste|landfill",
        ),
        (
            "bio_waste",
            None,
            r"biojät|bio-?avfall|matavfall|bio[- ]?waste|organic waste|organiskt avfall|ruokajät|ruuantäh",
        ),
        (
            "recycling_rate",
            None,
            r"kierrätysaste|kierrätyspros|lajitteluaste|lajittelu|hyötykäyttöaste|kierrät|återvinnings(?:grad"
            r"|andel)|återvinn(?!\w* (?:av )?(?:spill)?värm)|sorteringsgrad|(?:bättre )?sortering|recycling|recycled|recovery rate"
            r"|sorting rate|hyödyntämisas",
        ),
        (
            "waste_total",
            None,
            r"jättei|jätte(?:iden|en) (?:kokonais|määr)|jätteet|jätemäär|jätettä|avfallet|avfallsmäng"
            r"|avfall|waste",
        ),
        ("water", None, r"vesi|veden|vettä|vedenkul|(?:käyttö|talous)ve[sd]|vatten|kranvatten|water"),
        (
            "emissions",
            None,
            r"\w*päästö|hiilijalan|hiilineutr|scope|co2|khk|\w*utsläpp|klimatavtryck|koldioxid|klimatneutr"
            r"|emission|carbon|footprint|ghg|net[- ]zero|greenhouse|växthusgas|kasvihuonekaas|hiilidioksid",
        ),
        (
            "heating_oil",
            None,
            r"(?:kevyt )?polttoöljy|öljyläm|lämmitysöl|öljystä|öljyn|öljy(?!\w)|eldningsolj|brännolj"
            r"|olje(?:pann|uppv|eldn)|oljan|olja|heating oil|fuel oil|oil(?!\w)|pok(?!\w)|villaolj|värmeolj",
        ),
        ("diesel", None, r"diesel"),
        ("petrol", None, r"bensiini|bensa|bensin|petrol|gasoline"),
        ("fuel", None, r"polttoaine|bränsle|drivmedel|fuel"),
        (
            "vehicle_km",
            None,
            r"ajokil|ajokm|ajetu|ajot|työajo|kilometri|km(?!\w)|ajosuor|autolla aje|körda|körsträck|kilometer"
            r"|färre kilom|mileage|kilomet|driv(?:en|ing)",
        ),
        (
            "energy_intensity",
            None,
            r"ostoenergia\w* ?/|energia(?:nkulutus)?\w* ?/|energi\w* ?/|mwh/m€|energiaintensi|energiintensi"
            r"|energy intensity|energy per",
        ),
        (
            "specific_heat_use",
            None,
            r"lämmön ominaiskul|ominaislämm|ominaiskul|specifik (?:värme|uppvärm)|specific heat",
        ),
        ("district_heat", None, r"kauko-? ?läm|kaukol(?!\w)|kl(?!\w|\.?\s?\d)|fjärrvärm|fjv|district heat|dh(?!\w)"),
        ("heat", None, r"läm(?:mön|pö|mity)|huoneläm|uppvärmn|värme|heat"),
        (
            "electricity",
            None,
            r"sähkö(?!lautt|ferr|kone|isty|pyör|lait)|kiinteistösähk|(?:verkko|osto)sähk|pohjakuorma|(?:köp|nät)?el(?!\w)|ström(?!\w)|elförbr|elanvänd|elström|elektricitet|elenergi"
            r"|elen(?!\w)|electricit|electric (?:energy|use|consum|load|heating)|power(?!\w)",
        ),
        ("energy", "MWh", r"(?:kokonais)?energia|ostoenergia|energiförbr|energianvänd|energi|energy"),
    )
)
NO_INDICATOR = _word(
    r"ei mittaria?|ei mitattavissa|ingen (?:indikator|mätare)|inget mått|saknas|no (?:indicator"
    r"|metric)|none|n/a|laskettu|tehty|valmis|beräknat?|beräknad|gjort|klart?|calculated|done"
    r"|completed|kyllä/ei|ja/nej|yes/no"
)

# for these, less is better: an unsigned percentage is a reduction
REDUCED = frozenset(
    {
        "electricity",
        "district_heat",
        "heating_oil",
        "diesel",
        "petrol",
        "fuel",
        "vehicle_km",
        "mixed_waste",
        "bio_waste",
    }
    | {"waste_total", "water", "emissions", "food_waste", "food_waste_share", "gas_leaks", "energy", "energy_intensity"}
    | {"specific_heat_use", "specific_electricity_use"}
)

REDUCE = re.compile(
    r"(?<!\w)(?:minsk|mindre|färre|sänk|dra ner|reducer|spar(?:a|ande)|vähen|vähem|pienen|pienem"
    r"|säästö|säästä|alas|kuriin|leika|karsi"
    r"|luop|puolit|puoleen|ne[rd](?!\w)|lask(?:ee|uun|etaan)|halver|halve|reduc|decreas|cut|less|fewer|lower|sav(?:e|ing)|fasa ut|utfas|phase out|down)"
)
INCREASE = re.compile(
    r"(?<!\w)(?:öka|höj|fler|mera?(?!\w)|lisä(?!tie)|kasvat|nost|enemmän|increas|rais|more|grow"
    r"|doubl|fördubbl|kaksinkert)"
)
HALVE = re.compile(
    r"(?<!\w)(?:halver\w*|puolit\w*|puoleen|(?:till|med) hälften|halv(?:e|ing)(?!\w)|(?:by|in"
    r"|to) half)(?!\w)"
)
NEUTRAL = re.compile(r"(?:koldioxid|klimat)neutral|hiilineutraal|(?:carbon|climate)[- ]neutral|net[- ]zero|nettonoll")
EVERY_YEAR = re.compile(
    r"(?<!\w)(?:joka vuosi|vuosittai\w*|vuosittaista|kuukausittain|joka kuukausi|viikoittain"
    r"|joka (?:viikko|päivä|kevät|syksy)|säännölli\w*"
    r"|jatkuva\w*|årlig\w*|årligen|varje (?:år|månad|vecka|vår|höst|dag)|månatlig\w*|regelbund\w*"
    r"|löpande|kontinuerlig\w*|every (?:year|month|week)"
    r"|yearly|annual\w*|monthly|weekly|regular\w*|continuous\w*|each year|aina|alltid|always)(?!\w)"
)
ONCE = re.compile(
    r"(?<!\w)(?:lasketaan|lasketa|laske(?!e)\w*|laskettu|ensimmäi\w*|julkais\w*|luop\w*|luovu\w*"
    r"|laad\w*|otetaan käyttöön|hankitaan|asenn\w*|rakenn\w*"
    r"|vaihdet\w*|selvit\w*|sertif\w*|siirry\w*|pakollise\w*|valmi\w*|uusita\w*|beräkn\w*|första gången"
    r"|publicer\w*|fasa\w*|utfas\w*|upprätta\w*|ta fram|skaffa\w*"
    r"|installer\w*|bygg(?:a|s|er)|byt(?:a|s|er)|certifier\w*|utred\w*|gå över|införa?s?|calculat\w*"
    r"|first time|publish\w*|stop\w*|phase out|draw up|prepare|install\w*"
    r"|build|replace\w*|certif\w*|switch\w*|introduc\w*|neutral\w*|hiilineutraal\w*)"
)
