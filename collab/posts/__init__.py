"""What members post, whatever its kind: its texts and codes, who may read it, and its life."""
