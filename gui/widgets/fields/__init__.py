"""Fields of a form: a label, an editor and the place where a mistake is explained."""
