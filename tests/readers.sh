# Part of run.sh: the programs that the formats are for read them back, and find what the JSON output says.

# python_with MODULE: a Python that has it; Debian's own beside one of the user's.
python_with() {
  for python in python3 /usr/bin/python3; do
    "$python" -c "import $1" 2> /dev/null && echo "$python" && return
  done
  return 1
}

# read_back NAME FOLDER MODULE READER: one reader on one graph; a reader that is not installed is said and passed over.
read_back() {
  if ! python=$(python_with "$3"); then
    echo "skipped: $3 is not installed for Python, so nothing reads $1 with it"
    return
  fi
  guarded "$python" tests/readers.py "$4" "$2" > "$scratch/log" 2>&1
  verdict "$1 read by $4" $? "$scratch/log"
}

# Validated by schemas of our own: what they take, the official ones take.
validate() {
  for format in graphml gexf; do
    xmllint --noout --nonet --relaxng "tests/schemas/$format.rng" "$2/graph.$format" > "$scratch/log" 2>&1
    verdict "$1 is valid $format" $? "$scratch/log"
  done
}

# graphology is for development: it runs where NODE_PATH leads to graphology, graphology-graphml, graphology-gexf.
graphology() {
  node -e "['graphology', 'graphology-graphml', 'graphology-gexf'].map(require)" 2> /dev/null || return
  node tests/readers.js "$2" > "$scratch/log" 2>&1
  verdict "$1 read by graphology" $? "$scratch/log"
}

# check_graph NAME INPUT...: all readers on one graph.
check_graph() {
  folder=$scratch/graph
  rm -rf "$folder" && mkdir "$folder"
  name=$1
  shift
  outputs=
  for extension in json graphml gexf csv neo4j.csv cypher ttl svg; do
    outputs="$outputs -o $folder/graph.$extension"
  done
  run -q "$@" $outputs
  verdict "$name is written" $? "$scratch/log"
  for reader in networkx networkx_gexf igraph rdflib; do
    read_back "$name" "$folder" "${reader%_gexf}" "$reader"
  done
  for reader in tables neo4j cypher svg; do read_back "$name" "$folder" json "$reader"; done
  validate "$name" "$folder"
  graphology "$name" "$folder"
}

readers() {
  python3 tests/nasty.py > "$scratch/nasty.json"
  check_graph "the examples" examples
  check_graph "a view" examples --view entities
  check_graph "nasty text" "$scratch/nasty.json"
}
