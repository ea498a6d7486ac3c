"""Calculating for others, as its pages show it: whose turn it is, what is to be looked at, the papers, what happened."""
