"""From the bytes of a file to rows that can become members: no database, and never an exception but Unreadable."""
