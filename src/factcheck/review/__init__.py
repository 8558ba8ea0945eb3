"""The page to work through a document: findings and facts, decided and ticked one by one.

Needs the extra `review` (Starlette and Uvicorn); nothing else of the package imports it.
"""
