"""What is mine: my page, who looked at my data, taking it out, withdrawing consent."""
