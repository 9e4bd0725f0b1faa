"""One function for each thing a user can ask or order. The session comes from outside; answers are frozen rows."""
