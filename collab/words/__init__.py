"""Words for states, reasons and posts, shared by pages and letters."""
