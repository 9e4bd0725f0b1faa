"""What the program does without a screen: thin functions, one for each command of main.py. No Qt in here."""
