"""Cases as data: what the checks must say of a short dossier, clause by clause. See ``README.md`` here."""
