#!/usr/bin/env bash
# scripts/guide makes a website that stands by itself: every link and picture of it is there, and nothing
# comes from a network. Usage: test_guide.sh FOLDER_OF_SCRIPTS. Exits with 77 where there is no Python.
set -euo pipefail

scripts="$(cd "$1" && pwd)"
command -v python3 >/dev/null || { echo "skipped: there is no python3"; exit 77; }

folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
"$scripts/guide" "$folder"

python3 - "$folder" "$scripts/../docs/guide" <<'END'
import html.parser, os, sys
made, source = sys.argv[1:]
wrong = []

class Reader(html.parser.HTMLParser):
    def __init__(self, path):
        super().__init__()
        self.path, self.ids, self.ways, self.open = path, set(), [], []
        with open(path, encoding="utf-8") as file:
            self.feed(file.read())
        if self.open:
            wrong.append(f"{path}: not closed: {self.open}")

    def handle_starttag(self, tag, attributes):
        known = dict(attributes)
        if tag not in ("meta", "img"):
            self.open.append(tag)
        if tag in ("script", "link", "iframe"):
            wrong.append(f"{self.path}: <{tag}>")
        if "id" in known:
            if known["id"] in self.ids:
                wrong.append(f"{self.path}: {known['id']} twice")
            self.ids.add(known["id"])
        if tag == "img" and not known.get("alt"):
            wrong.append(f"{self.path}: a picture without words")
        self.ways += [known[k] for k in ("href", "src") if k in known]

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            wrong.append(f"{self.path}: </{tag}>")

pages = {}
for place, _, files in os.walk(made):
    for file in files:
        if file.endswith(".html"):
            path = os.path.join(place, file)
            pages[path] = Reader(path)
for path, page in pages.items():
    for way in page.ways:
        to, _, anchor = way.partition("#")
        target = os.path.normpath(os.path.join(os.path.dirname(path), to)) if to else path
        if ":" in way or not os.path.isfile(target):
            wrong.append(f"{path}: {way} leads nowhere")
        elif anchor and anchor not in pages[target].ids:
            wrong.append(f"{path}: {way} is no place")
chapters = sum(f.endswith(".md") for _, _, files in os.walk(source) for f in files)
if len(pages) != chapters or os.path.join(made, "index.html") not in pages:
    wrong.append(f"{len(pages)} pages of {chapters} chapters")
print("\n".join(wrong))
sys.exit(bool(wrong))
END
