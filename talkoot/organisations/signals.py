"""News from organisations to the apps above."""

from django.dispatch import Signal

organisation_changed = Signal()  # organisation_id
