"""Fields that exist once per language."""

from modeltranslation.translator import TranslationOptions, register

from talkoot.organisations.models import Municipality


@register(Municipality)
class MunicipalityTranslation(TranslationOptions):
    fields = ("name",)
