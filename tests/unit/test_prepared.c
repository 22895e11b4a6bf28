/* The entries, indexes and glances that come with the library are those that a fresh build makes of the same
 * dictionaries. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"
#include "dict/embedded.h"
#include "dict/prepared.h"

/* The default lexicon, and a file more if one is given. */
static kg_lexicon *lexicon_with(const char *name, const char *bytes) {
  kg_error err = {0};
  kg_lexicon *lexicon = kg_lexicon_new();
  assert_non_null(lexicon);
  for (size_t i = 0; i < kgi_embedded_count; i++) {
    const kgi_embedded *file = &kgi_embedded_files[i];
    assert_int_equal(kg_lexicon_add_memory(lexicon, file->name, (kg_str){file->bytes, file->len}, NULL, &err), KG_OK);
  }
  if (name) assert_int_equal(kg_lexicon_add_memory(lexicon, name, kg_str_of(bytes), NULL, &err), KG_OK);
  assert_int_equal(kg_lexicon_compile(lexicon, NULL, &err), KG_OK);
  return lexicon;
}

static void assert_same_index(const kgi_index *lent, const kgi_index *fresh) {
  assert_true(lent->borrowed);
  assert_false(fresh->borrowed);
  assert_int_equal(lent->forms.n, fresh->forms.n);
  assert_int_equal(lent->bytes.n, fresh->bytes.n);
  assert_int_equal(lent->n_buckets, fresh->n_buckets);
  assert_int_equal(lent->n_filter, fresh->n_filter);
  assert_memory_equal(lent->forms.items, fresh->forms.items, fresh->forms.n * sizeof *fresh->forms.items);
  assert_memory_equal(lent->bytes.items, fresh->bytes.items, fresh->bytes.n);
  assert_memory_equal(lent->buckets, fresh->buckets, fresh->n_buckets * sizeof *fresh->buckets);
  assert_memory_equal(lent->filter, fresh->filter, fresh->n_filter * sizeof *fresh->filter);
}

static void lent_indexes_are_those_of_a_fresh_build(void **state) {
  (void)state;
  kg_lexicon *lent = lexicon_with(NULL, NULL), *fresh = lexicon_with("own.patterns", "# nothing\n");
  assert_same_index(&lent->index, &fresh->index);
  assert_same_index(&lent->words_index, &fresh->words_index);
  kg_lexicon_free(lent);
  kg_lexicon_free(fresh);
}

static void assert_same_str(kg_str a, kg_str b) { assert_true(kgi_str_eq(a, b)); }

static void assert_same_words(const kgi_interner *a, const kgi_interner *b) {
  assert_int_equal(a->strs.n, b->strs.n);
  for (size_t i = 0; i < a->strs.n; i++) assert_same_str(a->strs.items[i], b->strs.items[i]);
}

static void assert_same_entry(const kgi_entry *a, const kgi_entry *b) {
  assert_same_str(a->name, b->name);
  assert_int_equal(a->type, b->type);
  assert_int_equal(a->flags, b->flags);
  assert_int_equal(a->n_aliases, b->n_aliases);
  for (size_t i = 0; i < a->n_aliases; i++) assert_same_str(a->aliases[i], b->aliases[i]);
  assert_int_equal(a->n_contexts, b->n_contexts);
  for (size_t i = 0; i < a->n_contexts; i++) assert_int_equal(a->contexts[i], b->contexts[i]);
  assert_same_str(a->reason, b->reason);
  assert_same_str(a->since, b->since);
  assert_same_str(a->source, b->source);
  assert_same_str(a->rule, b->rule);
}

static kg_lexicon *default_lexicon(void) {
  kg_error err = {0};
  kg_lexicon *lexicon = kg_lexicon_new();
  assert_non_null(lexicon);
  assert_int_equal(kg_lexicon_add_default(lexicon, NULL, &err), KG_OK);
  return lexicon;
}

static void entries_are_those_of_the_dictionaries(void **state) {
  (void)state;
  kg_lexicon *filled = default_lexicon(), *fresh = lexicon_with(NULL, NULL);
  assert_int_equal(filled->keys.n, 0);
  assert_int_equal(filled->mark, fresh->mark);
  assert_same_words(&filled->types, &fresh->types);
  assert_same_words(&filled->contexts, &fresh->contexts);
  assert_int_equal(filled->entries.n, fresh->entries.n);
  for (size_t i = 0; i < fresh->entries.n; i++) assert_same_entry(&filled->entries.items[i], &fresh->entries.items[i]);
  assert_int_equal(filled->patterns.n, fresh->patterns.n);
  kg_lexicon_free(filled);
  kg_lexicon_free(fresh);
}

static void glances_are_those_of_the_patterns(void **state) {
  (void)state;
  kg_lexicon *filled = default_lexicon(), *fresh = lexicon_with(NULL, NULL);
  size_t n_lent = 0;
  for (size_t i = 0; i < fresh->patterns.n; i++) {
    const kgi_glance *lent = kgi_pattern_glance(&filled->patterns.items[i]);
    assert_null(kgi_pattern_glance(&fresh->patterns.items[i]));
    const kgi_glance *made = kgi_pattern_glance_now(&fresh->patterns.items[i]);
    assert_int_equal(lent != NULL, made != NULL);
    if (!lent) continue;
    n_lent++;
    assert_ptr_not_equal(lent, made);
    assert_int_equal(lent->size, made->size);
    assert_memory_equal(lent, made, made->size);
  }
  assert_true(n_lent > 0);
  kg_lexicon_free(filled);
  kg_lexicon_free(fresh);
}

/* A row of the user's replaces the entry of its type and name, also where that was never read. */
static void later_rows_replace_prepared_entries(void **state) {
  (void)state;
  kg_lexicon *lexicon = default_lexicon();
  kg_error err = {0};
  size_t n = lexicon->entries.n;
  const kg_str rows = KGI_STR("#!type: model\nBERT\tEin Modell\t\t\t\tmine\nZyx\t\t\t\t\t\n");
  assert_int_equal(kg_lexicon_add_memory(lexicon, "own.tsv", rows, NULL, &err), KG_OK);
  assert_int_equal(lexicon->entries.n, n + 1);
  size_t mine = 0;
  for (size_t i = 0; i < n; i++) mine += kgi_str_eq(lexicon->entries.items[i].source, KGI_STR("mine"));
  assert_int_equal(mine, 1);
  kg_lexicon_free(lexicon);
}

static void other_dictionaries_have_indexes_of_their_own(void **state) {
  (void)state;
  kg_lexicon *other =
      lexicon_with("own.tsv", "#!type: model\nname\taliases\tflags\tcontext\tsince\tsource\nZyx\t\t\t\t\t\n");
  assert_false(other->index.borrowed);
  kg_lexicon_free(other);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(lent_indexes_are_those_of_a_fresh_build),
      cmocka_unit_test(entries_are_those_of_the_dictionaries),
      cmocka_unit_test(glances_are_those_of_the_patterns),
      cmocka_unit_test(later_rows_replace_prepared_entries),
      cmocka_unit_test(other_dictionaries_have_indexes_of_their_own),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
