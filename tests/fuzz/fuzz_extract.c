/* Any bytes as a plain text: what the default dictionaries and patterns find in it must stand where they say. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <kgextract/extract.h>

#include "base/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static const kg_lexicon *the_lexicon(void) {
  static kg_lexicon *lexicon;
  if (lexicon) return lexicon;
  lexicon = kg_lexicon_new();
  if (!lexicon || kg_lexicon_add_default(lexicon, NULL, NULL) || kg_lexicon_compile(lexicon, NULL, NULL)) abort();
  return lexicon;
}

static void check_mention(const kg_paper *paper, const kg_mention *mention) {
  kg_str field = paper->text[mention->field], text = kg_mention_text(mention);
  if (mention->start >= mention->end || mention->end > field.len) abort();
  if (text.len != mention->end - mention->start) abort();
  if (memcmp(text.ptr, field.ptr + mention->start, text.len) != 0) abort();
  if (kgi_utf8_bad(text) < text.len) abort();
  if (!(mention->confidence > 0 && mention->confidence <= 1)) abort();
}

static void check(const kg_graph *graph) {
  size_t n_papers, n_edges;
  const kg_paper *papers = kg_graph_papers(graph, &n_papers);
  const kg_edge *edges = kg_graph_edges(graph, &n_edges);
  for (size_t e = 0; e < n_edges; e++)
    for (size_t m = 0; m < edges[e].n_mentions; m++) check_mention(&papers[edges[e].from], &edges[e].mentions[m]);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
  kg_extract_options options = {.threads = 1};
  kg_extractor *extractor = kg_extractor_new(the_lexicon(), &options);
  kg_record record = {.source = {.file = {"fuzz", 4}, .line = 1}};
  kg_str text = {(const char *)bytes, size};
  kg_graph *graph = NULL;
  kg_stats stats;
  if (!extractor || kgi_utf8_bad(text) < size) goto done;
  record.text[KG_TITLE].str = (kg_str){text.ptr, kgi_utf8_clip(text, size / 4).len};
  record.text[KG_ABSTRACT].str = text;
  if (kg_extractor_add(extractor, &record) == KG_OK &&
      kg_extractor_finish(extractor, &graph, &stats, NULL, NULL) == KG_OK)
    check(graph);
done:
  kg_graph_free(graph);
  kg_extractor_free(extractor);
  return 0;
}
