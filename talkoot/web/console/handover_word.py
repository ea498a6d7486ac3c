"""The hand-over as a Word file: real headings, tables with header rows, the language of the page."""

from io import BytesIO

from docx import Document as WordDocument
from docx.document import Document as Word
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.table import Table as WordTable

from talkoot.web.console.queries.handover_pieces import Block, Document
from talkoot.web.ui.pieces import Table

TAGS = {"fi": "fi-FI", "sv": "sv-FI", "en": "en-GB"}


def word_file(document: Document, language: str) -> bytes:
    """The file's bytes."""
    word = WordDocument()
    word.core_properties.title, word.core_properties.author = document.title, "Talkoot"
    word.core_properties.language = TAGS.get(language, "en-GB")
    _set_language(word, TAGS.get(language, "en-GB"))
    word.add_heading(document.title, 0)
    word.add_paragraph(document.lead)
    for part in document.parts:
        word.add_heading(part.title, 1)
        for block in part.blocks:
            _block(word, block)
    out = BytesIO()
    word.save(out)
    return out.getvalue()


def _block(word: Word, block: Block) -> None:
    if block.title:
        word.add_heading(block.title, 2)
    for sentence in block.sentences:
        word.add_paragraph(sentence)
    if block.pairs:
        _rows(word, [list(pair) for pair in block.pairs])
    if block.table:
        _table(word, block.table)
    for label, url in block.links:
        word.add_paragraph(f"{label}: {url}", style="List Bullet")


def _table(word: Word, table: Table) -> None:
    cells = [[column.label for column in table.columns], *([str(cell) for cell in row] for row in table.rows)]
    made = _rows(word, cells)
    header = made.rows[0]
    for cell in header.cells:
        for run in cell.paragraphs[0].runs:
            run.bold = True
    mark = OxmlElement("w:tblHeader")  # the header is repeated on every page and read aloud as such
    mark.set(qn("w:val"), "true")
    header._tr.get_or_add_trPr().append(mark)


def _rows(word: Word, cells: list[list[str]]) -> WordTable:
    made = word.add_table(rows=len(cells), cols=len(cells[0]), style="Table Grid")
    for row, values in zip(made.rows, cells, strict=True):
        for cell, value in zip(row.cells, values, strict=True):
            cell.text = value
    word.add_paragraph()
    return made


def _set_language(word: Word, tag: str) -> None:
    """The language of the whole, so that Word checks and reads it aloud rightly."""
    properties = word.styles.element.xpath("w:docDefaults/w:rPrDefault/w:rPr")[0]
    for known in properties.findall(qn("w:lang")):
        properties.remove(known)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), tag)
    properties.append(language)
