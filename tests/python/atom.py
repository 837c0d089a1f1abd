"""Holds Atom feeds against RFC 4287: which elements stand where and how often, and what their values may be."""

import re
import sys
import xml.etree.ElementTree as ElementTree
from urllib.parse import urlsplit

ATOM = "{http://www.w3.org/2005/Atom}"
XML = "{http://www.w3.org/XML/1998/namespace}"
MANY = 1_000_000

# Sections 4.1.1 and 4.1.2: how often an element stands in its parent, from and to.
CHILDREN = {
    "feed": {
        "author": (0, MANY), "category": (0, MANY), "contributor": (0, MANY), "entry": (0, MANY), "generator": (0, 1),
        "icon": (0, 1), "id": (1, 1), "link": (0, MANY), "logo": (0, 1), "rights": (0, 1), "subtitle": (0, 1),
        "title": (1, 1), "updated": (1, 1),
    },
    "entry": {
        "author": (0, MANY), "category": (0, MANY), "content": (0, 1), "contributor": (0, MANY), "id": (1, 1),
        "link": (0, MANY), "published": (0, 1), "rights": (0, 1), "source": (0, 1), "summary": (0, 1), "title": (1, 1),
        "updated": (1, 1),
    },
    "author": {"name": (1, 1), "uri": (0, 1), "email": (0, 1)},
}
LINK = {"href", "rel", "type", "hreflang", "title", "length"}
# Section 3.3 on RFC 3339: the T and the Z are capitals.
MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})")
MEDIA = re.compile(r"[a-z]+/[A-Za-z0-9.+-]+")
# RFC 3986: what an address may be written with.
WRITTEN = re.compile(r"[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]+")


def local(element):
    return element.tag.removeprefix(ATOM)


def counted(parent):
    """Elements that are missing, stand too often or do not belong here."""
    allowed = CHILDREN[local(parent)]
    names = [local(child) for child in parent]
    for name in names:
        if name not in allowed:
            yield f"<{name}> does not belong into <{local(parent)}>"
    for name, (least, most) in allowed.items():
        if not least <= names.count(name) <= most:
            yield f"<{local(parent)}> has {names.count(name)} <{name}>, expected {least} to {most}"


def linked(parent):
    """Section 4.2.7, and the one alternate link of a type and language of 4.1.1 and 4.1.2."""
    seen = set()
    for link in parent.findall(ATOM + "link"):
        href, rel = link.get("href", ""), link.get("rel", "alternate")
        if not WRITTEN.fullmatch(href):
            yield f"a link leads to `{href}`"
        if unknown := set(link.keys()) - LINK:
            yield f"a link has {sorted(unknown)}"
        if "type" in link.keys() and not MEDIA.fullmatch(link.get("type")):
            yield f"a link has the type `{link.get('type')}`"
        if "length" in link.keys() and not link.get("length").isdigit():
            yield f"a link has the length `{link.get('length')}`"
        form = (link.get("type"), link.get("hreflang"))
        if rel == "alternate" and form in seen:
            yield f"two alternate links of {form}"
        seen.add(form if rel == "alternate" else href)


def valued(parent):
    """Ids are whole addresses, moments are RFC 3339, texts are words."""
    for element in parent:
        name, text = local(element), element.text or ""
        if name == "id" and (not urlsplit(text).scheme or not WRITTEN.fullmatch(text)):
            yield f"the id `{text}` is no whole IRI"
        if name in ("updated", "published") and not MOMENT.fullmatch(text):
            yield f"<{name}> is `{text}`"
        if name in ("title", "summary") and element.get("type", "text") == "text" and len(element):
            yield f"<{name}> holds elements and says it is text"
        if name == "title" and not text.strip():
            yield "a title is empty"


def checked(feed):
    if feed.tag != ATOM + "feed":
        yield f"the root is <{feed.tag}>"
        return
    entries = feed.findall(ATOM + "entry")
    for parent in [feed, *entries]:
        yield from counted(parent)
        yield from linked(parent)
        yield from valued(parent)
        for author in parent.findall(ATOM + "author"):
            yield from counted(author)
    ids = [entry.findtext(ATOM + "id") for entry in entries]
    if len(ids) != len(set(ids)):
        yield "two entries have one id"
    for entry in entries:
        links = [link.get("rel", "alternate") for link in entry.findall(ATOM + "link")]
        if entry.find(ATOM + "content") is None and "alternate" not in links:
            yield "an entry has neither content nor an alternate link"
        if feed.find(ATOM + "author") is None and entry.find(ATOM + "author") is None:
            yield "an entry has no author"
    # What the RFC only recommends and readers rely on.
    if "self" not in [link.get("rel") for link in feed.findall(ATOM + "link")]:
        yield "the feed does not say where it lies"
    if not feed.get(XML + "lang"):
        yield "the feed does not say its language"


def main(*paths):
    wrong = [f"{path}: {said}" for path in paths for said in checked(ElementTree.parse(path).getroot())]
    print("\n".join(wrong) or f"{len(paths)} valid", file=sys.stderr if wrong else sys.stdout)
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main(*sys.argv[1:])
