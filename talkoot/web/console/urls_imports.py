"""Addresses of the import pages, under <network>/imports/ (included by urls.py, in the namespace "console")."""

from django.urls import path

from talkoot.web.console.views import imports, imports_reading

urlpatterns = [
    path("", imports.imports, name="imports"),
    path("new/", imports.import_new, name="import-new"),
    path("examples/<slug:name>/", imports.example, name="import-example"),
    path("<int:import_id>/", imports.import_page, name="import"),
    path("<int:import_id>/mapping/", imports_reading.mapping, name="import-mapping"),
    path("<int:import_id>/preview/", imports_reading.preview, name="import-preview"),
    path("<int:import_id>/answers/", imports_reading.autosave, name="import-answers"),
    path("<int:import_id>/apply/", imports_reading.apply, name="import-apply"),
    path("<int:import_id>/undo/", imports.undo, name="import-undo"),
]
