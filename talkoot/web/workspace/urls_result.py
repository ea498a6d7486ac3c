"""Addresses of an inventory's result, of every figure behind it and of its downloads."""

from django.urls import URLPattern, path

from talkoot.web.workspace.views import figures, result, result_files

OF_INVENTORY: list[URLPattern] = [
    path("result/", result.result, name="inventory-result"),
    path("result/rows/<int:row>/", figures.figure, name="inventory-figure"),
    path("result/categories/<int:scope>/<int:category>/", figures.category, name="inventory-category"),
    path("result/history/", result.history, name="inventory-history"),
    path("result/recalculate/", result.recalculate, name="inventory-recalculate"),
    path("result/share/", result.share, name="inventory-share"),
    path("result/reopen/", result.reopen, name="inventory-reopen-why"),
    path("result.pdf", result_files.pdf, name="inventory-pdf"),
    path("result.xlsx", result_files.xlsx, name="inventory-xlsx"),
    path("result.csv", result_files.csv, name="inventory-csv"),
    path("result.json", result_files.json, name="inventory-json"),
    path("result-vsme.json", result_files.vsme, name="inventory-vsme"),
]
