"""News from organisations to the apps above."""

from django.dispatch import Signal

organisation_changed = Signal()  # organisation_id
officer_ended = Signal()  # officer_id, now
