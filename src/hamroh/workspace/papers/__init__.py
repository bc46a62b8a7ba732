"""Our own papers for print: receipts and records of attempts."""
