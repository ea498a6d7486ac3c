"""The accessibility statement and the privacy notice."""

import pytest

from tests.web.public import world


@pytest.mark.parametrize("page", ["accessibility", "privacy"])
def test_statements_name_whom_to_write_to(db, client, page):
    world.network(contact_email="climate@town.example")
    response = client.get(f"/en/{page}/")
    assert response.status_code == 200
    assert b"mailto:climate@town.example" in response.content
