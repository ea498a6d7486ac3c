"""The catalogue shows everything in three languages; the frame is there on every page."""

import re

import pytest
from django.test import Client, RequestFactory

from talkoot.web.ui.views import server_error

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_catalogue_opens_in_every_language(language):
    html = Client().get(f"/{language}/components/").content.decode()
    assert f'<html lang="{language}" data-color="accent" data-color-scheme="light">' in html
    assert html.count("<h1>") == 1


def test_catalogue_repeats_no_id():
    ids = re.findall(r'\sid="([^"]+)"', Client().get("/en/components/").content.decode())
    assert sorted(ids) == sorted(set(ids))


def test_catalogue_has_nothing_inline():
    html = Client().get("/en/components/").content.decode()
    assert re.findall(r"\sstyle=|\son[a-z]+=|<script(?! src=)|<style", html) == []


def test_language_menu_keeps_the_page_and_its_query():
    html = Client().get("/fi/components/?colour=c8102e").content.decode()
    assert 'href="/sv/components/?colour=c8102e"' in html
    assert (
        '<a href="/fi/components/?colour=c8102e" lang="fi" hreflang="fi" data-keep aria-current="true">Suomi</a>'
        in html
    )


def test_theme_of_the_network_is_linked_and_the_default_is_not():
    assert (
        '<link rel="stylesheet" href="/theme/c8102e.css">'
        in Client().get("/en/components/?colour=c8102e").content.decode()
    )
    assert "/theme/" not in Client().get("/en/components/").content.decode()


def test_server_error_has_a_page():
    answer = server_error(RequestFactory().get("/"))
    assert (answer.status_code, b"<h1>" in answer.content) == (500, True)
