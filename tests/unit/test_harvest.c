/* What papers cost, in memory, when there is most of it: all are extracted and delivered, the graph is not made yet. */
#include <malloc.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"
#include "extract/harvest.h"

/* What the heap holds; the sanitizers keep their own, and show nothing. */
static size_t bytes_in_use(void) {
  struct mallinfo2 info = mallinfo2();
  return info.uordblks + info.hblkhd;
}

static kg_lexicon *new_lexicon(void) {
  kg_lexicon *lexicon = kg_lexicon_new();
  kg_str rows = KGI_STR("#!type: model\nCLIP\t\tcase\t\t2021-03\tx\n");
  assert_int_equal(kg_lexicon_add_memory(lexicon, "m.tsv", rows, NULL, NULL), KG_OK);
  assert_int_equal(kg_lexicon_compile(lexicon, NULL, NULL), KG_OK);
  return lexicon;
}

static void a_paper_takes_little_memory(void **state) {
  (void)state;
  enum { PAPERS = 1 << 15, MOST = 300 };
  kg_lexicon *lexicon = new_lexicon();
  const kg_extract_options options = {.threads = 1, .evidence = KG_EVIDENCE_NONE};
  size_t before = bytes_in_use(), strings = 0;
  kgi_corpus corpus = {.placeless = true};
  kgi_workshop *shop = kgi_workshop_new(lexicon, &options, NULL);
  kg_builder *builder = kg_builder_new();
  assert_true(shop && builder);
  for (unsigned i = 0; i < PAPERS; i++) {
    char id[16];
    snprintf(id, sizeof id, "p%07u", i);
    const kg_piece piece = {0, i + 1, 30};
    kg_record record = {.id = kg_str_of(id), .source = {KGI_STR("papers.jsonl"), i + 1}};
    record.text[KG_ABSTRACT] = (kg_text){KGI_STR("word"), &piece, 1};
    strings += strlen(id);
    assert_int_equal(kgi_corpus_add(&corpus, &record), KG_OK);
    record = kgi_corpus_record(&corpus, i);
    assert_int_equal(kgi_workshop_add(shop, &record), KG_OK);
  }
  assert_int_equal(kgi_corpus_sort(&corpus), KG_OK);
  assert_int_equal(kgi_workshop_finish(shop, &corpus), KG_OK);
  assert_int_equal(kgi_harvest(shop, &corpus, lexicon, &options, builder), KG_OK);
  size_t used = bytes_in_use() - before - strings;
  if (used > (size_t)PAPERS * MOST && used < SIZE_MAX / 2) fail_msg("%zu bytes a paper", used / PAPERS);
  kgi_workshop_free(shop);
  kgi_corpus_clear(&corpus);
  kg_builder_free(builder);
  kg_lexicon_free(lexicon);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(a_paper_takes_little_memory)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
