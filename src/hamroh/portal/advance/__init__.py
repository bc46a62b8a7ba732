"""The advance payment: what it costs, its payment code, until when the patent is paid, showing a receipt."""
