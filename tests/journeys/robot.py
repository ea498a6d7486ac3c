"""A person with a browser that has no scripts: opens pages, follows links, fills fields by their labels, presses buttons."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin
from xml.etree.ElementTree import Element

import html5lib
from django.test import Client


class Person:
    def __init__(self, client: Client) -> None:
        self.client, self.address, self.page = client, "/", Element("html")
        self.values: dict[Element, Any] = {}

    def open(self, address: str) -> "Person":
        return self._arrive(self.client.get(urljoin(self.address, address), follow=True), address)

    def follow(self, words: str) -> "Person":
        """Follow the first link with these words."""
        link = next((a for a in self.page.iter("a") if words in text(a)), None)
        assert link is not None, f"no link “{words}” on {self.address}: {[text(a) for a in self.page.iter('a')]}"
        return self.open(link.get("href", ""))

    def fill(self, label: str, value: Any) -> "Person":
        """Write into the field with this label, choose its option, or tick it (True)."""
        self.values[self._field(label)] = value
        return self

    def press(self, words: str) -> "Person":
        """Press the first button with these words: its form is sent with what was filled in."""
        forms = list(self.page.iter("form"))
        by_id = {form.get("id"): form for form in forms if form.get("id")}
        for button in self.page.iter("button"):
            if words in text(button) or words in (button.get("aria-label") or ""):
                form = by_id.get(button.get("form") or "") or next((f for f in forms if button in set(f.iter())), None)
                assert form is not None, f"the button “{words}” belongs to no form"
                return self._send(form, button)
        raise AssertionError(f"no button “{words}” on {self.address}: {[text(b) for b in self.page.iter('button')]}")

    @property
    def words(self) -> str:
        """Everything that can be read on the page."""
        main = next(self.page.iter("main"), self.page)
        return text(main)

    def _arrive(self, response: Any, address: str) -> "Person":
        assert response.status_code == 200, f"{address} answered {response.status_code}"
        self.address = response.redirect_chain[-1][0] if response.redirect_chain else urljoin(self.address, address)
        self.page = html5lib.parse(response.content.decode(), namespaceHTMLElements=False)
        self.values = {}
        return self

    def _field(self, label: str) -> Element:
        by_id = {e.get("id"): e for e in self.page.iter() if e.get("id")}
        for found in self.page.iter("label"):
            if label in text(found):
                inside = next((e for e in found.iter() if e.tag in {"input", "select", "textarea"}), None)
                field = by_id.get(found.get("for")) if found.get("for") else inside
                if field is not None:
                    return field
        raise AssertionError(f"no field “{label}” on {self.address}: {[text(e) for e in self.page.iter('label')]}")

    def _send(self, form: Element, button: Element) -> "Person":
        data: dict[str, list[Any]] = {}
        elsewhere = [e for e in self.page.iter() if form.get("id") and e.get("form") == form.get("id")]
        for field in [*form.iter(), *elsewhere]:
            for name, value in self._told(field):
                data.setdefault(name, []).append(value)
        if button.get("name"):
            data[button.get("name", "")] = [button.get("value", "")]
        address = button.get("formaction") or form.get("action") or self.address
        ask = self.client.post if form.get("method", "get").lower() == "post" else self.client.get
        return self._arrive(ask(urljoin(self.address, address), data, follow=True), address)

    def _told(self, field: Element) -> Iterator[tuple[str, Any]]:
        name, kind = field.get("name"), field.get("type", "text")
        if not name or field.tag not in {"input", "select", "textarea"} or field.get("disabled") is not None:
            return
        written = self.values.get(field)
        if field.tag == "select":
            yield from ((name, value) for value in self._chosen(field, written))
        elif kind in {"checkbox", "radio"}:
            if written if written is not None else field.get("checked") is not None:
                yield name, field.get("value", "on")
        elif kind == "file":
            if written is not None:
                yield name, written
        else:
            yield (
                name,
                written
                if written is not None
                else (text(field) if field.tag == "textarea" else field.get("value", "")),
            )

    @staticmethod
    def _chosen(field: Element, written: Any) -> list[str]:
        options = list(field.iter("option"))
        if written is not None:
            return [
                option.get("value", text(option))
                for option in options
                if written in (option.get("value"), text(option))
            ]
        marked = [o for o in options if o.get("selected") is not None] or (
            [] if field.get("multiple") is not None else options[:1]
        )
        return [option.get("value", text(option)) for option in marked]


def text(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())
