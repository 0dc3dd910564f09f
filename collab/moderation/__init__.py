"""Posts that somebody reports, and coordinators hiding and showing them again."""
