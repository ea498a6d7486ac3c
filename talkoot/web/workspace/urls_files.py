"""Addresses of the files that are given instead of typing."""

from django.urls import path

from talkoot.web.workspace.views import file, files

OF_INVENTORY = [
    path("files/", files.files, name="inventory-files"),
    path("files/compare/", files.compare, name="inventory-compare"),
    path("files/<int:file>/", file.file, name="inventory-file"),
    path("files/<int:file>/original/", files.original, name="inventory-file-original"),
    path("files/<int:file>/columns/", file.columns, name="inventory-file-columns"),
    path("files/<int:file>/kinds/", file.kinds, name="inventory-file-kinds"),
    path("files/<int:file>/take/", file.take, name="inventory-file-take"),
    path("files/<int:file>/undo/", file.undo, name="inventory-file-undo"),
    path("files/<int:file>/again/", file.again, name="inventory-file-again"),
    path("files/<int:file>/remove/", file.remove, name="inventory-file-remove"),
    path("files/<int:file>/bad-rows/", files.bad_rows, name="inventory-file-bad"),
]
