"""Forms of the workspace, one module per topic."""
