"""Files that are given instead of typing, as their pages show them."""
