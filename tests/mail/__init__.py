"""Letters leave the house: each once, to the right person, whatever the mail server does."""
