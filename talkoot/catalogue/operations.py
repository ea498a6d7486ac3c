"""The one change that the library knows: its search is brought up to date with its files."""

from datetime import datetime

from talkoot.catalogue.indexing import papers
from talkoot.search.operations import rebuild


def index_library(*, now: datetime) -> int:
    """Let every model and method be found, and forget those that are no longer there; returns how many there are."""
    return rebuild(papers=papers(), now=now)
