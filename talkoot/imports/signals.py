"""News from imports."""

from django.dispatch import Signal

import_started = Signal()  # import_id, network_id, by_id: the coordinator wants it carried out
