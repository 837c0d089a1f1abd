"""Validates JSON documents against a schema of draft 2020-12, formats included. A field that the schema does not name is an error too."""

import json
import sys

from jsonschema import Draft202012Validator, FormatChecker


def closed(schema):
    """The schema with every object that lists its properties closed: what is written has to be what is documented."""
    if isinstance(schema, list):
        return [closed(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    parts = {name: closed(part) for name, part in schema.items()}
    # An `anyOf` beside the properties speaks of some of them only.
    if "required" in schema and schema.get("type") == "object":
        parts.setdefault("additionalProperties", False)
    return parts


def main(path, *documents):
    with open(path, encoding="utf-8") as file:
        schema = json.load(file)
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(closed(schema), format_checker=FormatChecker())
    wrong = 0
    for document in documents:
        with open(document, encoding="utf-8") as file:
            for error in validator.iter_errors(json.load(file)):
                wrong += 1
                print(f"{document}: {error.json_path}: {error.message[:300]}", file=sys.stderr)
    if wrong:
        sys.exit(1)
    print(f"{len(documents)} valid")


if __name__ == "__main__":
    main(*sys.argv[1:])
