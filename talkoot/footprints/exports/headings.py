"""What the columns of the workbook are called in the reader's language; files for machines keep the codes."""

from django.utils.translation import gettext, pgettext


def heading(name: str) -> str:
    """The heading of a column or fact; the code itself where there is none."""
    return _headings().get(name, name)


def _headings() -> dict[str, str]:
    return {
        **_of_amounts(),
        **_of_factors(),
        "organisation": gettext("Organisation"),
        "year": gettext("Year"),
        "state": gettext("State"),
        "evidence": gettext("Evidence"),
        "factors": gettext("Release of emission factors"),
        "potentials": gettext("Global warming potentials"),
        "flights_with_radiative_forcing": gettext("Flights with their effects high in the air"),
        "boundary": gettext("What belongs to the calculation"),
        "people": gettext("Employees"),
        "floor_m2": gettext("Floor area, m²"),
        "turnover_eur": gettext("Turnover, €"),
        "what": gettext("What"),
        "reason": gettext("Reason"),
    }


def _of_amounts() -> dict[str, str]:
    return {
        "row": gettext("Row"),
        "question": gettext("Question"),
        "kind": gettext("Code"),
        "kind_name": gettext("Name"),
        "site": gettext("Where"),
        "amount": gettext("Amount"),
        "unit": gettext("Unit"),
        "known": gettext("How the amount is known"),
        "category": gettext("Category of scope 3"),
        "method": gettext("Way of counting scope 2"),
        "part": gettext("Part of the chain"),
        "counted_in_market_total": gettext("In the market-based total"),
        "quantity": gettext("Amount in the factor's unit"),
        "amount_uncertainty": gettext("Uncertainty of the amount"),
        "origin": gettext("Origin"),
        "source_of_amount": gettext("Where the amount is from"),
        "file": gettext("File"),
        "remark": gettext("Assumption or remark"),
    }


def _of_factors() -> dict[str, str]:
    return {
        "factor_unit": gettext("Unit of the factor"),
        "kg_co2e_per_unit": gettext("kg CO₂e per unit"),
        "kg_co2e": "kg CO₂e",
        "kg_co2_biogenic": gettext("CO₂ of plants, kg"),
        "factor_uncertainty": gettext("Uncertainty of the factor"),
        "publisher": gettext("Publisher"),
        "document": gettext("Document"),
        "reference": gettext("Place in the document"),
        "factor_from": gettext("From"),
        "factor_to": gettext("Until"),
        "geography": gettext("Area"),
        "basis": gettext("Basis"),
        "licence": gettext("Licence"),
        "address": pgettext("web", "Address"),
        "factor": gettext("Emission factor"),
        "doubts": gettext("What is not ideal"),
        "chosen_among": gettext("Chosen among"),
        "next_best": gettext("Next best"),
    }
