"""Reads graph files back with the programs they are for and compares all with what the JSON output says.

readers.py READER FOLDER: FOLDER holds graph.json and the other formats of the same graph. What differs is printed, and
the status tells. Exit status 77: the reader is not installed."""
import csv
import importlib.util
import json
import pathlib
import re
import sys
import warnings

warnings.simplefilter("error")
reader, folder = sys.argv[1:3]


def written(value):
    """A text as formats that cannot hold control characters have it."""
    value = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f]", " ", value)
    return re.sub("[\ufffe\uffff]", "\ufffd", value)


def all_written(value):
    if isinstance(value, dict):
        return {name: all_written(part) for name, part in value.items()}
    return [all_written(part) for part in value] if isinstance(value, list) else \
        written(value) if isinstance(value, str) else value


truth = all_written(json.loads(pathlib.Path(folder, "graph.json").read_text(encoding="utf-8")))
nodes = {node["id"]: node for node in truth["nodes"]}
links = {frozenset((link["source"], link["target"])): link for link in truth["links"]}
assert len(links) == len(truth["links"]), "two links of one pair"
wrong = []


def same(what, got, want):
    if got != want:
        wrong.append(f"{what}: {got!r} and not {want!r}")


def empty(value):
    return value is None or value == "" or value == [] or value != value


def facts_of_node(node):
    """The typed columns that a node of the JSON output must have everywhere."""
    names = ("kind", "paper_id", "title_alt", "abstract", "date", "url", "authors", "categories", "origin", "family")
    facts = {name: node.get(name) for name in names} | {"name": node.get("name") or node.get("title")}
    facts["aliases"] = node.get("aliases")
    facts["sources"] = [f"{source['file']}:{source['line']}" for source in node.get("sources", [])]
    return facts


def facts_of_link(link):
    """The mention that shows the link is one of those that the JSON output lists."""
    return {name: link[name] for name in ("relation", "confidence", "weight")}


def spoken(value):
    """A value as all readers can give it: lists joined, nothing for empty."""
    return None if empty(value) else " | ".join(value) if isinstance(value, (list, tuple)) else value


def compare(what, got, want, numbers=float):
    for name, value in want.items():
        value, found = spoken(value), spoken(got.get(name))
        if isinstance(value, (int, float)):
            found = numbers(found) if found is not None else None
        same(f"{what} {name}", found, value)


def compare_link(what, got, link):
    compare(what, got, facts_of_link(link))
    if not link["mentions"]:
        return
    same(f"{what} mentions", all_written(json.loads(got["mentions_json"])), link["mentions"])
    columns = {"field": "field", "start": "text_start", "end": "text_end", "line": "line", "col": "col",
               "text": "text", "rule": "rule", "sentence": "evidence"}
    numbers = ("start", "end", "line", "col")
    shown = {key: int(got[name]) if key in numbers else got[name] for key, name in columns.items()}
    if shown not in [{key: mention[key] for key in columns} for mention in link["mentions"]]:
        wrong.append(f"{what}: {shown} is none of its mentions")


def compare_graph(got_nodes, got_links):
    """Of dictionaries: id to attributes, and pair of ids to attributes."""
    same("ids", sorted(got_nodes), sorted(nodes))
    same("pairs", sorted(map(sorted, got_links)), sorted(map(sorted, links)))
    for id in nodes.keys() & got_nodes.keys():
        compare(id, got_nodes[id], facts_of_node(nodes[id]))
    for pair in links.keys() & got_links.keys():
        compare_link("-".join(sorted(pair)), got_links[pair], links[pair])


def compare_looks(attributes, degree):
    """Sizes of the nodes grow with their degrees, from 4 to 100."""
    by_degree = sorted((degree[id], float(attributes[id]["size"])) for id in nodes)
    same("sizes", [size for _, size in by_degree], sorted(size for _, size in by_degree))
    if by_degree[0][0] != by_degree[-1][0]:
        same("sizes", (by_degree[0][1], by_degree[-1][1]), (4, 100))
    for id in nodes:
        same(f"{id} colour", bool(re.fullmatch("#[0-9a-f]{6}", attributes[id]["color"])), True)
        same(f"{id} place", all(abs(float(attributes[id][axis])) <= 5000 for axis in "xy"), True)
        same(f"{id} label", bool(attributes[id]["label"]), True)


def networkx():
    import networkx
    try:
        graph = networkx.node_link_graph(truth, edges="links")
    except TypeError:  # versions before 3.4 know no other name
        graph = networkx.node_link_graph(truth)
    same("links of JSON", (graph.number_of_nodes(), graph.number_of_edges()), (len(nodes), len(links)))
    graph = networkx.read_graphml(f"{folder}/graph.graphml")
    same("directed, multigraph", (graph.is_directed(), graph.is_multigraph()), (False, False))
    compare_graph(dict(graph.nodes(data=True)), {frozenset((a, b)): data for a, b, data in graph.edges(data=True)})
    compare_looks(graph.nodes, dict(graph.degree))
    for id, data in graph.nodes(data=True):
        same(f"{id} types", [type(data[name]) for name in ("x", "size", "r", "bipartite")], [float, float, int, int])


def networkx_gexf():
    import networkx
    versions = networkx.readwrite.gexf.GEXF.versions  # it knows 1.2, which reads the same
    versions["1.3"] = versions["1.2draft"] | {"NS_GEXF": "http://gexf.net/1.3", "NS_VIZ": "http://gexf.net/1.3/viz"}
    graph = networkx.read_gexf(f"{folder}/graph.gexf", version="1.3")
    flatten_lists("\n")
    for _, data in graph.nodes(data=True):
        for name in {"aliases", "sources"} & data.keys():
            data[name] = json.loads(data[name], strict=False)
    compare_graph(dict(graph.nodes(data=True)), {frozenset((a, b)): data for a, b, data in graph.edges(data=True)})
    for id, data in graph.nodes(data=True):
        same(f"{id} looks", {"color", "position", "size"} <= data["viz"].keys(), True)
        same(f"{id} start", data.get("start", "").startswith(nodes[id].get("date", "")), True)


def igraph():
    import igraph
    graph = igraph.Graph.Read_GraphML(f"{folder}/graph.graphml")
    same("directed", graph.is_directed(), False)
    ids = graph.vs["id"]
    compare_graph({vertex["id"]: vertex.attributes() for vertex in graph.vs},
                  {frozenset((ids[edge.source], ids[edge.target])): edge.attributes() for edge in graph.es})
    compare_looks({vertex["id"]: vertex.attributes() for vertex in graph.vs}, dict(zip(ids, graph.degree())))


def rows(name):
    with open(f"{folder}/graph-{name}.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def tables():
    got = {frozenset((row["Source"], row["Target"])): row | {"weight": row["Weight"]} for row in rows("edges")}
    compare_graph({row["Id"]: row for row in rows("nodes")}, got)
    same("types of edges", {row["Type"] for row in rows("edges")} <= {"Undirected"}, True)
    same("edges", len(rows("edges")), len(links))


def database_id(node):
    return node["paper_id"] if node["kind"] == "paper" else f"{node['kind']}:{node['name']}"


def compare_database(got_nodes, got_links):
    """Nodes by the ids of papers and entities."""
    own = {database_id(node): id for id, node in nodes.items()}
    compare_graph({own.get(id, id): data for id, data in got_nodes.items()},
                  {frozenset((own.get(a, a), own.get(b, b))): data for (a, b), data in got_links.items()})


def flatten_lists(separator):
    """Items of lists have no line ends, and not what separates them."""
    for node in nodes.values():
        node["aliases"] = [re.sub("[\r\n]", " ", alias).replace(separator, ",") for alias in node.get("aliases", [])]
        for source in node.get("sources", []):
            source["file"] = re.sub("[\r\n]", " ", source["file"]).replace(separator, ",")


def flat(value):
    """A value whose texts have no line ends."""
    if isinstance(value, dict):
        return {name: flat(part) for name, part in value.items()}
    return [flat(part) for part in value] if isinstance(value, list) else \
        re.sub("[\r\n]", " ", value) if isinstance(value, str) else value


def neo4j():
    def untyped(row):
        row = {re.sub(":.*", "", name) or name: value for name, value in row.items()}
        for name in {"aliases", "sources"} & row.keys():
            row[name] = row[name].split(";") if row[name] else []
        if row.get("mentions_json"):
            row["mentions_json"] = json.dumps(flat(json.loads(row["mentions_json"])))
        return row
    flatten_lists(";")
    for table in nodes, links:
        table.update(flat(table))
    papers, entities, relations = rows("papers"), rows("entities"), rows("relations")
    same("line ends", [row for row in papers + entities + relations if row != flat(row)], [])
    ends = [[name for name in row if re.match(":(START|END)_ID", name)] for row in relations]
    compare_database({row["paperId:ID(Paper)"]: untyped(row) for row in papers} |
                     {row["entityId:ID(Entity)"]: untyped(row) for row in entities},
                     {(row[a], row[b]): untyped(row) for row, (a, b) in zip(relations, ends)})
    same("labels", {row[":LABEL"] for row in papers} <= {"Paper"}, True)


def cypher():
    """Rows are maps whose strings are like those of JSON."""
    flatten_lists("\n")
    text = pathlib.Path(folder, "graph.cypher").read_text(encoding="utf-8")
    got_nodes, got_links = {}, {}
    for line in re.findall(r"^  (\{.*\}),?$", text, re.M):
        row = json.loads(re.sub(r'("(?:[^"\\]|\\.)*")|(\w+): ', lambda m: m[1] or f'"{m[2]}":', line), strict=False)
        if "from" in row:
            got_links[row["from"], row["to"]] = row
        else:
            got_nodes[row["id"]] = row
    compare_database(got_nodes, got_links)
    outside = re.sub(r'"(?:[^"\\]|\\.)*"', '""', text)
    same("statements", len(re.findall(";$", outside, re.M)), 2 + len(re.findall("^UNWIND", outside, re.M)))


def rdflib():
    import rdflib
    from urllib.parse import unquote
    graph = rdflib.Graph()
    graph.parse(f"{folder}/graph.ttl", format="turtle")
    schema, skos = rdflib.Namespace("https://schema.org/"), rdflib.Namespace("http://www.w3.org/2004/02/skos/core#")
    oa, own = rdflib.Namespace("http://www.w3.org/ns/oa#"), rdflib.Namespace("urn:kgextract:vocabulary:")
    is_a = rdflib.RDF.type
    text = lambda subject, property: str(graph.value(subject, property, default=""))
    names = {}
    for subject in graph.subjects(is_a, schema.ScholarlyArticle):
        names[subject] = text(subject, schema.identifier)
        node = next(node for node in nodes.values() if node.get("paper_id") == names[subject])
        for property, name in (("name", "title"), ("abstract", "abstract"), ("datePublished", "date"), ("url", "url")):
            same(f"{names[subject]} {name}", text(subject, schema[property]), node[name])
    for subject in graph.subjects(is_a, skos.Concept):
        kind = unquote(text(subject, skos.inScheme).split(":")[-1])
        names[subject] = f"{kind}:{text(subject, skos.prefLabel)}"
        node = next(node for node in nodes.values() if database_id(node) == names[subject])
        same(f"{names[subject]} aliases", sorted(map(str, graph.objects(subject, skos.altLabel))),
             sorted(node["aliases"]))
    same("nodes", sorted(names.values()), sorted(map(database_id, nodes.values())))
    found = {frozenset((a, b)): relation for relation in ("introduces", "evaluates", "compares", "uses", "mentions")
             for a, b in graph.subject_objects(own[relation])}
    for statement in graph.subjects(is_a, rdflib.RDF.Statement):
        pair = graph.value(statement, rdflib.RDF.subject), graph.value(statement, rdflib.RDF.object)
        found[frozenset(pair)] = "shares"
    want = {frozenset(database_id(nodes[end]) for end in pair): link["relation"] for pair, link in links.items()}
    same("relations", {frozenset(names[end] for end in pair): name for pair, name in found.items()}, want)
    mentions = sorted((database_id(nodes[link["target"]]), mention["text"], mention["confidence"])
                      for link in links.values() for mention in link["mentions"])
    got = []
    for note in graph.subjects(is_a, oa.Annotation):
        target = graph.value(note, oa.hasTarget)
        outer = graph.value(target, oa.hasSelector)
        parts = {graph.value(part, is_a): part for part in graph.objects(outer, oa.refinedBy)}
        place, quote = parts[oa.TextPositionSelector], parts[oa.TextQuoteSelector]
        start, end = (int(text(place, oa[name])) for name in ("start", "end"))
        paper = next(node for node in nodes.values()
                     if node.get("paper_id") == names[graph.value(target, oa.hasSource)])
        field = paper[text(outer, rdflib.RDF.value)]
        around = text(quote, oa.prefix) + field[start:end] + text(quote, oa.suffix)
        same("quotation", (field[start:end], around in field), (text(quote, oa.exact), True))
        got.append((names[graph.value(note, oa.hasBody)], text(quote, oa.exact), float(text(note, own.confidence))))
    same("mentions", sorted(got), mentions)


def svg():
    """A picture with a place for every node and nothing that runs."""
    import xml.etree.ElementTree as tree
    link = "{http://www.w3.org/1999/xlink}href"
    for element in tree.parse(f"{folder}/graph.svg").iter():
        same("element", element.tag in {"{http://www.w3.org/2000/svg}script", "script"}, False)
        for name, value in element.attrib.items():
            same(f"attribute {name}", name.startswith("on"), False)
            if name in {link, "href"}:
                same("address", bool(re.match("https?://[^\\s\"'<>]+$", value)), True)


modules = {"networkx": "networkx", "networkx_gexf": "networkx", "igraph": "igraph", "rdflib": "rdflib"}
if reader in modules and not importlib.util.find_spec(modules[reader]):
    sys.exit(77)
{"networkx": networkx, "networkx_gexf": networkx_gexf, "igraph": igraph, "rdflib": rdflib, "tables": tables,
 "neo4j": neo4j, "cypher": cypher, "svg": svg}[reader]()
print("\n".join(wrong[:20]))
sys.exit(1 if wrong else 0)
