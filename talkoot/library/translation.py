"""Fields that exist once per language."""

from modeltranslation.translator import TranslationOptions, register

from talkoot.library.models import Entry, Shelf


@register(Shelf)
class ShelfTranslation(TranslationOptions):
    fields = ("name", "about")


@register(Entry)
class EntryTranslation(TranslationOptions):
    fields = ("title", "text")
