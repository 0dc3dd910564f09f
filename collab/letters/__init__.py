"""Letter kind and facts into subject, paragraphs and links in the reader's language."""
