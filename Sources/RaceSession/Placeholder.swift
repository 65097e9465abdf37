// The first content of this room comes with the next change.
