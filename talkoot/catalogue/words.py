"""A text in the three languages of the service."""

from dataclasses import dataclass

from django.utils.translation import get_language

LANGUAGES = ("fi", "sv", "en")


@dataclass(frozen=True, slots=True)
class Words:
    """The same text in Finnish, Swedish and English."""

    fi: str
    sv: str
    en: str

    @property
    def here(self) -> str:
        """The text in the language of the page."""
        return self.in_language(get_language() or "fi")

    @property
    def all(self) -> tuple[str, str, str]:
        """The text in every language, for searching."""
        return self.fi, self.sv, self.en

    def in_language(self, language: str) -> str:
        """The text in one language; English for a language that we do not have."""
        code = language[:2]
        return str(getattr(self, code)) if code in LANGUAGES else self.en

    def __str__(self) -> str:
        return self.here
