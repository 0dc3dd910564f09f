"""The commands of `collab`."""
