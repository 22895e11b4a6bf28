// Reads graph.graphml and graph.gexf of a folder with graphology and compares them with graph.json.
const assert = require('assert');
const fs = require('fs');
const path = require('path');
const Graph = require('graphology');

const folder = process.argv[2];
const text = (name) => fs.readFileSync(path.join(folder, name), 'utf-8');
const truth = JSON.parse(text('graph.json'));
const parse = {graphml: require('graphology-graphml').parse, gexf: require('graphology-gexf').parse};

for (const format of ['graphml', 'gexf']) {
  const graph = parse[format](Graph, text(`graph.${format}`));
  assert.strictEqual(graph.order, truth.nodes.length);
  assert.strictEqual(graph.size, truth.links.length);
  for (const node of truth.nodes) {
    const got = graph.getNodeAttributes(node.id);
    assert.strictEqual(got.kind, node.kind);
    assert.ok(Number.isFinite(got.x) && Number.isFinite(got.y) && got.size >= 4 && got.size <= 100);
    assert.ok(got.color);
  }
  for (const link of truth.links) {
    const got = graph.getEdgeAttributes(graph.edges(link.source, link.target)[0]);
    assert.strictEqual(got.relation, link.relation);
    assert.strictEqual(Number(got.weight), link.weight);
  }
}
