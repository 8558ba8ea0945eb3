"""Which two offices nobody holds at one time."""

from factcheck import lexicon
from factcheck.align.bearers.callings import ADDRESS, PUBLIC, RANK, SERVICE
from factcheck.align.bearers.posts import BODIES, LEADERS, MINISTERS, Post

_RANKED = frozenset({"chair", "director", "governor", "mayor", "premier"})
"""Heads whose deputies are never called by them, with or without a field."""


def excludes(one: Post, other: Post) -> bool:
    """Say whether nobody holds both at one time."""
    if one.mark or other.mark:
        return _are_two_callings(one, other)
    if (one.head, one.past) != (other.head, other.past):
        return False
    if one.place and other.place and one.place != other.place:
        return True
    if one.fields == other.fields:
        return one.deputy != other.deputy and bool(one.fields or one.head in _RANKED)
    if not one.fields or not other.fields:
        return one.deputy != other.deputy and one.head in _RANKED
    return _are_apart(one, other)


def _are_two_callings(one: Post, other: Post) -> bool:
    """Say whether two offices of one body differ in the calling: "county clerk", "engineer"."""
    if one.mark != other.mark:
        return False
    if one.mark in (RANK, SERVICE, ADDRESS):
        return one.head == other.head and not one.fields & other.fields
    if one.head == other.head:
        return False
    return not any(
        {one.head, other.head} <= set(line.split())
        for line in lexicon.ordered("offices.callings of one kind")
    )


def _are_apart(one: Post, other: Post) -> bool:
    """Say whether two portfolios are none of one office."""
    if one.head not in MINISTERS | LEADERS and not one.past:
        return False
    bodies = one.fields & BODIES
    if bodies != other.fields & BODIES or (one.head == "chair" and not bodies):
        return False
    ours, theirs = one.fields - bodies, other.fields - bodies
    return bool(ours and theirs) and not ours & theirs


def are_bound(one: Post, other: Post) -> bool:
    """Say whether two that exclude each other do so at any time, not for one happening alone."""
    if one.mark:
        return one.mark in PUBLIC
    return bool(one.fields and other.fields) and one.head not in LEADERS
