"""What the pages of measures and of the target show."""
