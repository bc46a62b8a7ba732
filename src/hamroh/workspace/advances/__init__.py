"""Advance payments: what bank and tax office answered is recorded here. A receipt in somebody's hand proves nothing."""
