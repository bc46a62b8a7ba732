"""The reception hands out a recovery card to somebody who stands before it."""
