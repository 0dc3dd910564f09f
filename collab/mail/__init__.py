"""Letters that wait, and the post."""
