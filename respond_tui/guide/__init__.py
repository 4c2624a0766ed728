"""The method as pure rules: plain values in, plain values out.

Standard library and python-dateutil only. No rule here reads the clock, a file or the
screen: ``today`` and ``now`` are passed in.
"""
