"""The yearly report as a member fills it in: what is asked, how it is saved, what was told."""
