"""News from inventories."""

from django.dispatch import Signal

file_to_read = Signal()  # file_id, by_id: a file waits to be read
