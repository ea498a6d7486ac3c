"""What a file says about itself: title, licence, rounds, units, coverage, evidence, fields."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from talkoot.networks.models import Network
from talkoot.opendata.datasets import EVIDENCE, LICENCE, LICENCE_URL, Dataset
from talkoot.opendata.rows import Row
from talkoot.reporting.models import Round
from talkoot.reporting.queries.results import Participation

GRADES = {name: grade for grade, name in EVIDENCE.items()}


def described(
    network: Network,
    dataset: Dataset,
    rows: Sequence[Row],
    participation: Mapping[int, Participation],
    page: str,
    today: date,
) -> dict[str, Any]:
    """The whole document."""
    years = {row["year"] for row in rows if "year" in row} or None
    return {
        "title": f"{network.name}: {dataset.title}",
        "about": dataset.about,
        "dataset": dataset.key,
        "network": {
            "slug": network.slug,
            **{f"name_{code}": getattr(network, f"name_{code}") for code in ("fi", "sv", "en")},
        },
        "licence": LICENCE,
        "licence_url": LICENCE_URL,
        "documentation": page,
        "as_of": today,
        "generated_from_rounds": [
            _round(each, participation) for each in _rounds(network.pk) if years is None or each.year in years
        ],
        "units": sorted({str(row["unit"]) for row in rows if row.get("unit")}),
        "n_of_N": _coverage(rows, participation),
        "lowest_evidence": _lowest(rows),
        "fields": [{"name": field.name, "kind": field.kind, "about": field.about} for field in dataset.fields],
        "rows": rows,
    }


def _rounds(network_id: int) -> list[Round]:
    return list(Round.objects.filter(network_id=network_id, opened_at__isnull=False).order_by("year"))


def _round(round_: Round, participation: Mapping[int, Participation]) -> dict[str, Any]:
    told = participation.get(round_.year)
    facts: dict[str, Any] = {"year": round_.year, "due_on": round_.due_on, "closed": round_.closed_at is not None}
    if told is not None:
        facts |= {"asked": told.asked, "told": told.told, "waived": told.waived}
    return facts


def _coverage(rows: Sequence[Row], participation: Mapping[int, Participation]) -> dict[str, int]:
    """How many of how many: members that told in the newest year, or rows with a value of all rows."""
    years = [int(str(row["year"])) for row in rows if "year" in row]
    if years and participation:
        newest = participation[max(years)]
        return {"n": newest.told, "of": newest.asked}
    valued = [row for row in rows if "value" not in row or row["value"] is not None]
    return {"n": len(valued), "of": len(rows)}


def _lowest(rows: Sequence[Row]) -> str | None:
    grades = [GRADES[str(row["evidence"])] for row in rows if row.get("evidence")]
    return EVIDENCE[min(grades)] if grades else None
