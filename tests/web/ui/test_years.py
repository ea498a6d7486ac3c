"""Years stand beside their path on a scale from zero."""

from talkoot.web.ui.charts import draw_years
from talkoot.web.ui.tags.pictures import years


def test_columns_and_the_path_share_one_scale():
    drawn = draw_years({2024: 100, 2026: 50}, [{2024: 100, 2028: 0}])
    assert drawn is not None
    assert [(each.x, each.y, each.height, each.tone) for each in drawn.columns] == [
        ("5.5%", "0.6em", "9em", "d2"),
        ("45.5%", "5.1em", "4.5em", "d1"),
    ]
    ((stroke,),) = drawn.paths
    assert (stroke.x1, stroke.y1, stroke.x2, stroke.y2) == ("10%", "0.6em", "90%", "9.6em")
    assert drawn.end == ("90%", "9.6em")


def test_many_years_name_only_those_that_have_room():
    drawn = draw_years({2020: 10, 2026: 9}, [{2020: 10, 2050: 0}])
    assert drawn is not None
    assert {2020, 2026, 2050} <= {each.year for each in drawn.labels}
    assert len(drawn.labels) <= 8


def test_credits_and_nothing_at_all():
    drawn = draw_years({2024: -5, 2025: 0})
    assert drawn is not None
    assert {each.height for each in drawn.columns} == {"0em"}
    assert (drawn.paths, drawn.end, draw_years({})) == ((), None, None)
    assert years({}, label="") == ""
