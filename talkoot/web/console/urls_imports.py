"""Addresses of the import pages, under <network>/imports/ (included by urls.py, in the namespace "console")."""

urlpatterns: list = []
