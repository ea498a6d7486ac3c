"""The public library of operating models: the list, one model, the methods, finding what fits, paper."""

import pytest
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import override

from talkoot.catalogue import queries
from talkoot.catalogue.operations import index_library
from talkoot.search.operations import add_word_forms
from talkoot.search.packed import packed, unpack
from tests.web.public import world

pytestmark = pytest.mark.django_db


def text(client, address="/en/models/"):
    answer = client.get(address)
    assert answer.status_code == 200
    return world.text_of(answer.content)


def codes(client, query=""):
    """The models on the list, in the order shown."""
    html = client.get(f"/en/models/{query}").content.decode()
    shown = [(html.find(f'<h3><a href="/en/models/{each.code}/">'), each.code) for each in queries.models()]
    return [code for place, code in sorted(shown) if place >= 0]


def test_all_models_are_listed_the_lightest_first(client):
    shown = codes(client)
    assert sorted(shown) == sorted(each.code for each in queries.models())
    steps = [queries.model(code).resources for code in shown]
    assert steps == sorted(steps)


def test_the_number_beside_a_filter_is_what_it_shows(client):
    light = [each for each in queries.models() if each.resources == 1]
    assert f"Light ● ({len(light)})" in text(client)
    assert sorted(codes(client, "?resources=1")) == sorted(each.code for each in light)


@pytest.mark.parametrize(
    ("query", "fits"),
    [
        ("?theme=basics", lambda each: each.theme == "basics"),
        ("?theme=basics&theme=market", lambda each: each.theme in ("basics", "market")),
        ("?owner=business&resources=2", lambda each: each.owner == "business" and each.resources == 2),
        ("?rhythm=once", lambda each: not each.continuous),
        ("?rhythm=continuous&theme=market", lambda each: each.continuous and each.theme == "market"),
        ("?theme=nonsense", lambda each: True),
    ],
)
def test_filters_narrow_the_list(client, query, fits):
    assert sorted(codes(client, query)) == sorted(each.code for each in queries.models() if fits(each))


def test_a_choice_can_be_taken_away(client):
    html = client.get("/en/models/?theme=basics&resources=1").content.decode()
    assert 'href="?resources=1"' in html
    assert 'href="?theme=basics"' in html


def test_words_find_a_model_by_a_part_of_its_name_before_anything_is_indexed(client):
    assert codes(client, "?q=Permits") == ["permits"]
    assert codes(client, "?q=lupa-") == ["permits"]


def test_words_and_filters_work_together(client):
    assert codes(client, "?q=permits&theme=basics") == ["permits"]
    assert codes(client, "?q=permits&theme=market") == []


def test_the_search_keeps_the_filters_and_the_filters_keep_the_words(client):
    html = client.get("/en/models/?q=permits&theme=basics").content.decode()
    assert '<input type="hidden" name="q" value="permits">' in html
    assert '<input type="hidden" name="theme" value="basics">' in html


def test_an_empty_result_says_what_to_do(client):
    page = text(client, "/en/models/?q=xyzzy")
    assert "No model fits this selection Take a choice away, or try another word." in page
    assert "Nothing was found" in page


INFLECTED = {
    "hankintoihin": "procurement",
    "hankinnoista": "procurement",
    "luvan": "permits",
    "tillstånden": "permits",
    "upphandlingarna": "procurement",
    "palkinnosta": "award",
    "kilpailuun": "innovation-contest",
    "kesätyöntekijöiden": "summer-workers",
    "rådgivningen": "business-advice",
}


def load_forms_of(words):
    """What set-up loads of these words: every form of their basic forms."""
    for language in ("fi", "sv"):
        forms = dict(unpack(packed(language)))
        lemmas = {forms[word] for word in words if word in forms}
        kept = {form: lemma for form, lemma in forms.items() if lemma in lemmas}
        add_word_forms(language=language, forms=kept)


def test_inflected_finnish_and_swedish_words_find_their_model(client):
    load_forms_of(INFLECTED)
    index_library(now=now())
    assert {words: code for words, code in INFLECTED.items() if code not in codes(client, f"?q={words}")} == {}


def test_the_whole_library_is_indexed_once(client):
    everything = len(queries.models()) + len(queries.methods())
    assert [index_library(now=now()), index_library(now=now())] == [everything, everything]
    assert codes(client, "?q=permits")[0] == "permits"


def test_every_model_says_what_to_do_on_monday(client):
    for each in queries.models():
        page = text(client, f"/en/models/{each.code}/")
        assert "What would I do on Monday?" in page
        assert [step.en for step in each.monday if step.en not in page] == []


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_a_model_is_told_in_the_language_of_the_page(client, language):
    model = queries.model("permits")
    page = text(client, f"/{language}/models/permits/")
    assert f"<h1>{model.name.in_language(language)}</h1>" in client.get(f"/{language}/models/permits/").content.decode()
    told = [
        model.what,
        model.why,
        *model.how,
        *(each.words for each in model.cautions),
        *(each.what for each in model.examples),
    ]
    assert [words for words in told if words.in_language(language) not in page] == []


def test_a_model_shows_plan_sources_law_and_what_it_runs_on(client):
    page = text(client, "/en/models/permits/")
    assert "Source: Hallintolaki 434/2003, 6 § ja 8 §" in page
    assert "Source: carbon20.dk; voresomstilling.dk, last verified 31 December 2025" in page
    assert "Week 1 Enter the reliefs in force" in page
    assert "October Which conditions slow down renewable energy?" in page
    assert "Half a day of training for the permit staff (a date in the year clock)" in page
    assert "Reliefs and permit hints (A directory for companies)" in page
    assert (
        "The effect on five goals has not been rated: smaller emissions, better conditions for green business, "
        "other good for the environment, dialogue with companies, the image of the area."
    ) in page


def test_a_model_without_a_mechanism_promises_nothing(client):
    page = text(client, "/en/models/permits/")
    assert "soon" not in page
    assert "No municipality has told of it here yet." in page


def test_a_model_can_be_taken_into_use_from_its_page(client):
    html = client.get("/en/models/permits/").content.decode()
    assert html.count(f'href="{address("console:adopt-here", "permits")}">Take into use</a>') == 2


def test_an_unknown_model_and_an_unknown_method_are_not_found(client):
    assert client.get("/en/models/no-such-model/").status_code == 404
    assert client.get("/en/models/methods/no-such-method/").status_code == 404


def test_the_ladder_goes_from_light_to_heavy(client):
    page = text(client, "/en/models/methods/")
    places = [page.find(f"{each.number}. {each.name.en}") for each in queries.methods()]
    assert len(places) == 5
    assert places == sorted(places)
    assert -1 not in places


def test_a_method_says_what_its_step_adds_and_where_the_next_ones_are(client):
    method = queries.method("open-network")
    page = text(client, "/en/models/methods/open-network/")
    assert "Step 3 of 5" in page
    assert [each.words.en for each in (*method.adds, *method.needs) if each.words.en not in page] == []
    assert f"Lighter: {queries.method('existing-work').name.en}" in page
    assert f"Heavier: {queries.method('closed-network').name.en}" in page


EXAMPLE = "?hours=9&euros=0&companies=40&kind=farms"


def test_finding_asks_before_it_answers(client):
    page = text(client, "/en/models/find/")
    assert "Six questions, and you see what fits you." in page
    assert "What fits you The best first" not in page


def test_a_quarter_of_a_week_without_money_gets_a_handful_with_reasons(client):
    page = text(client, f"/en/models/find/{EXAMPLE}")
    assert "5 models fit you." in page
    assert "Suits especially: Farms" in page
    assert f"How to coordinate it {queries.method('existing-work').name.en}" in page
    assert "Needs at least €2,000 a year" in page


def test_the_answers_are_kept_in_the_form(client):
    html = client.get(f"/en/models/find/{EXAMPLE}&aims=emissions").content.decode()
    assert html.count(" checked") == 4
    assert 'value="40"' in html


def test_answers_that_are_missing_are_asked_for_and_nothing_is_lost(client):
    answer = client.get("/en/models/find/?hours=9&companies=many&kind=farms")
    page = world.text_of(answer.content)
    assert "Choose how much money there is." in page
    assert "Write the number of companies in figures, for example 40." in page
    assert 'value="many"' in answer.content.decode()
    assert "What fits you The best first" not in page


@pytest.mark.parametrize("query", ["?hours=x", "?hours=9&hours=4", "?kind=robots&euros=-1", "?aims=x&owners=y"])
def test_made_up_answers_do_no_harm(client, query):
    assert client.get(f"/en/models/find/{query}").status_code == 200


def test_the_rule_itself_is_shown(client):
    page = text(client, "/en/models/find/")
    assert "How this is ranked" in page
    assert "The model suits just such companies especially 3" in page


def test_the_library_can_be_had_on_paper(client):
    page = text(client, "/sv/models/print/")
    assert [each.code for each in queries.models() if each.name.sv not in page] == []
    assert [each.code for each in queries.methods() if each.name.sv not in page] == []


def test_the_front_page_leads_a_municipality_to_the_library_and_to_what_fits(client):
    html = client.get("/en/").content.decode()
    assert f'href="{address("public:models")}"' in html
    assert f'href="{address("public:find")}"' in html


def address(name, *parts):
    with override("en"):
        return reverse(name, args=parts)


@pytest.mark.parametrize(
    ("path", "queries_at_most"),
    [
        ("/fi/models/", 2),
        ("/fi/models/?q=lupa", 8),
        ("/fi/models/permits/", 6),
        ("/fi/models/methods/", 2),
        ("/fi/models/methods/open-network/", 2),
        (f"/fi/models/find/{EXAMPLE}", 2),
        ("/fi/models/print/", 2),
    ],
)
def test_pages_are_light(client, django_assert_max_num_queries, path, queries_at_most):
    with django_assert_max_num_queries(queries_at_most):
        answer = client.get(path)
    assert answer.status_code == 200
    assert len(answer.content) <= 100_000


def test_a_kept_page_costs_next_to_nothing(client, django_assert_max_num_queries):
    client.get("/fi/models/")
    with django_assert_max_num_queries(2):
        assert client.get("/fi/models/").status_code == 200
