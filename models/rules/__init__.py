"""Pure rules over values: frequency, quorum, votes, deadlines. "Today" is always a parameter."""
