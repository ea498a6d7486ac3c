"""News from memberships to the apps above."""

from django.dispatch import Signal

application_accepted = Signal()  # application, membership, by, now
