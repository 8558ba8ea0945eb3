"""Candidates: which places of two documents may be of one thing, as expressions over the tables.

They are written once, in Ibis, and run embedded on DuckDB or on a cluster by Spark SQL. Each gives
rows that lie together by pair of documents (`left_document`, `right_document`), with all that a
comparison needs, so that whoever compares has to ask nothing more.
"""
