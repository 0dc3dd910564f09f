"""A form knows shapes and hands over a frozen draft."""
