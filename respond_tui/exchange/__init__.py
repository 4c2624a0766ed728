"""What goes in and out of the file in the formats of others."""
