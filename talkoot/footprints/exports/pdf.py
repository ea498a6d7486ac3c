"""The result as a tagged PDF (PDF/UA-1). Words and figures come as data and never become part of the document's source."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import typst

SOURCE = Path(__file__).parent.parent / "documents" / "inventory.typ"


def pdf_of(document: Mapping[str, Any]) -> bytes:
    """The PDF of a document of plain texts and tables; what it holds stands at the head of inventory.typ."""
    return typst.compile(  # type: ignore[no-any-return]
        str(SOURCE),
        sys_inputs={"data": json.dumps(document, ensure_ascii=False)},
        pdf_standards=["ua-1"],
        ignore_system_fonts=True,  # the same look everywhere: the fonts that come with the compiler
    )
