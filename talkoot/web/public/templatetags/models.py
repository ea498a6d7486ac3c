"""Words about what a model takes, for templates."""

from django import template

from talkoot.web.public.model_parts import euros_a_year, first_result, hours_a_year, resources_in_words

register = template.Library()
register.filter("hours_a_year", hours_a_year)
register.filter("euros_a_year", euros_a_year)
register.filter("first_result", first_result)
register.filter("resources_in_words", resources_in_words)
