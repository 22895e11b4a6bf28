"""Prints papers with their entities (JSON lines on standard input) so that a person can read and compare them.

Lines of dictionaries are left out: they move with every new row."""
import json
import re
import signal
import sys

signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # "show | head" is no error

for line in sys.stdin:
    paper = json.loads(line)
    places = ", ".join(f"{source['file']}:{source['line']}" for source in paper["sources"])
    print(f"{paper['id']}  {paper['title']}  ({places})")
    for key in ("title_alt", "date", "url", "authors", "categories", "abstract"):
        if paper[key]:
            print(f"  {key}: {paper[key]}".replace("\n", "\n    "))
    for entity in paper["entities"]:
        print(f"  * {entity['name']}: {entity['type']}, {entity['relation']}, {entity['confidence']:g}")
        for mention in entity["mentions"]:
            field = paper[mention["field"]].encode()
            stands = field[mention["start"]:mention["end"]].decode()
            wrong = "" if stands == mention["text"] else f" BUT THERE STANDS {stands!r}"
            print(f"      {mention['text']!r}{wrong} {mention['field']} {mention['start']}-{mention['end']}, "
                  f"{mention['line']}:{mention['col']}, {mention['relation']}, {re.sub(':[0-9]+$', '', mention['rule'])}")
