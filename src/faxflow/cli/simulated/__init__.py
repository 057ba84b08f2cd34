"""What a rehearsed day is made of, whosever it is: its clock, its folder, its runs, its show."""
