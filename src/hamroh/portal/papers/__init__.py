"""My papers: the receipts and records that we gave, each with the code that proves it."""
