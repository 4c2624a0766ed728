"""The R.E.S.P.O.N.D. reflection: seven short pages in one window, and how it reads when done."""
