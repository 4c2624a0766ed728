"""What a person can do: one function an intent, one write transaction each."""
