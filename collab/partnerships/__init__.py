"""Members and a post, from interest to outcome."""
