"""Members and a proposal, from interest to outcome."""
