"""Windows that ask for something: each returns a value and saves nothing."""
