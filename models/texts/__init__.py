"""Reading the text of files, so that finding again reaches into them: what the file is, what it says, in a process apart."""
