"""An inventory's result as files: the same figures in full precision, each with its source."""
