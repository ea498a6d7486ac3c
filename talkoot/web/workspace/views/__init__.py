"""Views of the workspace, one module per topic."""
