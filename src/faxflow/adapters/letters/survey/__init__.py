"""What a template asks for, and what of it a fax, an engine or this machine cannot give."""
