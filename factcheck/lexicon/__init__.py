"""Vietnamese as plain tables, and one loader for them."""
