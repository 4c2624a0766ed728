"""What is kept: one SQLModel class a table.

Each room is imported by its own name, so that only the tables that a run deals with are
made: all of them cost 60 ms and 4 MiB, and opening the app needs a third. A room imports
the rooms that its tables point at.
"""
