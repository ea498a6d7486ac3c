"""Fields that exist once per language."""

from modeltranslation.translator import TranslationOptions, register

from talkoot.cases.models import Desk, Step


@register(Desk)
class DeskTranslation(TranslationOptions):
    fields = ("name", "about")


@register(Step)
class StepTranslation(TranslationOptions):
    fields = ("name",)
