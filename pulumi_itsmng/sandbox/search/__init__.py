"""The search: fields by number, criteria in trees, columns of other tables in the answer."""
