"""Letters as fax machines print them: PDF in, pels and fax files out.

PDFium serves one thread at a time: call all of this from one thread.
"""
