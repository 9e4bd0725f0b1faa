"""Pages, one for each entry of the rail."""
