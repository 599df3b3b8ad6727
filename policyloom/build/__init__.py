"""BUILD: many documents made and kept fresh, on all cores or on a cluster."""
