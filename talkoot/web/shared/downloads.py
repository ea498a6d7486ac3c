"""Files that only some people may have: always as a download, never kept by anything on the way."""

from pathlib import PurePath

from django.db.models.fields.files import FieldFile
from django.http import FileResponse, Http404
from django.utils.cache import patch_cache_control

CONTENT_TYPES = {
    ".csv": "text/csv",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".txt": "text/plain",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".xml": "application/xml",
}


def private_download(kept: FieldFile, name: str) -> FileResponse:
    """The stored file under the name it came with; 404 when the storage has it no more."""
    try:
        stored = kept.open("rb")
    except FileNotFoundError:
        raise Http404 from None
    kind = CONTENT_TYPES.get(PurePath(name).suffix.lower(), "application/octet-stream")
    response = FileResponse(stored, as_attachment=True, filename=name, content_type=kind)
    response["X-Content-Type-Options"] = "nosniff"
    patch_cache_control(response, private=True, no_store=True)
    return response
