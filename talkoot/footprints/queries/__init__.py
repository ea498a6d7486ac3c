"""What several pages ask of inventories."""
