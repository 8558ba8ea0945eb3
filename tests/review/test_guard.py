"""Who is let in, and what is refused before a page is made."""

from typing import Any

import pytest


def test_the_token_is_taken_once_and_becomes_a_cookie_that_no_script_reads(page: Any) -> None:
    first = page.ask(f"/?token={page.keys.token}", known=False)
    assert (first.status, first.headers["location"]) == (303, "/")
    cookie = first.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert page.keys.token not in first.headers["set-cookie"]
    assert page.ask(f"/?token={page.keys.token}", known=False).status == 403


@pytest.mark.parametrize("address", ["/", "/1/state", "/?token=x", "/?token=%C3%BC", "/%C3%BC/"])
def test_without_the_cookie_nothing_is_shown(page: Any, address: str) -> None:
    refused = page.ask(address, known=False)
    assert refused.status == 403
    assert "Aldmere" not in refused.text


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1:8123.evil.example", "127.0.0.1", "10.0.0.7:8123", ""]
)
def test_other_names_of_this_machine_are_not_served(page: Any, host: str) -> None:
    assert page.ask("/1/", host=host).status == 400


@pytest.mark.parametrize(
    ("changed", "status"),
    [
        ({"origin": "http://evil.example"}, 403),
        ({"origin": ""}, 403),
    ],
)
def test_a_form_from_elsewhere_does_nothing(
    page: Any, changed: dict[str, str], status: int
) -> None:
    name = page.opened[0].reading().findings[0].draft.id
    form = {"key": page.keys.form, "by": "x", "do": "dismiss", "item": name}
    assert page.ask("/1/act", form, **changed).status == status
    assert page.opened[0].reading().findings[0].decision is None


@pytest.mark.parametrize("key", ["", "guess", "ä"])
def test_a_form_without_our_key_does_nothing(page: Any, key: str) -> None:
    name = page.opened[0].reading().findings[0].draft.id
    refused = page.act("dismiss", name, key=key)
    assert refused.status == 409
    assert page.opened[0].reading().findings[0].decision is None


def test_every_answer_forbids_other_pages_and_other_scripts(page: Any) -> None:
    for address in ("/1/", "/1/people", "/1/state", "/1/errata.md"):
        headers = page.ask(address).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cache-control"] == "no-store"
        assert headers["x-frame-options"] == "DENY"
        assert "access-control-allow-origin" not in headers
    policy = page.ask("/1/").headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert policy.count("sha256-") == 2
