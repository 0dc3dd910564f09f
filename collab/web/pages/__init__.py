"""One file a page family; no page imports a page."""
