"""Reads an LDIF file with python-ldap, an independent reader, and prints its entries as JSON: name and attributes."""
import json
import sys

import ldap.dn
import ldif


def entry(dn, attributes):
    ldap.dn.str2dn(dn)  # raises where it is no distinguished name
    return [dn, {name: [value.decode("utf-8") for value in values] for name, values in attributes.items()}]


with open(sys.argv[1], "rb") as file:
    records = ldif.LDIFRecordList(file)
    records.parse()
print(json.dumps([entry(dn, attributes) for dn, attributes in records.all_records]))
