"""What I owe the centre for my visits, what is paid, and the payment code for the app of a bank."""
