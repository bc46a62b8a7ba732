"""What an operator sees: health, metrics and logs. No personal data: views have names here, never paths."""
