"""What the addresses under /api/v1/ take and give, described as OpenAPI 3.1."""

from typing import Any

from talkoot.api.factor_rows import FACTORS
from talkoot.engine import AssessmentReport, Depth, InstrumentKind, Role

MOST_ROWS = 5_000
ABOUT = (
    "Emissions of activities in kg CO2e, every figure explained down to quantity × factor × source. Nothing that is sent "
    "is stored. The two totals count purchased energy in two ways, by market and by location; they are never added."
)
Schema = dict[str, Any]
NUMBER: Schema = {
    "type": ["number", "string"],
    "description": "a number, or text as people write it (“1 234,5”); one that can mean two things is refused",
}
TEXT: Schema = {"type": "string"}
SHARE: Schema = {"type": ["number", "string"], "description": "half width of the 95 % interval: 0.1 or “10 %”"}


def document(server: str) -> Schema:
    """The description; `server` is the address under which it all lies."""
    return {
        "openapi": "3.1.0",
        "info": {"title": "Talkoot emissions engine", "version": "1", "description": ABOUT},
        "servers": [{"url": server}],
        "paths": {
            "/footprint": {"get": _get("What can be sent"), "post": _post()},
            "/factors": {"get": _get("Factors of a release, page by page", _factor_parameters(), "FactorPage")},
            "/factors.csv": {"get": _get("The same as CSV; all rows unless a page is asked for", _factor_parameters())},
            "/factors/releases": {"get": _get("Releases of the library")},
            "/factors/releases/{old}/{new}": {"get": _get("Every figure that moved between two releases", _two_releases())},
        },
        "components": {"schemas": _schemas()},
    }  # fmt: skip


def _get(summary: str, parameters: list[Schema] | None = None, schema: str = "") -> Schema:
    content = {"application/json": {"schema": {"$ref": f"#/components/schemas/{schema}"}}} if schema else {}
    answer = {"description": summary, "content": content}
    return {"summary": summary, "parameters": parameters or [], "responses": {"200": answer, "default": _error()}}


def _post() -> Schema:
    def of(name: str) -> Schema:
        return {"application/json": {"schema": {"$ref": f"#/components/schemas/{name}"}}}

    return {
        "summary": "The footprint of activities",
        "description": "Rows that cannot be read stand in bad_rows, rows that cannot be calculated in refused, each by "
        f"name with why; the others are calculated. At most {MOST_ROWS} activities.",
        "requestBody": {"required": True, "content": of("Asked")},
        "responses": {"200": {"description": "The footprint", "content": of("Footprint")}, "default": _error()},
    }


def _error() -> Schema:
    return {
        "description": "Why it cannot be answered",
        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}},
    }


def _factor_parameters() -> list[Schema]:
    texts = ("kind", "family", "role", "geography", "release")
    numbers = {"year": "meant for this year", "page": "from 1", "per_page": "at most 1,000"}
    return [
        *(_in("query", name) for name in texts),
        {**_in("query", "gwp"), "schema": _choice(AssessmentReport)},
        *({**_in("query", name), "schema": {"type": "integer"}, "description": text} for name, text in numbers.items()),
    ]


def _two_releases() -> list[Schema]:
    return [*({**_in("path", name), "required": True} for name in ("old", "new")), _in("query", "gwp")]


def _in(place: str, name: str) -> Schema:
    return {"in": place, "name": name, "schema": TEXT}


def _choice(values: Any) -> Schema:
    return {"type": "string", "enum": [str(value) for value in values]}


def _object(required: tuple[str, ...], **properties: Schema) -> Schema:
    return {"type": "object", "required": list(required), "properties": properties}


def _list_of(name: str) -> Schema:
    return {"type": "array", "items": {"$ref": f"#/components/schemas/{name}"}}


def _schemas() -> Schema:
    kilograms = {"type": "number", "description": "kg"}
    return {
        "Asked": _object(
            ("activities",), activities=_list_of("Activity"), year={"type": "integer"}, gwp=_choice(AssessmentReport),
            release=TEXT, radiative_forcing={"type": "boolean"}, lines={"type": "boolean"},
            heat_method=_choice(["", "benefit-sharing", "energy-method"]),
        ),
        "Activity": _object(
            ("kind", "amount", "unit"), kind=TEXT, amount=NUMBER, unit=TEXT, year={"type": "integer"}, key=TEXT, site=TEXT,
            place={"type": "string", "description": "country or network, FI without"},
            scope={"type": "integer", "minimum": 0, "maximum": 3}, category={"type": "integer", "minimum": 0, "maximum": 15},
            depth=_choice(Depth), uncertainty=SHARE, instruments=_list_of("Instrument"),
            own_factor=_object(("kg_per_unit",), kg_per_unit=NUMBER, unit=TEXT, source=TEXT),
        ),
        "Instrument": _object(
            ("kind", "kg_per_unit"), kind=_choice(InstrumentKind), amount=NUMBER, unit=TEXT, kg_per_unit=NUMBER, source=TEXT
        ),
        "Footprint": _object(
            ("release", "kg_co2e"), release=TEXT, gwp=TEXT, kg_co2e={"type": "object"}, kg_biogenic_co2=kilograms,
            kg_by_gas={"type": "object"}, lines=_list_of("Line"), refused={"type": "array", "items": {"type": "object"}},
            bad_rows={"type": "array", "items": {"type": "object"}}, factors={"type": "array", "items": {"type": "object"}},
        ),
        "Line": _object(
            ("row", "quantity", "kg_co2e"), row=TEXT, kind=TEXT, part=_choice(Role), scope={"type": "integer"},
            category={"type": ["integer", "null"]}, method={"type": ["string", "null"]}, quantity={"type": "number"},
            unit=TEXT, factor=TEXT, source=TEXT, kg_co2e_per_unit=kilograms, kg_co2e=kilograms, kg_biogenic_co2=kilograms,
            kg_by_gas={"type": "object"}, doubts={"type": "array", "items": TEXT},
        ),
        "FactorPage": _object(
            ("release", "rows"), release=TEXT, licences={"type": "array", "items": TEXT}, total={"type": "integer"},
            pages={"type": "integer"}, next={"type": ["string", "null"]}, rows=_list_of("Factor"),
        ),
        "Factor": _object((), **{field.name: {"description": field.about} for field in FACTORS.fields}),
        "Error": _object(("error", "text"), error=TEXT, text=TEXT),
    }  # fmt: skip
