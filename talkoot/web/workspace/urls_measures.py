"""Addresses of measures and of the target."""

from django.urls import URLPattern, path

from talkoot.web.workspace.views import measures, target

OF_INVENTORY: list[URLPattern] = [
    path("measures/", measures.measures, name="inventory-measures"),
    path("measures/<slug:code>/", measures.measure, name="inventory-measure"),
    path("measures/<slug:code>/take/", measures.measure_take, name="inventory-measure-take"),
    path("measures/<slug:code>/move/", measures.measure_move, name="inventory-measure-move"),
    path("measures/<slug:code>/drop/", measures.measure_drop, name="inventory-measure-drop"),
    path("target/", target.target, name="inventory-target"),
    path("target/set/", target.target_set, name="inventory-target-set"),
    path("target/restate/", target.target_restate, name="inventory-target-restate"),
]
