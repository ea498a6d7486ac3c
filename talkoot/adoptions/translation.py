"""Fields that exist once per language."""

from modeltranslation.translator import TranslationOptions, register

from talkoot.adoptions.models import Adoption, Practice, Task


@register(Adoption)
class AdoptionTranslation(TranslationOptions):
    fields = ("name",)


@register(Task)
class TaskTranslation(TranslationOptions):
    fields = ("title",)


@register(Practice)
class PracticeTranslation(TranslationOptions):
    fields = ("title", "what", "result", "advice")
