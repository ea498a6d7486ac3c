"""The demo's workbooks name industries in words of their own; here is what their companies do by TOL 2008."""

WORDS = (
    ("leipomo", "10"), ("bageri", "10"), ("meijeri", "10"), ("eväs", "10"), ("fisk", "10"), ("panimo", "11"), ("bryggeri", "11"),
    ("puutuote", "16"), ("jakkara", "31"), ("snickeri", "16"), ("saaristopuu", "16"), ("kirjapaino", "18"), ("muovi", "22"),
    ("plast", "22"), ("betoni", "23"), ("konepaja", "25"), ("hitsaus", "25"), ("mekaniska", "25"), ("hallanotko", "25"),
    ("elektroniikka", "26"), ("båtvarvet", "30"), ("energi", "35"), ("sähköverkko", "35"), ("vesi", "36"), ("vatten", "36"),
    ("lajittelu", "38"), ("kierrätys", "38"), ("soratuote", "08"), ("rakennus", "41"), ("byggfirma", "41"), ("auto", "45"),
    ("bilservice", "45"), ("ruokakauppa", "47"), ("osuuskauppa", "47"), ("apteekki", "47"), ("kauppakeskus", "68"), ("andelslaget", "47"),
    ("bussi", "49"), ("taksi", "49"), ("kuljetus", "49"), ("rederi", "50"), ("höyrylaiva", "50"), ("hotelli", "55"), ("hotell", "55"),
    ("gästhamn", "93"), ("ravintola", "56"), ("kahvila", "56"), ("restaurang", "56"), ("media", "58"), ("sanomat", "58"),
    ("fyrbladet", "58"), ("ohjelmisto", "62"), ("kodholmen", "62"), ("konesali", "63"), ("pankki", "64"), ("sparbank", "64"),
    ("kiinteistöhuolto", "81"), ("kiinteistö", "68"), ("asunnot", "68"), ("bostäder", "68"), ("tilitoimisto", "69"),
    ("arkkitehti", "71"), ("insinööri", "71"), ("mainos", "73"), ("siivous", "81"), ("städ", "81"), ("ammattikorkea", "85"),
    ("koulutus", "85"), ("yrkesinstitutet", "85"), ("hammas", "86"), ("hoiva", "87"), ("omsorg", "87"), ("päiväkodit", "88"),
    ("teatteri", "90"), ("tapahtuma", "90"), ("kiekko", "93"), ("golf", "93"), ("kunto", "93"), ("luonto", "94"), ("natur", "94"),
    ("seura", "94"), ("församling", "94"), ("pesula", "96"), ("puutarha", "01"), ("växthus", "01"), ("tila", "01"), ("gård", "01"),
)  # fmt: skip


def guess(name: str) -> str:
    """The division for a demo company's name, empty when the name tells nothing."""
    folded = name.casefold()
    return next((code for word, code in WORDS if word in folded), "")
