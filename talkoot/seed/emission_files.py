"""Files of an invented bakery's year 2025, as its systems would export them: for trying the reading of files, and the demo.

The yearly totals stand as constants beside each generator: `emission_meter`, `emission_bills`, `emission_books`.
"""

from talkoot.seed.emission_bills import BUYER, BUYER_ID, finvoice_xml
from talkoot.seed.emission_books import fuel_card_csv, ledger_csv
from talkoot.seed.emission_meter import YEAR, datahub_csv

COMPANY, COMPANY_ID = BUYER, BUYER_ID
NAMES = {
    f"mittaustiedot-{YEAR}.csv": datahub_csv,
    f"laskut-{YEAR}.xml": finvoice_xml,
    f"paakirja-{YEAR}.csv": ledger_csv,
    f"polttoainekortti-{YEAR}.csv": fuel_card_csv,
}


def emission_files() -> dict[str, bytes]:
    """File name and content of each; the same bytes at every run."""
    return {name: written() for name, written in NAMES.items()}
