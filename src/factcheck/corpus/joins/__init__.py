"""Candidate pairs in two documents, as expressions over the tables.

The expressions are written once, in Ibis, and run in the process on DuckDB or on a cluster by Spark
SQL. Each yields rows grouped by pair of documents (`left_document`, `right_document`) with
everything that the comparison needs, so that it runs no further queries.
"""
