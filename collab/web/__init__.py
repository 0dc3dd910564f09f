"""HTTP to one action, rows to a template."""
