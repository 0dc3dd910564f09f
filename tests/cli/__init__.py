"""The commands that begin a house."""
