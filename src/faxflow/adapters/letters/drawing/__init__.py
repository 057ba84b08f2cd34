"""A filled Word document drawn by reportlab: every word, in a layout close to Word's."""
