"""Fields that exist once per language."""

from modeltranslation.translator import TranslationOptions, register

from talkoot.footprints.models import Indicator


@register(Indicator)
class IndicatorTranslation(TranslationOptions):
    fields = ("name", "short_name", "hint")
