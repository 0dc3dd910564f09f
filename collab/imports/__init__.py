"""Directories of organisations, read from files, shown first, and added whole or not at all."""
