/* Any bytes as a dictionary and as a pattern file, which are then used on a sentence. */
#include <stddef.h>
#include <stdint.h>

#include <kgextract/extract.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void extract(const kg_lexicon *lexicon) {
  static const char paper[] =
      "{\"id\":\"1\",\"title\":\"On names\",\"abstract\":\"We use BERT (a model) and 使用LLaVA模型。\"}\n";
  kg_extract_options options = {.threads = 1};
  kg_extractor *extractor = kg_extractor_new(lexicon, &options);
  kg_graph *graph = NULL;
  if (extractor &&
      kg_read_memory("a.jsonl", (kg_str){paper, sizeof paper - 1}, kg_extractor_add, extractor, NULL, NULL) == KG_OK &&
      kg_extractor_finish(extractor, &graph, NULL, NULL, NULL) == KG_OK)
    kg_graph_free(graph);
  kg_extractor_free(extractor);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
  kg_str text = {(const char *)bytes, size};
  kg_lexicon *lexicon = kg_lexicon_new();
  if (lexicon && kg_lexicon_add_memory(lexicon, "fuzz.tsv", text, NULL, NULL) == KG_OK &&
      kg_lexicon_add_memory(lexicon, "fuzz.patterns", text, NULL, NULL) == KG_OK &&
      kg_lexicon_compile(lexicon, NULL, NULL) == KG_OK)
    extract(lexicon);
  kg_lexicon_free(lexicon);
  return 0;
}
