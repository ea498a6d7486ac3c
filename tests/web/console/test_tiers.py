"""Tiers: rules in plain words, tried on today's members before they are saved."""

from talkoot.networks.models import Tier
from tests.factories import GoalFactory, MembershipFactory
from tests.web.console.conftest import Desk


def rules(**changed: object) -> dict[str, object]:
    return {
        "name_fi": "Kumppani", "name_sv": "Partner", "name_en": "Partner", "kind": "partner", "min_goals": "2",
        "needs_baseline": "on", "asks_follow_up": "on", "validity_months": "36", "fee_class": "none", "order": "0",
        "version": "1", **changed,
    }  # fmt: skip


def test_changed_rule_is_tried_on_the_members_and_nothing_is_saved(desk: Desk) -> None:
    GoalFactory.create_batch(2, membership=desk.member)
    short = MembershipFactory(network=desk.network, tier=desk.member.tier, organisation__name="Vajaa Oy")
    GoalFactory(membership=short)
    page = desk.post("tier", desk.member.tier.pk, **rules(), preview="1").content.decode()
    assert "With this rule <b>1</b> of 2 would fall short:" in page
    assert "Vajaa Oy" in page
    assert "At least 2 goals: there are 1" in page
    page = desk.post("tier", desk.member.tier.pk, **rules(min_goals="1"), preview="1").content.decode()
    assert "With this rule nobody would fall short: 2 members meet it." in page
    assert Tier.objects.get(pk=desk.member.tier.pk).min_goals == 2


def test_rules_are_saved(desk: Desk) -> None:
    desk.post("tier", desk.member.tier.pk, **rules(min_goals="3", validity_months=""))
    tier = Tier.objects.get(pk=desk.member.tier.pk)
    assert (tier.min_goals, tier.validity_months, tier.needs_signature, tier.name_sv) == (3, None, False, "Partner")
    assert "At least 3 goals." in desk.get("settings")


def test_two_coordinators_changing_a_tier_see_both_rules(desk: Desk) -> None:
    desk.post("tier", desk.member.tier.pk, **rules(min_goals="3"))
    page = desk.post("tier", desk.member.tier.pk, **rules(min_goals="5")).content.decode()
    assert "<td>5</td><td>3</td>" in page
    assert Tier.objects.get(pk=desk.member.tier.pk).min_goals == 3


def test_tier_is_added_once(desk: Desk) -> None:
    for _click in range(2):
        desk.post("tier-new", **rules(name_fi="Tukijäsen", kind="supporting", min_goals="0"), once="tier-1")
    assert Tier.objects.filter(network=desk.network, name_fi="Tukijäsen").count() == 1


def test_absurd_rules_are_refused(desk: Desk) -> None:
    for wrong in ({"min_goals": "1e999"}, {"validity_months": "999999999999"}, {"name_fi": "x" * 121}, {"order": "-1"}):
        assert desk.post("tier", desk.member.tier.pk, **rules(**wrong)).status_code == 200
    assert Tier.objects.get(pk=desk.member.tier.pk).version == 1


def test_neighbours_tier_is_not_found(desk: Desk, people) -> None:
    assert desk.client.get(desk.url("tier", people.other_membership.tier.pk)).status_code == 404
