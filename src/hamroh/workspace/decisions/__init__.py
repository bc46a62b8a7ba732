"""The state's decisions on applications: who waits, and the record that one came. A refusal is not kept here."""
