"""Reads of rounds, reports and results that several pages share."""
