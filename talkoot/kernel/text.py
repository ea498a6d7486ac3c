"""Text as it is compared, addressed and searched."""

import unicodedata

from django.utils.text import slugify


def folded(text: str) -> str:
    """Text without case, accents and doubled spaces, for searching: 'Järvi  Oy' -> 'jarvi oy'."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())


def tidy(text: str) -> str:
    """Text as typed, without control characters and stray spaces at its ends."""
    return "".join(c for c in text if c in "\n\t" or unicodedata.category(c) != "Cc").strip()


def address_of(text: str, taken: set[str], fallback: str = "x", length: int = 60) -> str:
    """A readable part of a web address that is not in `taken`."""
    base = slugify(folded(text))[:length].strip("-") or fallback
    slug, n = base, 2
    while slug in taken:
        slug, n = f"{base}-{n}", n + 1
    return slug
