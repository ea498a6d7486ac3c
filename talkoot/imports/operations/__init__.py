"""Every change to imports."""

from talkoot.imports.operations.applying import (
    PATIENCE,
    AlreadyImported,
    AlreadyStarted,
    apply_import,
    fail_import,
    import_workbook,
    start_import,
)
from talkoot.imports.operations.undoing import CannotBeUndone, NotImported, undo_import
from talkoot.imports.operations.uploading import (
    NotASpreadsheet,
    NotEditable,
    answer_questions,
    correct_mapping,
    upload_workbook,
)

__all__ = [
    "PATIENCE",
    "AlreadyImported",
    "AlreadyStarted",
    "CannotBeUndone",
    "NotASpreadsheet",
    "NotEditable",
    "NotImported",
    "answer_questions",
    "apply_import",
    "correct_mapping",
    "fail_import",
    "import_workbook",
    "start_import",
    "undo_import",
    "upload_workbook",
]
