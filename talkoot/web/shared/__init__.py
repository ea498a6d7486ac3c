"""What several sections of the site share."""
