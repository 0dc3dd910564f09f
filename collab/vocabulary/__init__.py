"""The union's words: fields of work, capacities, target groups, countries, languages, from shipped files."""
