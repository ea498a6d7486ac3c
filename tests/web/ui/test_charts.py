"""Shapes are drawn where their figures say."""

from decimal import Decimal

from talkoot.web.ui.charts import Bar, Part, Segment, bar, draw_bars, draw_goal, draw_tally


def test_bars_share_one_scale_from_zero():
    first, second = draw_bars([bar("2024", 100, "100 t"), bar("2025", 25, "25 t")])
    assert (first.segments, second.segments) == ((Segment("0%", "100%", "d1"),), (Segment("0%", "25%", "d1"),))


def test_bar_hatches_what_is_not_known():
    (drawn,) = draw_bars([bar("2025", 44, "44/61", total=61)])
    assert [part.tone for part in drawn.segments] == ["d1", "d0"]


def test_parts_of_a_bar_fill_its_length():
    (drawn,) = draw_bars([Bar("312", "goals", (Part(58), Part(0, "d2"), Part(254, "d0")))])
    last = drawn.segments[-1]
    assert (len(drawn.segments), round(float(last.x[:-1]) + float(last.width[:-1]), 1)) == (2, 100.0)


def test_bars_of_nothing_have_no_shapes():
    assert draw_bars([bar("2025", 0, "0 t")])[0].segments == ()
    assert draw_bars([]) == ()


def test_bars_take_decimals():
    (drawn,) = draw_bars([bar("2025", Decimal("1.5"), "1,5 t")], longest=3)
    assert drawn.segments == (Segment("0%", "50%", "d1"),)


def test_tally_marks_the_heard_first():
    drawn = draw_tally(44, 61)
    assert (
        len(drawn.ticks),
        sum(tick.heard for tick in drawn.ticks),
        drawn.ticks[43].heard,
        drawn.ticks[44].heard,
    ) == (61, 44, True, False)


def test_tally_of_many_stands_in_rows():
    drawn = draw_tally(120, 184)
    assert (len({tick.y for tick in drawn.ticks}), drawn.height) == (3, "5.1em")


def test_tally_of_few_does_not_fill_the_line():
    assert draw_tally(1, 9).ticks[-1].x == "20.8%"


def test_tally_of_too_many_or_none_is_not_drawn():
    assert (draw_tally(0, 0), draw_tally(1, 401)) == (None, None)


def test_goal_that_goes_down():
    line = draw_goal(baseline=400, target=200, now=300, plan=350)
    assert (line.done, line.dot, line.plan, line.anchor, line.reached) == ("49%", "50%", "25.5%", "middle", False)


def test_goal_that_goes_up_and_is_reached():
    line = draw_goal(baseline=0, target=9, now=12)
    assert (line.done, line.plan, line.anchor, line.reached) == ("98%", "", "end", True)


def test_goal_that_went_the_wrong_way_stays_at_the_start():
    assert draw_goal(baseline=400, target=200, now=500).done == "0%"


def test_goal_without_a_figure():
    line = draw_goal(baseline=400, target=200, now=None)
    assert (line.done, line.reached) == ("0%", False)


def test_goal_that_keeps_a_level_is_reached():
    assert draw_goal(baseline=100, target=100, now=100).reached
