"""Money and its proof: billing owns number and sums, documents signs the paper; here they meet."""
