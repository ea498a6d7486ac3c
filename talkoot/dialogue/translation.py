"""Fields that exist once per language."""

from modeltranslation.translator import TranslationOptions, register

from talkoot.dialogue.models import Dialogue


@register(Dialogue)
class DialogueTranslation(TranslationOptions):
    fields = ("title", "question", "about", "decision")
