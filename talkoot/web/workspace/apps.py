"""App configuration."""

from django.apps import AppConfig


class WorkspaceConfig(AppConfig):
    name = "talkoot.web.workspace"
    label = "workspace"
