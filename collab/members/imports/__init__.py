"""Directories of organisations, read from files into members."""
