#!/usr/bin/env python3
"""Checks the Flatpak manifest: it may do no more than it needs, takes nothing unverified from the network, and leaves
out what is built in the tree.
  usage: check-flatpak.py SOURCE-ROOT APPLICATION-ID"""
import json
import pathlib
import sys

PERMISSIONS = ["--share=network", "--share=ipc", "--socket=wayland", "--socket=fallback-x11", "--device=dri"]
BUILT = {"build", "build-flatpak", "build-san", "build-sanitize", "build-test", ".flatpak-builder", ".git"}

root, application_id = pathlib.Path(sys.argv[1]), sys.argv[2]
manifest = json.loads((root / f"flatpak/{application_id}.json").read_text("utf-8"))
sources = [source for module in manifest["modules"] for source in module["sources"]]
trees = [source for source in sources if source["type"] == "dir"]
reference = (root / f"flatpak/{application_id}.flatpakref.in").read_text("utf-8")

assert manifest["id"] == application_id
assert manifest["finish-args"] == PERMISSIONS, manifest["finish-args"]
assert manifest["separate-locales"] is False  # or a bundle would speak English only
for source in sources:
    assert source["type"] in ("dir", "archive"), source
    assert source["type"] == "dir" or (source["url"].startswith("https://") and len(source["sha256"]) == 64), source
assert len(trees) == 1 and BUILT <= set(trees[0]["skip"]), trees
assert f"Name={application_id}\n" in reference
