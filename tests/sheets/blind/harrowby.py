"""English, third round: a survey export with questions as headings, a register with first and last names, goals numbered in one cell."""
# ruff: noqa: DTZ001
# fmt: off

from datetime import datetime
from typing import Any

from tests.sheets.blind.writing import Book, Q, Truth, V, y

F, S = V("Full", "partner"), V("Associate", "supporting")
MEMBERS: list[tuple[Any, ...]] = [
    ("Harrowby Packaging Oy", y(341), F, V("Active", "active"), V(datetime(2021, 9, 9), "2021-09-09"), V("50-249", "50-249"), "Harrowby", "Lily", "Crate", "lily.crate@harrowbypackaging.example", ["Cut total waste by 20% by 2026", "Source all electricity from renewables by 2025"]),
    ("Thistle & Thyme Catering", y(342), F, V("Active", "active"), V("10/2021", "2021-10"), V("10-49", "10-49"), "Harrowby", "Sam", "Thyme", "sam@thistlethyme.example", ["Vegetarian menu as the default by 2025"]),
    ("Clockwork Couriers Ky", y(343), F, V("Suspended", "paused"), V("2022", "2022"), V("<10", "<10"), "Mossend", "Ned", "Dash", "ned@clockworkcouriers.example", ["All cargo bikes by 2027"]),
    ("Mossend Printworks Oy", y(344), F, V("Withdrawn 2024", "left"), V("2021", "2021"), V("10-49", "10-49"), "Mossend", "Ola", "Ink", "ola@mossendprint.example", []),
    ("Greystone Quarry Oy", y(345), F, V("Active", "active"), V("March 2023", "2023-03"), V("10-49", "10-49"), "Mossend", "Pat", "Slab", "pat.slab@greystonequarry.example", ["Reduce diesel from 240 000 l (2022) to 190 000 l (2028)"]),
    ("Harrowby Youth Club ry", None, S, V("Active", "active"), V("2022", "2022"), None, "Harrowby", "Quin", "Ball", "quin@harrowbyyouth.example", []),
]
QUESTIONS = ["Timestamp", "Email Address", "Name of your organisation", "How much electricity did you use in 2024 (MWh)?", "What share of it was renewable?",
             "How many litres of diesel did your vehicles use in 2024?", "How many kilometres did your vehicles drive?", "How much waste did you produce in total in 2024 (kg)?",
             "How much water did you use (m3)?", "What did you do for the climate in 2024? Please describe the most important measures.", "Anything you want to tell us in confidence?"]
ANSWERS: list[tuple[Any, ...]] = [
    (V(datetime(2025, 1, 20, 10, 0), "2025-01-20"), "lily.crate@harrowbypackaging.example", "Harrowby Packaging", 0, 1410, V("75%", 0.75), 9100, 61000, 88000, 1900, "New baler; offcuts back to the mill", "we may close the second line"),
    (V(datetime(2025, 1, 22, 18, 30), "2025-01-22"), "sam@thistlethyme.example", "Thistle and Thyme", 1, V("96,000 kWh", 96), V("100%", 1), 2100, 15000, Q("about 9 tonnes", 9000), 640, "Half portions offered", None),
    (V(datetime(2025, 1, 29, 9, 5), "2025-01-29"), "pat.slab@greystonequarry.example", "Greystone Quarry Oy", 4, 890, V("0%", 0), 231000, V("n/a", None), 4200, V("not metered", None), "Idling limits", "Pat has long Covid"),
]
INDICATORS = ("electricity", "renewable_share", "diesel", "vehicle_km", "waste_total", "water")
GOALS: dict[str, tuple[set[str] | None, dict[str, Any]]] = {
    "Cut total waste by 20% by 2026": ({"waste_circular"}, {"indicator": "waste_total", "percent_change": -20, "target_year": 2026}),
    "Source all electricity from renewables by 2025": ({"renewable_energy"}, {"target_year": 2025}),
    "Vegetarian menu as the default by 2025": ({"food"}, {"target_year": 2025}),
    "All cargo bikes by 2027": ({"mobility", "logistics"}, {"target_year": 2027}),
    "Reduce diesel from 240 000 l (2022) to 190 000 l (2028)": ({"mobility", "logistics"}, {"indicator": "diesel", "baseline_value": 240000, "baseline_year": 2022, "target_value": 190000, "target_year": 2028}),
}


def build() -> tuple[bytes, Truth]:
    book, truth = Book(), Truth()
    rows: list[list[Any]] = [["Member organisation", "Company ID", "Membership", "State", "Member as of", "Number employed (band)", "Municipality", "First name", "Surname", "E-mail", "Commitments", "Gossip"]]
    for name, business_id, tier, status, joined, band, town, first, last, mail, goals in MEMBERS:
        text = "\n".join(f"{n}. {goal}" for n, goal in enumerate(goals, 1)) or None
        rows.append([name, business_id, tier, status, joined, band, town, first, last, mail, text, "boss drinks" if first == "Ned" else None])
        truth.member(name, business_id, tier=tier, status=status, joined=joined, size_class=band, municipality=town, contacts=[(f"{first} {last}", mail, None)])
        for goal in goals:
            themes, parts = GOALS[goal]
            truth.goal(name, goal, theme=themes, **parts)
    truth.private.append("boss drinks")
    book.sheet("Register", rows)
    answers: list[list[Any]] = [list(QUESTIONS)]
    for when, mail, shown, number, *cells in ANSWERS:
        *figures, measures, secret = cells
        answers.append([when, mail, shown, *figures, measures, secret])
        for indicator, cell in zip(INDICATORS, figures, strict=True):
            truth.figure(MEMBERS[number][0], 2024, indicator, cell)
        truth.report(MEMBERS[number][0], 2024, responded=when.value, measures=measures)
        if secret:
            truth.private.append(secret)
    book.sheet("Form responses 1", answers)
    return book.bytes(), truth
