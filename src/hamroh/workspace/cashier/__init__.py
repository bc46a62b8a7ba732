"""The cash desk: find who pays, take the money, print the receipt, take a wrong payment back."""
