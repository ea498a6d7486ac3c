"""Fields that exist once per language."""

from modeltranslation.translator import TranslationOptions, register

from talkoot.networks.models import Network, Tier


@register(Network)
class NetworkTranslation(TranslationOptions):
    fields = ("name", "lead", "asked", "given")


@register(Tier)
class TierTranslation(TranslationOptions):
    fields = ("name", "description")
