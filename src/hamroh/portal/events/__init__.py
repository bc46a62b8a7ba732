"""Something has changed: what a person tells after the plan was made. Shown first, then recorded, with a way back."""
