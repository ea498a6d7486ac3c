"""Reading an uploaded workbook again, with its mapping and answers."""

from functools import lru_cache

from talkoot.imports.models import Import, RememberedSheet
from talkoot.sheets.extraction import extract
from talkoot.sheets.mapping import Mapping, SheetMapping, signature
from talkoot.sheets.reading import read_workbook
from talkoot.sheets.recognition import recognise
from talkoot.sheets.result import Result
from talkoot.sheets.workbook import Workbook


@lru_cache(maxsize=4)
def _workbook(data: bytes, name: str) -> Workbook:
    return read_workbook(data, name)


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
    memory = dict(RememberedSheet.objects.filter(network_id=network_id).values_list("signature", "mapping"))
    if not memory:
        return found
    return Mapping(tuple(_remembered(sheet, workbook, memory) for sheet in found.sheets))


def _remembered(sheet: SheetMapping, workbook: Workbook, memory: dict[str, dict[str, object]]) -> SheetMapping:
    known = memory.get(signature(workbook.sheet(sheet.sheet)))
    if known is None:
        return sheet
    corrected = Mapping.from_json({"sheets": [known]}).sheets[0]
    fields = {column.column: column.field for column in corrected.columns}
    for column in sheet.columns:
        if column.column in fields and fields[column.column] != column.field:
            sheet = sheet.with_field(column.column, fields[column.column])
    return sheet


def is_remembered(network_id: int, workbook: Workbook, sheet: str) -> bool:
    """Whether this sheet's headings were mapped before."""
    return RememberedSheet.objects.filter(network_id=network_id, signature=signature(workbook.sheet(sheet))).exists()


def result_of(imported: Import) -> Result:
    """What the workbook says, as mapped and answered so far."""
    return extract(workbook_of(imported), mapping_of(imported), imported.answers)


def first_reading_of(imported: Import) -> Result:
    """What the workbook says before any answer: every question that there is."""
    return extract(workbook_of(imported), mapping_of(imported))
