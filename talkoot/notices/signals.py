"""News from the outbox."""

from django.dispatch import Signal

message_ready = Signal()  # message_id: a message may be sent now
