"""Offers and requests of experience."""
