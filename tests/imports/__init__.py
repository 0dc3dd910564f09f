"""Directories read, shown first, and added whole or not at all."""
