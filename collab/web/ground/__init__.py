"""What every page stands on: doors, errors, templating, headers."""
