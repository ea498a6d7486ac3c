"""Writing a letter from a text template in the receiver's language."""

from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation


def write_letter(template: str, language: str, **facts: Any) -> tuple[str, str]:
    """Subject (the template's first line) and body of `mail/<template>.txt` in the language."""
    with translation.override(language):
        text = render_to_string(f"mail/{template}.txt", {**facts, "service": settings.BASE_URL})
    subject, _newline, body = text.strip().partition("\n")
    return subject.strip(), body.strip() + "\n"


def link(name: str, language: str, *args: Any) -> str:
    """The full address of a page, in the language."""
    with translation.override(language):
        return settings.BASE_URL + reverse(name, args=args)
