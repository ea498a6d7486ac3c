"""Every change to imports."""

from talkoot.imports.operations.applying import AlreadyImported, apply_import, import_workbook
from talkoot.imports.operations.undoing import CannotBeUndone, undo_import
from talkoot.imports.operations.uploading import (
    NotASpreadsheet,
    answer_questions,
    correct_mapping,
    fail_import,
    upload_workbook,
)

__all__ = [
    "AlreadyImported",
    "CannotBeUndone",
    "NotASpreadsheet",
    "answer_questions",
    "apply_import",
    "correct_mapping",
    "fail_import",
    "import_workbook",
    "undo_import",
    "upload_workbook",
]
