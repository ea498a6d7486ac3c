"""Every code that reading a file gives, in words: why a row was not read, what was left out, what to know of the rest."""

from typing import Any

from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

REFUSALS: dict[str, Any] = {
    "empty": _("The file is empty. Check that you chose the right one."),
    "not_text": _("The file is no text and no spreadsheet. Export it again as CSV or Excel."),
    "too_large": _("The file is too large to be read as a whole. Export one year at a time."),
    "no_table": _("There is no table in the file. Export the rows themselves, not a printout of them."),
    "missing_column": _("A column is missing that we need: %(detail)s. Export the file with it, or choose another column."),
    "document_type": _("The file declares a document type, which an e-invoice does not have. Ask for it in Finvoice form."),
    "no_invoice": _("There is no Finvoice invoice in the file. Ask for the e-invoices in Finvoice 3.0 form."),
    "spreadsheet": _("The spreadsheet could not be read: it may be damaged, protected by a password or too large. Save it as CSV and try again."),
    "unexpected": _("Something unexpected stood in the way. Nothing was added, and your file is kept."),
}  # fmt: skip

BAD: dict[str, Any] = {
    "unreadable_date": _("This is no date that we can read."),
    "ambiguous_date": _("The date can be read in two ways, and the other rows do not tell which."),
    "missing_date": _("The date is missing."),
    "time_without_zone": _("The time does not say its time zone."),
    "unreadable_number": _("This is no number that we can read."),
    "ambiguous_number": _("The number can be read in two ways, and the other rows do not tell which."),
    "missing_amount": _("The amount is missing."),
    "missing_quantity": _("The quantity is missing."),
    "unknown_unit": _("We do not know this unit, or it does not fit."),
    "unknown_resolution": _("We do not know this interval: only hours and quarters are read."),
    "unknown_product": _("We do not know this product."),
    "off_the_interval": _("The time is not on a full quarter of an hour."),
    "too_few_cells": _("The row has too few cells."),
    "too_many_cells": _("The row has more cells than there are headings."),
    "broken_quotes": _("A quotation mark is opened and never closed."),
    "broken_xml": _("The invoice is cut off or damaged."),
}

LEFT: dict[str, Any] = {
    "total_row": _("rows with a sum or a balance"),
    "repeated_heading": _("headings that are repeated"),
    "other_currency": _("amounts in another currency than the euro"),
    "adblue": _("AdBlue: it is no fuel, and what it emits is very little"),
    "car_wash": _("car washes"),
    "shop": _("things bought in the shop of a filling station"),
    "card_fee": _("fees of the card"),
    "reactive_energy": _("reactive energy: it is no electricity that was used"),
    "power": _("power: it is the height of the use, not its amount"),
    "copy_of_invoice": _("copies of invoices"),
    "same_invoice_twice": _("invoices that are twice in the file"),
    "not_an_invoice": _("reminders, orders and offers"),
    "summary_row": _("sums of invoices, whose parts are counted"),
    "part_of_row": _("parts of rows that are counted as a whole"),
    "fee": _("taxes, basic charges and other fees of energy bills: no energy is in them"),
    "other_year": _("rows of other years"),
    "missing_euros": _("rows without euros"),
    "same_energy": _("transfer of electricity or gas: the energy itself is on another row"),
    "production": _("electricity that was produced and fed into the grid"),
}

NOTICES: dict[str, Any] = {
    "gaps": _("Hours are missing."),
    "estimated": _("The network company has estimated some hours. They are counted, and make the figure a little less certain."),
    "filled": _("Missing hours were filled with the mean of the same hour in the same month. They make the figure less certain."),
    "duplicates": _("Some times are in the file twice. Each was counted once."),
    "duplicates_differ": _("Some times are in the file twice with different amounts. The better one was counted."),
    "several_series": _("A metering point has several series of measurements. Only the largest is proposed: say whether the others are something else."),
    "production": _("A metering point produces electricity. What was fed into the grid is not deducted."),
    "fed_in": _("Some electricity was fed back into the grid. It is not deducted."),
    "part_of_year": _("The file does not cover the whole year. Months without values are not filled: fetch the rest, or add it by hand."),
    "credit_note": _("Credit notes are deducted."),
    "credit_row": _("Rows that give back are deducted."),
    "same_energy": _("The transfer of electricity or gas is billed apart. The energy counts once."),
    "same_quantity": _("An invoice has the same amount of energy on two rows. Look whether it is one thing at two prices."),
    "price_adjustment": _("Discounts repeat an amount. The amount counts once."),
    "signs_differ": _("On some rows the amount and the euros have different signs. Look at them on the invoice."),
    "period_from_invoice_date": _("Some invoices do not say for which time they are: their date was taken."),
    "period_from_invoice": _("Some rows do not say for which time they are: the period of their invoice was taken."),
    "kind_from_invoice": _("What some rows are was told by the other rows of their invoice."),
    "kind_unknown": _("What some rows are is not known. Say what they are."),
    "gross_or_net": _("The energy of gas was taken as billed. Ask the seller whether it is by the gross or the net calorific value."),
    "unit_codes_differ": _("Some rows name two units. The first was taken."),
    "approximate": _("Some amounts are marked as approximate."),
    "with_vat": _("Only sums with value added tax are known for some rows, so that they are a little too large."),
    "charged_elsewhere": _("Charging of vehicles at public places is electricity, too."),
    "across_years": _("A bill that crosses New Year counts by its days in the year."),
}  # fmt: skip

ROLES: dict[str, Any] = {
    "date": pgettext_lazy("column", "Date"),
    "net": pgettext_lazy("column", "Euros without VAT"),
    "gross": pgettext_lazy("column", "Euros with VAT"),
    "debit": pgettext_lazy("column", "Debit"),
    "credit": pgettext_lazy("column", "Credit"),
    "side": pgettext_lazy("column", "Debit or credit"),
    "vat": pgettext_lazy("column", "VAT in euros"),
    "vat_rate": pgettext_lazy("column", "VAT rate"),
    "currency": pgettext_lazy("column", "Currency"),
    "account": pgettext_lazy("column", "Account number"),
    "account_name": pgettext_lazy("column", "Account name"),
    "supplier": pgettext_lazy("column", "Supplier"),
    "supplier_id": pgettext_lazy("column", "Supplier's business ID"),
    "text": pgettext_lazy("column", "Text"),
    "quantity": pgettext_lazy("column", "Quantity"),
    "unit": pgettext_lazy("column", "Unit"),
    "product": pgettext_lazy("column", "Product"),
    "card": pgettext_lazy("column", "Card"),
    "vehicle": pgettext_lazy("column", "Vehicle"),
    "site": pgettext_lazy("column", "Site or cost centre"),
    "voucher": pgettext_lazy("column", "Voucher"),
}

QUESTIONS: dict[str, Any] = {
    "date_column": _("Which column is the date?"),
    "amount_column": _("Which column holds the amount?"),
    "decimal_mark": _("Is the decimal mark a comma or a point? The first rows do not tell."),
    "day_or_month_first": _("Does the day or the month come first in the dates? The first rows do not tell."),
    "signs": _("Most amounts are negative. Are the negative ones the costs?"),
}

WHY: dict[str, Any] = {
    "supplier_and_account": _("as you said before"),
    "supplier": _("as you said of this supplier before"),
    "account": _("as you said of this account before"),
    "words": _("by its words"),
    "file": _("as the file says"),
}


def reason_words(reason: str) -> str:
    """Why a file could not be read, from the code that is kept with it."""
    code, _colon, detail = reason.partition(":")
    told = REFUSALS.get(code, REFUSALS["unexpected"])
    return str(told) % {"detail": _columns(detail)} if code == "missing_column" else str(told)


def _columns(detail: str) -> str:
    names = [one.strip() for one in detail.split(",") if one.strip()]
    return ", ".join(str(ROLES.get(name, name)) for name in names) or gettext("a column")
