"""Goals as coordinators write them: from columns or from one free sentence."""

from talkoot.sheets.goals.reading import GoalReading, read_goal

__all__ = ["GoalReading", "read_goal"]
