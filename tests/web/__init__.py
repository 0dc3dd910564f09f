"""Pages, through their addresses."""
