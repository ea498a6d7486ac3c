"""Fields that exist once per language."""

from modeltranslation.translator import TranslationOptions, register

from talkoot.events.models import Event


@register(Event)
class EventTranslation(TranslationOptions):
    fields = ("title", "about")
