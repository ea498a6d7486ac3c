"""Fields that exist once per language."""

from modeltranslation.translator import TranslationOptions, register

from talkoot.commitments.models import Goal


@register(Goal)
class GoalTranslation(TranslationOptions):
    fields = ("text", "why_exceeds")
