/* The papers of a run: which of several records is kept, what fills its gaps, and what repeating one costs. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/str.h"
#include "extract/corpus.h"

enum { MOST = 6 };

static kg_record record_of(const char *abstract, const char *url, const char *date, uint32_t line) {
  return (kg_record){.id = KGI_STR("p1"),
                     .text = {{KGI_STR("A title"), NULL, 0}, {{0}, NULL, 0}, {kg_str_of(abstract), NULL, 0}},
                     .url = kg_str_of(url),
                     .date = kg_str_of(date),
                     .source = {KGI_STR("papers.jsonl"), line}};
}

/* The paper that the records make, in their order from `first` on, around the end. */
static void gather(kgi_corpus *corpus, const kg_record *records, size_t n, size_t first, bool back) {
  *corpus = (kgi_corpus){0};
  for (size_t i = 0; i < n; i++)
    assert_int_equal(kgi_corpus_add(corpus, &records[(first + (back ? n - i : i)) % n]), KG_OK);
  assert_int_equal(kgi_corpus_sort(corpus), KG_OK);
  assert_int_equal(kgi_corpus_gather(corpus), KG_OK);
  assert_int_equal(corpus->papers.n, 1);
}

static void assert_str(kg_str text, const char *expected) { assert_true(kgi_str_eq(text, kg_str_of(expected))); }

static size_t total_of(const kg_record *records, size_t n) {
  size_t total = 0;
  for (size_t i = 0; i < n; i++) total += records[i].text[KG_TITLE].str.len + records[i].text[KG_ABSTRACT].str.len;
  return total;
}

static void richest_wins_in_any_order(void **state) {
  (void)state;
  const kg_record records[MOST] = {
      record_of("Short.", "u-short", "2020", 1),     record_of("The longest text.", "", "", 2),
      record_of("Long text.", "", "2021-05", 3),     record_of("Long text.", "u-late", "2022", 4),
      record_of("The longest text.", "", "2019", 9), record_of("Tiny", "u-tiny", "1999", 5),
  };
  for (size_t first = 0; first < MOST; first++) {
    for (int back = 0; back < 2; back++) {
      kgi_corpus corpus;
      gather(&corpus, records, MOST, first, back);
      kg_record kept = kgi_corpus_record(&corpus, 0);
      assert_str(kept.id, "p1");
      assert_str(kept.text[KG_ABSTRACT].str, "The longest text.");
      assert_int_equal(kept.source.line, 2);
      assert_str(kept.date, "2019");
      assert_str(kept.url, "u-late");
      size_t n;
      const kg_source *places = kgi_corpus_sources(&corpus, 0, &n);
      assert_int_equal(n, MOST);
      for (size_t i = 0; i + 1 < MOST; i++) assert_true(places[i].line < places[i + 1].line);
      assert_int_equal(corpus.bytes, total_of(records, MOST));
      kgi_corpus_clear(&corpus);
    }
  }
}

/* The same record again brings its place and nothing else: not a byte of text is copied, not a record kept. */
static void repeated_records_share_their_texts(void **state) {
  (void)state;
  enum { TIMES = 1000 };
  kgi_corpus corpus = {0};
  kg_record record = record_of("A text that stands in many files.", "u", "2020", 1);
  assert_int_equal(kgi_corpus_add(&corpus, &record), KG_OK);
  const void *chunk = corpus.texts.chunks;
  const char *before = kgi_arena_str(&corpus.texts, KGI_STR("x")).ptr;
  for (uint32_t i = 0; i < TIMES; i++) {
    record = record_of("A text that stands in many files.", i % 2 ? "u" : "", "2020", 2 + i);
    assert_int_equal(kgi_corpus_add(&corpus, &record), KG_OK);
  }
  const char *after = kgi_arena_str(&corpus.texts, KGI_STR("x")).ptr;
  assert_ptr_equal(corpus.texts.chunks, chunk);
  assert_ptr_equal(after, before + 1);
  assert_int_equal(corpus.abstracts.blocks.items[0].used, record.text[KG_ABSTRACT].str.len);
  assert_null(corpus.papers.items[0].poorer);
  assert_int_equal(kgi_corpus_gather(&corpus), KG_OK);
  size_t n;
  kgi_corpus_sources(&corpus, 0, &n);
  assert_int_equal(n, TIMES + 1);
  kgi_corpus_clear(&corpus);
}

/* However many poorer records there are, those that fill no gap are not kept. */
static void few_fillers_are_kept(void **state) {
  (void)state;
  kgi_corpus corpus = {0};
  for (uint32_t i = 0; i < 500; i++) {
    char text[32];
    snprintf(text, sizeof text, "%0*u", 1 + (int)(i * 7 % 20), i);
    kg_record record = record_of(text, i % 3 ? "" : "u", i % 5 ? "" : "2020", i);
    assert_int_equal(kgi_corpus_add(&corpus, &record), KG_OK);
    size_t n = 0;
    for (const kgi_stored *at = corpus.papers.items[0].poorer; at; at = at->poorer) n++;
    assert_true(n <= 4);
  }
  kgi_corpus_clear(&corpus);
}

/* As many bytes, other bytes: the greater win, whichever come first. */
static void bytes_decide_between_equal_lengths(void **state) {
  (void)state;
  for (uint32_t first = 0; first < 2; first++) {
    kgi_corpus corpus = {0};
    const kg_record records[] = {record_of("Text a.", "", "", 1), record_of("Text b.", "", "", 2)};
    assert_int_equal(kgi_corpus_add(&corpus, &records[first]), KG_OK);
    assert_int_equal(kgi_corpus_add(&corpus, &records[1 - first]), KG_OK);
    assert_int_equal(corpus.papers.n, 1);
    assert_str(kgi_corpus_record(&corpus, 0).text[KG_ABSTRACT].str, "Text b.");
    kgi_corpus_clear(&corpus);
  }
}

/* The same texts under another id are another paper. */
static void ids_tell_papers_apart(void **state) {
  (void)state;
  kgi_corpus corpus = {0};
  kg_record record = record_of("The same text.", "", "", 1);
  assert_int_equal(kgi_corpus_add(&corpus, &record), KG_OK);
  record.id = KGI_STR("p2");
  assert_int_equal(kgi_corpus_add(&corpus, &record), KG_OK);
  assert_int_equal(corpus.papers.n, 2);
  kgi_corpus_clear(&corpus);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(richest_wins_in_any_order), cmocka_unit_test(bytes_decide_between_equal_lengths),
      cmocka_unit_test(ids_tell_papers_apart),     cmocka_unit_test(repeated_records_share_their_texts),
      cmocka_unit_test(few_fillers_are_kept),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
