/* Where sentences begin and end. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/str.h"
#include "extract/part.h"

enum { LONGEST = 4096 };

typedef struct cut {
  kgi_marks marks;
  kgi_ranges sentences;
} cut;

static void cut_text(cut *c, kg_str text) {
  assert_int_equal(kgi_marks_set(&c->marks, text), KG_OK);
  c->sentences.n = 0;
  assert_int_equal(kgi_sentences(text, &c->marks, &c->sentences), KG_OK);
}

static void clear(cut *c) {
  free(c->marks.blocks.items);
  free(c->sentences.items);
}

/* Checks what the text is cut into; '|' stands at the beginning of all sentences but the first. */
static void assert_cut(const char *expected) {
  cut c = {0};
  char text[256] = {0}, cuts[256] = {0};
  for (const char *p = expected; *p; p++)
    if (*p != '|') text[strlen(text)] = *p;
  cut_text(&c, kg_str_of(text));
  for (size_t s = 0; s < c.sentences.n; s++) {
    kgi_range range = c.sentences.items[s];
    if (s) strcat(cuts, "|");
    strncat(cuts, text + range.start, range.end - range.start);
  }
  assert_string_equal(cuts, expected);
  clear(&c);
}

static void sentences_end_at_their_marks(void **state) {
  (void)state;
  assert_cut("It holds. |So does that! |And this? |Yes");
  assert_cut("In v2.0 of it, e.g. Foo, by Bar et al. 2020 we see no end.");
  assert_cut("好。|也好！|真的？|是");
  assert_cut("A heading\n\n|and a text");
}

/* Repeats `unit` to a text much longer than a sentence may be. */
static void assert_pieces(const char *unit, bool at_blanks) {
  cut c = {0};
  kgi_buf text = {0};
  while (text.len < 5 * LONGEST) kgi_buf_put(&text, kg_str_of(unit));
  cut_text(&c, kgi_buf_str(&text));
  assert_in_range(c.sentences.n, 5, 7);
  uint32_t end = 0;
  for (size_t s = 0; s < c.sentences.n; s++) {
    kgi_range range = c.sentences.items[s];
    assert_int_equal(range.start, end);
    assert_in_range(range.end - range.start, 1, LONGEST);
    end = range.end;
    if (at_blanks) assert_int_equal(text.bytes[end - 1], ' ');
    if (end < text.len) assert_int_not_equal(text.bytes[end] & 0xC0, 0x80);
  }
  assert_int_equal(end, text.len);
  kgi_buf_clear(&text);
  clear(&c);
}

static void endless_sentences_are_cut(void **state) {
  (void)state;
  assert_pieces("and so on ", true);
  assert_pieces("没完没了", false);
  assert_pieces("x没完没了", false);
  assert_pieces("-", false);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(sentences_end_at_their_marks),
                                     cmocka_unit_test(endless_sentences_are_cut)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
