"""What authors need: a file to start from, a check of all that is wrong, its mending, the schema."""
