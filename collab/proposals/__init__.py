"""Joint-project proposals, from draft to completed."""
