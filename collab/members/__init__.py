"""Member organisations, their people and who sees what of them."""
