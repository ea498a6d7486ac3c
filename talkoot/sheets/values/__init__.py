"""Parsers of single cells: each takes a cell and answers with a frozen value and its doubts."""
