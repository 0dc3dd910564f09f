"""Experience that members offer each other, and experience they ask for."""
