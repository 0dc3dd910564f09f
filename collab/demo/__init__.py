"""The invented union that a newcomer walks through."""
