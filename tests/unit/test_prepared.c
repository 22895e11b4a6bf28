/* The indexes that come with the library are those that a fresh build makes of the same dictionaries. */
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
  assert_int_equal(lent->n_slots, fresh->n_slots);
  assert_int_equal(lent->n_bits, fresh->n_bits);
  assert_int_equal(lent->n_reaches, fresh->n_reaches);
  assert_memory_equal(lent->forms.items, fresh->forms.items, fresh->forms.n * sizeof *fresh->forms.items);
  assert_memory_equal(lent->bytes.items, fresh->bytes.items, fresh->bytes.n);
  assert_memory_equal(lent->slots, fresh->slots, fresh->n_slots * sizeof *fresh->slots);
  assert_memory_equal(lent->firsts, fresh->firsts, fresh->n_bits / 4);
  assert_memory_equal(lent->pairs, fresh->pairs, fresh->n_bits / 8);
  assert_memory_equal(lent->reach, fresh->reach, fresh->n_reaches);
}

static void lent_indexes_are_those_of_a_fresh_build(void **state) {
  (void)state;
  kg_lexicon *lent = lexicon_with(NULL, NULL), *fresh = lexicon_with("own.patterns", "# nothing\n");
  assert_same_index(&lent->index, &fresh->index);
  assert_same_index(&lent->words_index, &fresh->words_index);
  kg_lexicon_free(lent);
  kg_lexicon_free(fresh);
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
      cmocka_unit_test(other_dictionaries_have_indexes_of_their_own),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
