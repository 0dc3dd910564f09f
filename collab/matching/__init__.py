"""The pure matching core: who fits a post, how strongly and why; no database, no clock, no randomness."""
