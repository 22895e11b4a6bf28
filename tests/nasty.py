"""Prints a graph, as node-link JSON, whose every text breaks programs that do not escape."""
import json

texts = [
    "<script>alert(1)</script>", "]]>", "\\N and \\G", "ends in a backslash\\", "&lt; &#65; &copy;", "a & < b",
    "<html>bold", "\" onclick=\"x", "'single' `back`", "{a|b}<c>", "emoji \U0001F600\U0001F9D1\u200D\U0001F52C end",
    "نص عربي \u202Eabc", "עברית", "100% $x^2$", "-- -> --", "control \u0001\u0007\u001b\u0085 characters",
    "tab\tline\nend\r\nthere", "a;b|c,d \"e\"", "=1+1", "INFONCE", "null", "汉字" * 30, "word " * 2000, "x" * 10000,
    "no\u00A0break \uFFFE \uFEFFmark", "${jndi}", "'; DROP TABLE papers; --", "{from: \"p0\", to: 1}", "] AS row",
]
urls = ["https://example.org/\"onclick='x'&c=<d>", "javascript:alert(1)", "https://arxiv.org/abs/2401.00001"]
nodes, links = [], []
for number, text in enumerate(texts):
    url = urls[number % len(urls)]
    nodes.append({"id": f"p{number}", "kind": "paper", "paper_id": f"{number:02} {text[:80]}", "title": text,
                  "title_alt": text, "abstract": f"We use {text} here.", "date": "2024-01", "url": url, "authors": text,
                  "categories": text, "sources": [{"file": f"{text[:40]}.md", "line": 7}]})
    start = len("We use ".encode())
    mention = {"field": "abstract", "start": start, "end": start + len(text.encode()), "line": 7, "col": 1,
               "text": text, "sentence": f"We use {text} here.", "rule": "model.tsv:1", "relation": "uses",
               "confidence": 0.9}
    links.append({"source": f"p{number}", "target": f"e{number}", "relation": "uses", "confidence": 0.9, "weight": 1,
                  "mentions": [mention]})
for number, text in enumerate(texts):
    nodes.append({"id": f"e{number}", "kind": "model", "name": text, "aliases": [text + "!"], "origin": "dictionary",
                  "family": ""})
head = {"name": "kgextract", "view": "bipartite", "papers": len(texts), "entities": len(texts), "edges": len(links)}
print(json.dumps({"directed": False, "multigraph": False, "graph": head, "nodes": nodes, "links": links}))
