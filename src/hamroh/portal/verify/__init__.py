"""The open page that checks our papers: scanned, from a picture or typed."""
