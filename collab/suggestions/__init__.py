"""Who fits, why, how strongly, and what people made of it."""
