"""The union's own settings."""
