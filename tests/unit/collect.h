/* For tests of readers: papers and messages as text, and the check that every piece of a field is what stands at its
 * place in the source. */
#ifndef KGI_TESTS_COLLECT_H
#define KGI_TESTS_COLLECT_H

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>
#include <kgextract/kgextract.h>

#include "base/buf.h"
#include "base/str.h"

typedef struct collection {
  kg_str source; /* without byte-order mark */
  kgi_buf papers, messages;
  size_t n;
} collection;

static inline kg_str source_line(kg_str source, uint32_t number) {
  kg_str rest = source, line = {NULL, 0};
  while (number--) assert_true(kgi_str_split(&rest, '\n', &line));
  return line;
}

/* Whether `text` is how `there` starts, when U+FFFD stands for one broken byte. */
static inline bool is_there(kg_str there, kg_str text) {
  size_t at = 0;
  for (size_t i = 0; i < text.len; at++) {
    bool same = at < there.len && there.ptr[at] == text.ptr[i];
    if (!same && !kgi_str_starts(kgi_str_slice(text, i, text.len), KGI_STR("\xEF\xBF\xBD"))) return false;
    i += same ? 1 : 3;
  }
  return at <= there.len;
}

/* Text of a piece is the source's at its place; or it was decoded from an escape or entity there; or it is the white
 * space that stands for a break. */
static inline void check_piece(kg_str source, kg_str text, kg_piece piece) {
  kg_str line = source_line(source, piece.line);
  assert_in_range(piece.col, 1, line.len + 1);
  kg_str there = kgi_str_slice(line, piece.col - 1, line.len);
  if (is_there(there, text)) return;
  if (kgi_str_eq(text, KGI_STR(" ")) || kgi_str_eq(text, KGI_STR("\n"))) return;
  assert_true(text.len <= 4);
  assert_true(kgi_str_starts(there, KGI_STR("&")) || kgi_str_starts(there, KGI_STR("\\")));
}

static inline void check_text(kg_str source, const kg_text *text) {
  assert_true(text->str.len == 0 || text->n_pieces > 0);
  for (size_t i = 0; i < text->n_pieces; i++) {
    size_t end = i + 1 < text->n_pieces ? text->pieces[i + 1].at : text->str.len;
    assert_true(i > 0 || text->pieces[i].at == 0);
    assert_true(text->pieces[i].at < end && end <= text->str.len);
    check_piece(source, kgi_str_slice(text->str, text->pieces[i].at, end), text->pieces[i]);
  }
}

static inline void put_part(kgi_buf *out, const char *name, kg_str text) {
  if (text.len == 0) return;
  kgi_buf_putf(out, "%s=", name);
  kgi_buf_put(out, text);
  kgi_buf_putc(out, '\n');
}

static inline kg_status collect(void *ctx, const kg_record *record) {
  collection *all = ctx;
  all->n++;
  kgi_buf_putf(&all->papers, "#%u\n", record->source.line);
  put_part(&all->papers, "id", record->id);
  for (int i = 0; i < KG_FIELDS; i++) {
    check_text(all->source, &record->text[i]);
    put_part(&all->papers, kg_field_name((kg_field)i), record->text[i].str);
  }
  put_part(&all->papers, "url", record->url);
  put_part(&all->papers, "date", record->date);
  put_part(&all->papers, "authors", record->authors);
  put_part(&all->papers, "categories", record->categories);
  return KG_OK;
}

static inline void collect_message(void *ctx, kg_severity severity, const kg_error *what) {
  static const char *const names[] = {"note", "warning", "error"};
  char text[1024];
  collection *all = ctx;
  kgi_buf_putf(&all->messages, "%s %s\n", names[severity], kg_error_format(what, text, sizeof text));
}

/* Reads `source` as a file called "in"; the caller clears the collection. */
static inline collection read_all(kg_str source) {
  collection all = {.source = source};
  if (kgi_str_starts(source, KGI_STR("\xEF\xBB\xBF"))) all.source = kgi_str_slice(source, 3, source.len);
  kg_diag diag = {.report = collect_message, .ctx = &all};
  kg_error err = {0};
  assert_int_equal(kg_read_memory("in", source, collect, &all, &diag, &err), KG_OK);
  return all;
}

static inline void clear_collection(collection *all) {
  kgi_buf_clear(&all->papers);
  kgi_buf_clear(&all->messages);
}

/* What reading `source` gives, as text, and what it complains of. */
static inline void expect(const char *source, const char *papers, const char *messages) {
  collection all = read_all(kg_str_of(source));
  assert_string_equal(kgi_buf_cstr(&all.papers), papers);
  assert_string_equal(kgi_buf_cstr(&all.messages), messages);
  clear_collection(&all);
}

#endif
