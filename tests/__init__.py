"""Tests read like a play: Alice posts, Bob could join, Carol coordinates, Dan has no login, Eve is a stranger."""
