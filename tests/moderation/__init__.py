"""Reporting and hiding posts."""
