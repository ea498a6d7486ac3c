"""The door of the demo: one click to be anybody, and every message that was written. Exists only in the demo."""
