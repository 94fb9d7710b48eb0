#!/usr/bin/env python3
"""Checks the dataset format's JSON Schema: it is a schema; it accepts the bundled dataset and the
valid sample; and it refuses the broken files that it can know to be broken. Exits with 77, a skip,
without python3-jsonschema."""

import json
import pathlib
import sys

# Broken in ways that only a reader sees: text that is no JSON, references, the calendar, the time
# zones, who is on which side, what a ring closes, and what is plain GeoJSON.
BEYOND_SCHEMA = {
    "actor-id-twice", "category", "crs", "excerpt-by", "excerpt-offsets",
    "excerpt-offsets-short", "excerpt-source",
    "feature-id-twice", "place", "related-dangling", "related-itself", "ring-open",
    "same-side", "sideless", "timezone",
    "when-backwards", "when-february", "source-published",
}


def main(data, tests):
    try:
        import jsonschema
    except ImportError:
        print("skipped: python3-jsonschema is not installed")
        return 77

    schema = json.loads((data / "dateline.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    failures = 0

    for path in sorted((data / "datasets").glob("*.geojson")) + [tests / "valid" / "small.geojson"]:
        for error in validator.iter_errors(json.loads(path.read_text(encoding="utf-8"))):
            where = "/".join(str(part) for part in error.absolute_path)
            print(f"{path.name}: {where}: {error.message[:200]}")
            failures += 1

    refused = 0
    for path in sorted((tests / "broken").glob("*.geojson")):
        try:
            document = json.loads(path.read_bytes().decode("utf-8"))
        except (UnicodeDecodeError, json.JSONDecodeError):
            continue
        accepted = validator.is_valid(document)
        if accepted and path.stem not in BEYOND_SCHEMA:
            print(f"{path.name}: the schema accepts it")
            failures += 1
        elif not accepted and path.stem in BEYOND_SCHEMA:
            print(f"{path.name}: the schema refuses it after all; take it off the list")
            failures += 1
        refused += not accepted
    print(f"{refused} broken files refused, {failures} failures")
    return 1 if failures or refused < 40 else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])))
