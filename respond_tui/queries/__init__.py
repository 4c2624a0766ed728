"""What a person can see: SQL in, frozen dataclasses out.

Every query takes a read session, the plain values it depends on, and returns a picture
taken at one moment.
"""
