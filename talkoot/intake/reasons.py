"""Every code that a reader of files gives: why a file, a row or a cell was not taken, and what to know of what was.

Pages put these into words; here they are only names.
"""

from __future__ import annotations

from enum import StrEnum


class Refusal(StrEnum):
    """Why a whole file cannot be read."""

    EMPTY = "empty"
    NOT_TEXT = "not_text"
    TOO_LARGE = "too_large"
    NO_TABLE = "no_table"
    MISSING_COLUMN = "missing_column"
    DOCUMENT_TYPE = "document_type"  # XML that declares a document type or entities
    NO_INVOICE = "no_invoice"
    SPREADSHEET = "spreadsheet"  # the reason of `talkoot.sheets.reading` stands in `detail`


class Bad(StrEnum):
    """Why a row was not read. The row is listed, and the others are read."""

    UNREADABLE_DATE = "unreadable_date"
    AMBIGUOUS_DATE = "ambiguous_date"  # 03/04/2025, and the rest of the column does not tell
    MISSING_DATE = "missing_date"
    TIME_WITHOUT_ZONE = "time_without_zone"
    UNREADABLE_NUMBER = "unreadable_number"
    AMBIGUOUS_NUMBER = "ambiguous_number"  # 1.234, and the rest of the column does not tell
    MISSING_AMOUNT = "missing_amount"
    MISSING_QUANTITY = "missing_quantity"
    UNKNOWN_UNIT = "unknown_unit"
    UNKNOWN_RESOLUTION = "unknown_resolution"
    UNKNOWN_PRODUCT = "unknown_product"
    OFF_THE_INTERVAL = "off_the_interval"  # a start time that is not on a quarter of an hour
    TOO_FEW_CELLS = "too_few_cells"
    TOO_MANY_CELLS = "too_many_cells"
    BROKEN_QUOTES = "broken_quotes"
    BROKEN_XML = "broken_xml"


class Left(StrEnum):
    """Why something that was read is not an amount to count."""

    TOTAL_ROW = "total_row"
    REPEATED_HEADING = "repeated_heading"
    OTHER_CURRENCY = "other_currency"
    ADBLUE = "adblue"
    CAR_WASH = "car_wash"
    SHOP = "shop"
    CARD_FEE = "card_fee"
    REACTIVE_ENERGY = "reactive_energy"
    POWER = "power"
    COPY_OF_INVOICE = "copy_of_invoice"
    SAME_INVOICE_TWICE = "same_invoice_twice"
    NOT_AN_INVOICE = "not_an_invoice"  # a reminder, an order, an offer
    SUMMARY_ROW = "summary_row"  # its parts are rows of their own
    PART_OF_ROW = "part_of_row"  # the row above holds it


class Notice(StrEnum):
    """What to know of something that was read."""

    GAPS = "gaps"
    ESTIMATED = "estimated"
    FILLED = "filled"
    DUPLICATES = "duplicates"
    DUPLICATES_DIFFER = "duplicates_differ"
    SEVERAL_SERIES = "several_series"  # one metering point, two time series
    PRODUCTION = "production"
    FED_IN = "fed_in"  # negative amounts of a point that otherwise consumes
    PART_OF_YEAR = "part_of_year"
    CREDIT_NOTE = "credit_note"
    CREDIT_ROW = "credit_row"
    SAME_ENERGY = "same_energy"  # transfer of energy that another row or bill holds
    SAME_QUANTITY = "same_quantity"  # a second row of the invoice with the same amount of the same energy
    PRICE_ADJUSTMENT = "price_adjustment"  # a discount that repeats a quantity
    SIGNS_DIFFER = "signs_differ"
    PERIOD_FROM_INVOICE_DATE = "period_from_invoice_date"
    PERIOD_FROM_INVOICE = "period_from_invoice"
    KIND_FROM_INVOICE = "kind_from_invoice"
    KIND_UNKNOWN = "kind_unknown"
    GROSS_OR_NET = "gross_or_net"  # energy of a fuel: is it by the gross or the net calorific value?
    UNIT_CODES_DIFFER = "unit_codes_differ"
    APPROXIMATE = "approximate"
    WITH_VAT = "with_vat"  # only the sum with VAT is known
    CHARGED_ELSEWHERE = "charged_elsewhere"  # electricity of a public charging point


class Question(StrEnum):
    """What a person has to say of a table before it can be read without guessing."""

    DATE_COLUMN = "date_column"
    AMOUNT_COLUMN = "amount_column"
    DECIMAL_MARK = "decimal_mark"
    DAY_OR_MONTH_FIRST = "day_or_month_first"
    SIGNS = "signs"  # most amounts are negative: are these costs?


class Known(StrEnum):
    """By what a file was recognised, or why it was not."""

    DATAHUB_HEADINGS = "datahub_headings"
    DATAHUB_ROWS = "datahub_rows"
    FINVOICE_ELEMENT = "finvoice_element"
    FUEL_HEADINGS = "fuel_headings"
    LEDGER_HEADINGS = "ledger_headings"
    OTHER_XML = "other_xml"
    SPREADSHEET_PART = "spreadsheet_part"  # only the beginning of a spreadsheet was given
    NOT_A_TABLE = "not_a_table"
    NO_KNOWN_HEADINGS = "no_known_headings"
    EMPTY = "empty"


class Same(StrEnum):
    """Why two sets of readings may be the same thing."""

    METER_AND_BILL = "meter_and_bill"
    TRANSFER_AND_ENERGY = "transfer_and_energy"
    EUROS_AND_AMOUNT = "euros_and_amount"  # what was paid, and how much there was
    SAME_BILL = "same_bill"
    SAME_METER = "same_meter"
    CARD_AND_BILL = "card_and_bill"
    BILL_AND_LEDGER = "bill_and_ledger"  # euros of an invoice, and the same seller's row in the books
    SAME_PERIOD = "same_period"  # two sources of one sort; perhaps two sites


class Unreadable(Exception):
    """A file that cannot be read at all: `reason` says why, `detail` names the column or the inner reason."""

    def __init__(self, reason: Refusal, detail: str = "") -> None:
        super().__init__(f"{reason} {detail}".strip())
        self.reason = reason
        self.detail = detail
