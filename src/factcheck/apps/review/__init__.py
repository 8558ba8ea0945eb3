"""The review page, for deciding on the findings and ticking the facts of a document.

It requires the extra `review` (Starlette and Uvicorn); no other package imports it.
"""
