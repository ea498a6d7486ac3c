"""Reading an uploaded workbook again, with its mapping and answers."""

import json
from collections.abc import Mapping as Mapped
from functools import lru_cache
from typing import Any

from talkoot.imports.models import Import, RememberedSheet
from talkoot.sheets.extraction import extract
from talkoot.sheets.mapping import Mapping, SheetMapping, signature
from talkoot.sheets.problems import Problem
from talkoot.sheets.reading import read_workbook
from talkoot.sheets.recognition import recognise
from talkoot.sheets.result import Result
from talkoot.sheets.workbook import Workbook


@lru_cache(maxsize=2)
def _workbook(data: bytes, name: str) -> Workbook:
    return read_workbook(data, name)


@lru_cache(maxsize=6)
def _result(data: bytes, name: str, mapping: str, answers: str) -> Result:
    """Looked at again and again while questions are answered; nobody changes it."""
    return extract(_workbook(data, name), Mapping.from_json(json.loads(mapping)), json.loads(answers))


def workbook_of(imported: Import) -> Workbook:
    """The workbook as it was uploaded; raises UnreadableWorkbook."""
    return _workbook(bytes(imported.data), imported.file_name)


def mapping_of(imported: Import) -> Mapping:
    """The mapping as corrected, else what is remembered or recognised."""
    if imported.mapping:
        return Mapping.from_json(imported.mapping)
    return proposed_mapping(imported.network_id, workbook_of(imported))


def proposed_mapping(network_id: int, workbook: Workbook) -> Mapping:
    """What is recognised, with sheets that were mapped before taken from memory."""
    found = recognise(workbook)
    memory = _memory(network_id)
    return Mapping(tuple(_remembered(sheet, memory.get(heading_of(workbook, sheet))) for sheet in found.sheets))


def heading_of(workbook: Workbook, sheet: SheetMapping) -> str:
    """What a table is recognised by next year: its headings; empty when it has none."""
    return signature(workbook.sheet(sheet.sheet), sheet.header_rows) if sheet.header_rows else ""


def remembered_headings(network_id: int) -> set[str]:
    """The headings of tables that were mapped before."""
    return set(_memory(network_id))


def _memory(network_id: int) -> dict[str, Any]:
    return dict(RememberedSheet.objects.filter(network_id=network_id).values_list("signature", "mapping"))


def _remembered(sheet: SheetMapping, memory: Mapped[str, Any] | None) -> SheetMapping:
    """The table as it was corrected last time; its year is this year's."""
    if memory is None:
        return sheet
    plain = Mapping((sheet,)).to_json()["sheets"][0]
    known = {column["column"]: column for column in memory["columns"]}
    for column in plain["columns"]:
        if (old := known.get(column["column"])) is not None:
            column |= {"field": old["field"], "unit": old["unit"]}
    return Mapping.from_json({"sheets": [plain | {"kind": memory["kind"]}]}).sheets[0]


def result_of(imported: Import, mapping: Mapping | None = None) -> Result:
    """What the workbook says, as mapped and answered so far."""
    return _read(imported, imported.answers, mapping)


def first_reading_of(imported: Import) -> Result:
    """What the workbook says before any answer: every question that there is."""
    return _read(imported, {})


def _read(imported: Import, answers: dict[str, str], mapping: Mapping | None = None) -> Result:
    plain = json.dumps((mapping or mapping_of(imported)).to_json(), sort_keys=True)
    return _result(bytes(imported.data), imported.file_name, plain, json.dumps(answers, sort_keys=True))


def open_questions(result: Result) -> list[Problem]:
    """The questions that still wait for an answer."""
    return [problem for problem in result.problems if problem.severity == "question"]
