"""Fields that exist once per language."""

from modeltranslation.translator import TranslationOptions, register

from talkoot.organisations.models import Municipality, RegionalBody


@register(Municipality)
class MunicipalityTranslation(TranslationOptions):
    fields = ("name",)


@register(RegionalBody)
class RegionalBodyTranslation(TranslationOptions):
    fields = ("name",)
