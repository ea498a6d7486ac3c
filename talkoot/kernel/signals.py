"""The beat of the worker."""

from django.dispatch import Signal

tick = Signal()  # every half minute, in every worker: whatever has become due
