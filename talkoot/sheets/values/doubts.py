"""A doubt: what the reader of a cell was not sure of, and what it would propose."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Doubt:
    """One question about a cell. `code` is stable, `message` is a whole English sentence."""

    code: str
    message: str
    suggestion: str | None = None
