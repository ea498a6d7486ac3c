"""Components render what they are given, without inline style or script, and quickly where they stand in rows."""

import re
import time
from datetime import date

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import translation

from talkoot.web.ui.catalogue import Bilingual, SampleForm, wrong_answers
from talkoot.web.ui.charts import bar
from talkoot.web.ui.pieces import Column, FilterGroup, Goal, Link, Option, Table, Task

FORBIDDEN = re.compile(r"<script|\sstyle=|\son[a-z]+=|javascript:", re.IGNORECASE)


def render(source, language="en", **context):
    with translation.override(language):
        html = Template("{% load ui %}" + source).render(Context(context))
    assert FORBIDDEN.search(html) is None
    return html


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ('{% status "In force" "good" %}', '<span class="status" data-is="good">In force</span>'),
        ('{% status "Odd" "sparkling" %}', '<span class="status" data-is="">Odd</span>'),
        ('{% status "" %}', ""),
        ('{% evidence "visited" %}', '<span class="evidence" data-step="4">visited</span>'),
        ("{% evidence 2 %}", '<span class="evidence" data-step="2">documented</span>'),
        ('{% evidence "unheard of" %}', ""),
        ("{% dots 2 %}", '<span class="dots" data-step="2" aria-hidden="true"></span>'),
        ('{% amount 31800.5 "tCO2e" %}', "31,800.5\u00a0t\u00a0CO₂e"),
        ('{{ "unknown"|number }}', "unknown"),
        ('{{ 0.5|percent }} {{ 0.5|change }} {{ "m2"|unit }}', "50% +50% m²"),
        ('{% alert "danger" live=True %}x{% endalert %}', '<div class="ds-alert" data-color="danger" role="alert"><div>x</div></div>'),
        ('{% section "T" "about" id="t" %}x{% endsection %}',
         '<section class="section" id="t"><header><h2>T</h2><p class="small quiet">about</p></header><div>x</div></section>'),
    ],
)  # fmt: skip
def test_component(source, html):
    assert render(source) == html


def test_text_is_escaped():
    assert render("{% status words %}", words="<b>") == '<span class="status" data-is="">&lt;b&gt;</span>'


def test_fig_says_when_there_is_no_information():
    html = render('{% fig None "2025" grade="declared" %}')
    assert html == '<div class="fig"><strong class="num">No information yet</strong><span>2025</span></div>'


def test_hundred_lines_cost_less_than_ten_milliseconds():
    template = Template(
        "{% load ui %}{% lines %}{% for n in rows %}"
        '{% line "Lumikon Leipomo Oy" "/x/" about="Food" figure="−35 %" text="of emissions" grade="reviewed" state="In force" kind="good" %}'
        "{% endfor %}{% endlines %}"
    )
    context = Context({"rows": range(100)})
    template.render(context)
    costs = []
    for _ in range(5):
        before = time.process_time()
        template.render(context)
        costs.append(time.process_time() - before)
    assert min(costs) < 0.010


def test_picture_comes_with_its_table_and_coverage():
    table = Table("Participation", [Column("Year"), Column("Told us", number=True)], [(2025, 44)])
    html = render(
        '{% pic "44 of 61 told us." cover="44/61" grade="declared" table=table downloads=links %}{% bars bars %}{% endpic %}',
        table=table, bars=[bar("2025", 44, "44/61", total=61)], links=[Link("CSV", "/x.csv")],
    )  # fmt: skip
    order = [html.index(part) for part in ("44 of 61 told us.", 'class="bars"', 'class="cover"', "<table", "/x.csv")]
    assert order == sorted(order)


def test_table_of_many_columns_becomes_cards():
    wide = Table("t", [Column(str(n)) for n in range(5)], [tuple(range(5))])
    assert 'class="tbl cards"' in render("{% tbl table %}", table=wide)
    assert 'data-h="3"' in render("{% tbl table %}", table=wide)


def test_goal_line_is_told_in_words():
    goal = Goal("Energy", "tCO2e", 412, 2019, 165, 2030, now=268, now_year=2025, plan=277)
    said = "From 2019: 412 t CO₂e to 2030: 165 t CO₂e. Now 2025: 268 t CO₂e. The plan for now is 277 t CO₂e."
    assert f'aria-label="{said}"' in render("{% goal item %}", item=goal).replace("\u00a0", " ")


def test_goal_without_a_figure_draws_no_point():
    html = render("{% goal item %}", item=Goal("Energy", "t", 80, 2025, 40, 2030))
    assert ('class="dot"' in html, 'class="plan"' in html, "No figure yet." in html) == (False, False, True)


def test_tally_counts_members():
    html = render("{% tally 3 9 %}")
    assert (html.count('class="d1"'), html.count('class="off"'), "3 of 9 members have been heard." in html) == (
        3,
        6,
        True,
    )


def test_queue_has_one_primary_button():
    tasks = [Task(n, f"task {n}", "why", "/x/", "Do") for n in (3, 6, 1)]
    assert render("{% queue tasks %}", tasks=tasks).count('data-variant="secondary"') == 2


def test_year_clock_marks_past_and_now():
    html = render("{% year_clock 3 %}", language="fi")
    assert (html.count('class="past"'), '<li aria-current="date">maaliskuu</li>' in html) == (2, True)


def test_filters_keep_what_was_chosen():
    groups = [FilterGroup("For whom", "for", [Option("small", "Small", 14, chosen=True), Option("none", "None", 0)])]
    html = render('{% filters groups clear="?" %}', groups=groups)
    assert (html.count(" checked"), html.count(" disabled"), "Small (14)" in html) == (1, 1, True)


def test_pagination_keeps_the_rest_of_the_address():
    request = RequestFactory().get("/fi/partners/?q=leipomo&page=2")
    html = render("{% pagination page %}", request=request, page=Paginator(range(100), 10).page(2))
    assert ('href="?q=leipomo&amp;page=3"' in html, html.count('aria-current="page"')) == (True, 1)


def test_pagination_of_one_page_is_nothing():
    assert render("{% pagination page %}", page=Paginator([1], 10).page(1)) == ""


def test_translated_text_is_marked_only_when_it_fell_back():
    source = '{% translated thing "name" %}'
    assert render(source, "sv", thing=Bilingual()) == "Skärgårdens energidag"
    assert render(source, "en", thing=Bilingual()) == (
        '<span lang="sv">Skärgårdens energidag</span> <span class="tongue">(in Swedish)</span>'
    )
    assert render(source, thing=Bilingual(name_sv="")) == ""


def test_allowed_text_tells_its_validity_or_why_not():
    assert "until 31\u00a0May 2027" in render("{% allowed until=day %}x{% endallowed %}", day=date(2027, 5, 31))
    assert 'data-is="ended"' in render('{% allowed refused="This cannot be used" says="why" %}x{% endallowed %}')


def test_confirmation_posts_with_a_token():
    request = RequestFactory().get("/")
    html = render('{% confirm "End?" action="/end/" button="End" %}{% endconfirm %}', request=request)
    assert ('method="post"' in html, "csrfmiddlewaretoken" in html) == (True, True)


def test_field_ties_hint_and_error_to_the_control():
    html = render("{% field form.organisation %}", form=SampleForm({"organisation": ""}))
    assert 'aria-describedby="id_organisation_hint id_organisation_wrong"' in html
    assert 'aria-invalid="true"' in html


def test_field_says_what_is_optional_and_how_long():
    html = render("{% field form.story %}", form=SampleForm())
    assert ("(optional)" in html, "At most 500 characters." in html, "(optional)" in render("{% field form.organisation %}", form=SampleForm())) == (
        True, True, False,
    )  # fmt: skip


def test_field_of_choices_is_a_fieldset():
    html = render("{% field form.renewable %}", form=SampleForm())
    assert (html.count("<legend>"), html.count('type="radio"'), html.count('class="ds-input"')) == (1, 3, 3)


def test_field_shows_last_year_beside_this_year():
    html = render('{% field form.electricity unit="kWh" then="398 000 kWh" then_label="2024" %}', form=SampleForm())
    assert ('<div class="then">398 000 kWh</div>' in html, 'inputmode="decimal"' in html) == (True, True)


def test_hidden_field_is_only_itself():
    class Hidden(forms.Form):
        token = forms.CharField(widget=forms.HiddenInput)

    assert render("{% field form.token %}", form=Hidden()) == '<input type="hidden" name="token" id="id_token">'


def test_error_summary_links_to_each_field():
    html = render("{% error_summary form %}", form=SampleForm(wrong_answers()))
    assert re.findall(r'href="(#[^"]+)"', html) == ["#id_heat", "#id_contact"]
    assert "There are 2 things to correct" in html


def test_error_summary_needs_no_colon_after_a_question():
    form = type("Asked", (forms.Form,), {"what": forms.CharField(label="What do you need?")})({})
    assert ">What do you need? This field is required.</a>" in render("{% error_summary form %}", form=form)


def test_error_summary_of_a_right_form_is_nothing():
    assert render("{% error_summary form %}", form=SampleForm()) == ""


def test_error_summary_leads_to_the_first_choice_of_a_group():
    html = render("{% error_summary form %}", form=SampleForm(wrong_answers() | {"renewable": ""}))
    assert "#id_renewable_0" in html
