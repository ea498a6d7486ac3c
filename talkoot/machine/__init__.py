"""What scripts and other programs get of the engine: results as plain values, and commands that need no database."""
