"""Open posts that say nearly the same as another: worked out by the worker, read by the pages of who writes."""
