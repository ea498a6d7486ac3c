"""Text cut into words, and the small words that nobody searches for."""

import re

from talkoot.kernel.text import folded

WORDS = re.compile(r"\w+", re.UNICODE)
LONGEST = 80
SHORTEST_TAIL = 5  # a shorter end of a compound says too little
PASSED_OVER = """
ja tai se on ei joka sekä että kun myös jos niin kuin ovat
och eller det den som att en ett i på av för med till är om
the a an of to and or in on for is it by with at from that this
"""
FOLDED_OVER = frozenset(folded(PASSED_OVER).split())


def spelled_words(text: str) -> list[str]:
    """The words of a text in small letters, as they are spelled, each once."""
    return list(dict.fromkeys(word[:LONGEST] for word in WORDS.findall(text.casefold())))


def folded_words(text: str) -> list[str]:
    """The words of a text without case and accents, each once."""
    return list(dict.fromkeys(word[:LONGEST] for word in WORDS.findall(folded(text))))


def asked_words(text: str) -> list[str]:
    """The words of a question: the small ones do not count unless there are no others."""
    words = folded_words(text)
    return [word for word in words if word not in FOLDED_OVER] or words


def tails(word: str) -> list[str]:
    """The ends of a word that may be the last part of a compound, the longest first."""
    return [word[start:] for start in range(2, len(word) - SHORTEST_TAIL + 1)]
