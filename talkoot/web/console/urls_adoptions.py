"""Addresses of a municipality's portfolio, under municipality/<slug>/ (included by urls.py, in the namespace "console")."""

from django.urls import URLPattern, URLResolver, path

from talkoot.web.console.views import adopting, adoption, clock, office, officers, portfolio, results, tasks

OF_MODELS = [
    path("adopt/", adopting.adopt, name="adopt"),
    path("adopt/<slug:code>/", adopting.adopt_one, name="adopt-model"),
    path("models/<int:adoption_id>/", adoption.adoption, name="adoption"),
    path("models/<int:adoption_id>/change/", adoption.adoption_edit, name="adoption-edit"),
    path("models/<int:adoption_id>/state/", adoption.adoption_state, name="adoption-state"),
    path("models/<int:adoption_id>/create/", adoption.adoption_create, name="adoption-create"),
    path("models/<int:adoption_id>/effort/", adoption.effort_new, name="effort-new"),
    path("models/<int:adoption_id>/effort/<int:effort_id>/remove/", adoption.effort_remove, name="effort-remove"),
    path("models/<int:adoption_id>/results/new/", results.result_new, name="result-new"),
    path("models/<int:adoption_id>/results/<int:result_id>/remove/", results.result_remove, name="result-remove"),
]

OF_TASKS = [
    path("tasks/", tasks.task_list, name="task-list"),
    path("tasks/new/", tasks.task_new, name="task-new"),
    path("tasks/<int:task_id>/", tasks.task, name="task"),
    path("tasks/<int:task_id>/done/", tasks.task_done, name="task-done"),
    path("tasks/<int:task_id>/reopen/", tasks.task_reopen, name="task-reopen"),
    path("tasks/<int:task_id>/drop/", tasks.task_drop, name="task-drop"),
    path("clock/", clock.clock, name="clock"),
    path("clock/calendars/new/", clock.feed_open, name="feed-open"),
    path("clock/calendars/<int:feed_id>/close/", clock.feed_close, name="feed-close"),
]

OF_OFFICE = [
    path("settings/", office.office, name="office"),
    path("settings/basics/", office.basics, name="office-basics"),
    path("settings/whole/", office.whole, name="office-whole"),
    path("settings/people/new/", officers.officer_new, name="officer-new"),
    path("settings/people/<int:officer_id>/", officers.officer, name="officer"),
    path("settings/people/<int:officer_id>/end/", officers.officer_end, name="officer-end"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("", portfolio.portfolio, name="portfolio"),
    *OF_MODELS,
    *OF_TASKS,
    *OF_OFFICE,
]
