"""A session as its owner recognises it: "Firefox, Windows" instead of the browser's own long name."""

from dataclasses import dataclass
from datetime import datetime

from allauth.usersessions.models import UserSession

# What stands in the browser's long name; the first that is found counts, so the particular stand before the general.
BROWSERS = (("Edg", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"))
SYSTEMS = (
    ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS X", "Mac"), ("Linux", "Linux"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    """Where one is signed in."""

    name: str
    address: str
    since: datetime
    is_here: bool


def place_of(session: UserSession, *, here: str) -> Place:
    """The session in words."""
    return Place(browser_name(session.user_agent), session.ip, session.created_at, session.session_key == here)


def browser_name(text: str) -> str:
    """'Firefox, Windows'; empty when neither is known."""
    found = (next((name for mark, name in marks if mark in text), "") for marks in (BROWSERS, SYSTEMS))
    return ", ".join(name for name in found if name)
