"""Open data: what may be downloaded of a network, as rows with documented fields. No single member's figures."""
