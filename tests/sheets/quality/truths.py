"""The truth about one made-up workbook, collected while it is written."""

from typing import Any

from tests.sheets.quality.firms import Firm
from tests.sheets.quality.specs import Spec, may, right, size_class

UNITS = {
    "electricity": "MWh",
    "district_heat": "MWh",
    "heating_oil": "l",
    "diesel": "l",
    "petrol": "l",
    "vehicle_km": "km",
    "mixed_waste": "kg",
    "bio_waste": "kg",
    "waste_total": "kg",
    "water": "m3",
    "renewable_share": "fraction",
    "recycling_rate": "fraction",
    "ev_share": "fraction",
    "emissions": "tCO2e",
    "solar_kwp": "kWp",
}


class Truth:
    """Members, goals, figures and reports in the form the scorer reads."""

    def __init__(self, workbook: str) -> None:
        self.data: dict[str, Any] = {
            "workbook": workbook,
            "members": [],
            "goals": [],
            "yearly_figures": [],
            "reports": [],
            "allowed_figures": [],
            "private_phrases": [],
        }

    def member(self, firm: Firm, row: str, *, names: tuple[str, ...] = (), **fields: Spec) -> None:
        """A member with what the workbook says of it; what it does not say is expected to be empty."""
        blank = {
            "name": right(firm.name),
            "business_id": may(None),
            "tier": may("partner", None),
            "status": may("active", "unknown", None),
            "joined": right(None),
            "municipality": right(None),
            "staff": right(None),
            "size_class": may(None, *([size_class(firm.staff)] if "staff" in fields else [])),
        }
        sites = fields.pop("sites", None) or []
        self.data["members"].append(
            {
                "key": firm.name,
                "names": [firm.name, *names],
                "row": row,
                "fields": {**blank, **fields},
                "contacts": [],
                "sites": list(sites),
            }
        )

    def set(self, firm: Firm, **fields: Spec) -> None:
        """A later sheet knows better."""
        self._member(firm)["fields"].update(fields)

    def known(self, firm: Firm) -> bool:
        return any(m["key"] == firm.name for m in self.data["members"])

    def contact(self, firm: Firm, cell: str, **fields: Spec) -> None:
        blank = {"name": may(None), "email": may(None), "phone": may(None), "role": may(None, "contact")}
        self._member(firm)["contacts"].append({"cell": cell, **blank, **fields})

    def figure(self, firm: Firm, year: int, indicator: str, cell: str, spec: Spec, site: str | None = None) -> None:
        self.data["yearly_figures"].append(
            {
                "member": firm.name,
                "site": site,
                "year": year,
                "indicator": indicator,
                "unit": UNITS[indicator],
                "cell": cell,
                **spec,
            }
        )

    def goal(self, firm: Firm, cell: str, text: str, **fields: Spec) -> None:
        self.data["goals"].append({"member": firm.name, "cell": cell, "text": text, "fields": fields})

    def report(self, firm: Firm, year: int, cell: str, state: str, measures: Any, responded: Any = None) -> None:
        def spec(value: Any) -> Spec:
            return value if isinstance(value, dict) else right(value)

        parts = {"state": spec(state), "responded": spec(responded), "measures": spec(measures)}
        self.data["reports"].append({"member": firm.name, "year": year, "cell": cell, **parts})

    def private(self, *phrases: str) -> None:
        self.data["private_phrases"] += [phrase for phrase in phrases if phrase not in self.data["private_phrases"]]

    def _member(self, firm: Firm) -> Any:
        return next(m for m in self.data["members"] if m["key"] == firm.name)
