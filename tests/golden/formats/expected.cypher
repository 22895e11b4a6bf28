// kgextract bipartite graph
CREATE CONSTRAINT kgextract_Paper IF NOT EXISTS FOR (n:Paper) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT kgextract_Entity IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE;
UNWIND [
  {id: "2304.08485", kind: "paper", name: "Visual Instruction Tuning", bipartite: 0, mentions: 3, paper_id: "2304.08485", title_alt: "视觉指令微调", abstract: "本文提出LLaVA。它与\"BERT\" & <SAM>不同。", date: "2023-04", url: "https://arxiv.org/abs/2304.08485", sources: ["papers.md:1"]},
  {id: "2402.00001", kind: "paper", name: "A Study of Benchmarks", bipartite: 0, mentions: 4, paper_id: "2402.00001", title_alt: "基准研究", abstract: "We evaluate LLaVA and BERT on GLUE and MMMU.", date: "2024-02", url: "https://arxiv.org/abs/2402.00001", sources: ["papers.md:7"]}
] AS row MERGE (n:Paper {id: row.id}) SET n += row;
UNWIND [
  {id: "model:BERT", kind: "model", name: "BERT", bipartite: 1, papers: 2, mentions: 2, origin: "dictionary"},
  {id: "model:LLaVA", kind: "model", name: "LLaVA", bipartite: 1, papers: 2, mentions: 2, aliases: ["大型语言视觉助手"], origin: "dictionary"},
  {id: "model:SAM", kind: "model", name: "SAM", bipartite: 1, papers: 1, mentions: 1, aliases: ["Segment Anything Model"], origin: "dictionary"}
] AS row MERGE (n:Entity {id: row.id}) SET n:`Model`, n += row;
UNWIND [
  {id: "benchmark:GLUE", kind: "benchmark", name: "GLUE", bipartite: 1, papers: 1, mentions: 1, origin: "dictionary"},
  {id: "benchmark:MMMU", kind: "benchmark", name: "MMMU", bipartite: 1, papers: 1, mentions: 1, origin: "dictionary"}
] AS row MERGE (n:Entity {id: row.id}) SET n:`Benchmark`, n += row;
UNWIND [
  {from: "2304.08485", to: "model:BERT", weight: 1, relation: "mentions", confidence: 0.95, date: "2023-04", evidence: "它与\"BERT\" & <SAM>不同。", field: "abstract", text_start: 27, text_end: 31, line: 5, col: 28, text: "BERT", rule: "model.tsv:3", mentions_json: "[{\"field\":\"abstract\",\"start\":27,\"end\":31,\"line\":5,\"col\":28,\"text\":\"BERT\",\"sentence\":\"它与\\\"BERT\\\" & <SAM>不同。\",\"rule\":\"model.tsv:3\",\"relation\":\"mentions\",\"confidence\":0.95}]"},
  {from: "2304.08485", to: "model:SAM", weight: 1, relation: "mentions", confidence: 0.95, date: "2023-04", evidence: "它与\"BERT\" & <SAM>不同。", field: "abstract", text_start: 36, text_end: 39, line: 5, col: 37, text: "SAM", rule: "model.tsv:5", mentions_json: "[{\"field\":\"abstract\",\"start\":36,\"end\":39,\"line\":5,\"col\":37,\"text\":\"SAM\",\"sentence\":\"它与\\\"BERT\\\" & <SAM>不同。\",\"rule\":\"model.tsv:5\",\"relation\":\"mentions\",\"confidence\":0.95}]"},
  {from: "2402.00001", to: "model:BERT", weight: 1, relation: "mentions", confidence: 0.95, date: "2024-02", evidence: "We evaluate LLaVA and BERT on GLUE and MMMU.", field: "abstract", text_start: 22, text_end: 26, line: 11, col: 23, text: "BERT", rule: "model.tsv:3", mentions_json: "[{\"field\":\"abstract\",\"start\":22,\"end\":26,\"line\":11,\"col\":23,\"text\":\"BERT\",\"sentence\":\"We evaluate LLaVA and BERT on GLUE and MMMU.\",\"rule\":\"model.tsv:3\",\"relation\":\"mentions\",\"confidence\":0.95}]"},
  {from: "2402.00001", to: "model:LLaVA", weight: 1, relation: "mentions", confidence: 0.95, date: "2024-02", evidence: "We evaluate LLaVA and BERT on GLUE and MMMU.", field: "abstract", text_start: 12, text_end: 17, line: 11, col: 13, text: "LLaVA", rule: "model.tsv:4", mentions_json: "[{\"field\":\"abstract\",\"start\":12,\"end\":17,\"line\":11,\"col\":13,\"text\":\"LLaVA\",\"sentence\":\"We evaluate LLaVA and BERT on GLUE and MMMU.\",\"rule\":\"model.tsv:4\",\"relation\":\"mentions\",\"confidence\":0.95}]"}
] AS row MATCH (a:Paper {id: row.from}) MATCH (b:Entity {id: row.to}) MERGE (a)-[r:MENTIONS]->(b) SET r += row, r.from = null, r.to = null;
UNWIND [
  {from: "2402.00001", to: "benchmark:GLUE", weight: 1, relation: "evaluates", confidence: 0.85, date: "2024-02", evidence: "We evaluate LLaVA and BERT on GLUE and MMMU.", field: "abstract", text_start: 30, text_end: 34, line: 11, col: 31, text: "GLUE", rule: "benchmark.tsv:3", mentions_json: "[{\"field\":\"abstract\",\"start\":30,\"end\":34,\"line\":11,\"col\":31,\"text\":\"GLUE\",\"sentence\":\"We evaluate LLaVA and BERT on GLUE and MMMU.\",\"rule\":\"benchmark.tsv:3\",\"relation\":\"evaluates\",\"confidence\":0.85}]"},
  {from: "2402.00001", to: "benchmark:MMMU", weight: 1, relation: "evaluates", confidence: 0.85, date: "2024-02", evidence: "We evaluate LLaVA and BERT on GLUE and MMMU.", field: "abstract", text_start: 39, text_end: 43, line: 11, col: 40, text: "MMMU", rule: "benchmark.tsv:4", mentions_json: "[{\"field\":\"abstract\",\"start\":39,\"end\":43,\"line\":11,\"col\":40,\"text\":\"MMMU\",\"sentence\":\"We evaluate LLaVA and BERT on GLUE and MMMU.\",\"rule\":\"benchmark.tsv:4\",\"relation\":\"evaluates\",\"confidence\":0.85}]"}
] AS row MATCH (a:Paper {id: row.from}) MATCH (b:Entity {id: row.to}) MERGE (a)-[r:EVALUATES]->(b) SET r += row, r.from = null, r.to = null;
UNWIND [
  {from: "2304.08485", to: "model:LLaVA", weight: 1, relation: "introduces", confidence: 0.95, date: "2023-04", evidence: "本文提出LLaVA。", field: "abstract", text_start: 12, text_end: 17, line: 5, col: 13, text: "LLaVA", rule: "model.tsv:4", mentions_json: "[{\"field\":\"abstract\",\"start\":12,\"end\":17,\"line\":5,\"col\":13,\"text\":\"LLaVA\",\"sentence\":\"本文提出LLaVA。\",\"rule\":\"model.tsv:4\",\"relation\":\"introduces\",\"confidence\":0.95}]"}
] AS row MATCH (a:Paper {id: row.from}) MATCH (b:Entity {id: row.to}) MERGE (a)-[r:INTRODUCES]->(b) SET r += row, r.from = null, r.to = null;
