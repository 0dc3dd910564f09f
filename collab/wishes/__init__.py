"""Texts asked for in another language: who asks, telling the author, and telling those who asked."""
