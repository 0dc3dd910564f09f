"""Rows as a reader may see them, ready for several page families: names, one-line posts, suggestion cards."""
