"""The nouns of briefgen: frozen types, no behaviour beyond arithmetic on themselves."""
