"""Reads of a municipality's portfolio that several pages share."""
