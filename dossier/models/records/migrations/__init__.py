"""Steps that bring a database from one form to the next; run by ``records.database`` when a store is opened."""
