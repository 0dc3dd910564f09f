"""The periodical letter: a row with a window."""
