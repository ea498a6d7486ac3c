"""Bytes become rows: encodings, delimiters, quotes."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talkoot.intake.reasons import Refusal, Unreadable
from talkoot.intake.table_text import delimiter_of, encoding_of, lines_of, records


def rows(text, delimiter=";"):
    return list(records(io.StringIO(text, newline=""), delimiter))


def test_one_byte_late_in_a_file_decides_its_encoding():
    assert encoding_of(b"a;b\n" * 600_000 + "ä".encode()) == "utf-8-sig"
    assert encoding_of(b"a;b\n" * 600_000 + "ä".encode("latin-1")) == "cp1252"


@pytest.mark.parametrize("data", [b"%PDF-1.7", b"\x89PNG", b"a\x00b"])
def test_what_is_no_text_is_refused(data):
    with pytest.raises(Unreadable) as refused:
        encoding_of(data)
    assert refused.value.reason is Refusal.NOT_TEXT


@pytest.mark.parametrize(
    ("text", "mark"), [("a;b,c\n1;2,5\n", ";"), ("a,b\n1,2\n", ","), ("a\tb\n1\t2\n", "\t"), ('a,b\n"x,y",2\n', ",")]
)
def test_the_delimiter_that_most_rows_agree_on(text, mark):
    assert delimiter_of(text) == mark


def test_quotes():
    assert rows('a;"b;c";d\n') == [["a", "b;c", "d"]]
    assert rows('a;"b\nc";d\ne\n') == [["a", "b\nc", "d"], ["e"]]
    assert rows('a;5" putki\nb;7" putki\nc;8"\n') == [["a", '5" putki'], ["b", '7" putki'], ["c", '8"']]
    assert rows('a;"b\nc;d\n') == [None, ["c", "d"]]


def test_every_line_end():
    assert rows("a;b\r\nc;d\n") == [["a", "b"], ["c", "d"]]
    with lines_of(b"a;b\rc;d\r", "utf-8") as lines:
        assert list(records(lines, ";")) == [["a", "b"], ["c", "d"]]


@given(
    st.lists(
        st.lists(
            st.text(st.characters(codec="utf-8", exclude_characters="\r\n\x00"), max_size=8), min_size=2, max_size=4
        ),
        max_size=6,
    )
)
def test_what_is_written_as_csv_is_read_back(table):
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=";", quoting=csv.QUOTE_ALL).writerows(table)
    assert rows(stream.getvalue()) == table


@given(st.binary(max_size=200))
def test_no_bytes_break_the_reader(data):
    try:
        encoding = encoding_of(data)
    except Unreadable:
        return
    with lines_of(data, encoding) as lines:
        assert all(row is None or isinstance(row, list) for row in records(lines, ";"))
