"""A text in three languages shows itself in the language of the page."""

import pytest
from django.utils.translation import override

from talkoot.catalogue.words import Words

HELLO = Words("hei", "hej", "hello")


@pytest.mark.parametrize(
    ("language", "shown"), [("fi", "hei"), ("sv", "hej"), ("en", "hello"), ("en-gb", "hello"), ("de", "hello")]
)
def test_a_text_is_shown_in_the_language_of_the_page(language, shown):
    with override(language):
        assert (HELLO.here, str(HELLO)) == (shown, shown)


def test_without_a_language_a_text_is_finnish():
    with override(None):
        assert HELLO.here == "hei"
