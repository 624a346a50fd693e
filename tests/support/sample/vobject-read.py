"""Reads a vCard file with Debian's vobject, an independent reader, and prints what it finds as JSON."""
import json
import sys

import vobject


def values(card, name):
    return [line.value for line in card.contents.get(name, [])]


def person(card):
    name = card.n.value if "n" in card.contents else None
    return {
        "fn": card.fn.value,
        "family": name.family if name else "",
        "given": name.given if name else "",
        "emails": values(card, "email"),
        "phones": values(card, "tel"),
        "notes": values(card, "note"),
        "org": card.org.value if "org" in card.contents else [],
        "title": values(card, "title"),
        "streets": [address.street for address in values(card, "adr")],
    }


with open(sys.argv[1], encoding="utf-8", newline="") as file:
    print(json.dumps([person(card) for card in vobject.readComponents(file.read())]))
