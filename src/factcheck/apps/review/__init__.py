"""The review page, for deciding on findings and ticking facts of a document one by one.

It requires the extra `review` (Starlette and Uvicorn); no other package imports it.
"""
