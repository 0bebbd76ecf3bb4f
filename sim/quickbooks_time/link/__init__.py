"""QuickBooks Time's own connection to QuickBooks (contract 5): customers and people come in, time goes out.

It knows QuickBooks only as `books.Books`; the world that has both products hands it in.
"""
