"""What every kind of post has in common."""
