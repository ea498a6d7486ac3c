"""Reading files in the background."""

import logging

from django.utils import timezone
from django_tasks import task

from talkoot.footprints.operations.file_reading import fail_file
from talkoot.footprints.operations.file_reading import read_file as read

log = logging.getLogger(__name__)


@task()
def read_file(file_id: int, by_id: int | None) -> None:
    """Read a file that waits; whatever stands in the way is told to the person, the file is kept."""
    try:
        read(file_id=file_id, now=timezone.now())
    except Exception:
        log.exception("File %s could not be read", file_id)
        fail_file(file_id=file_id, reason="unexpected:")
