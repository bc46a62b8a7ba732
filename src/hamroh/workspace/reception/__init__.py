"""The reception: find a person in any spelling, check in, give a number, register somebody new."""
