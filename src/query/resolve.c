#include "query/resolve.h"

#include "base/buf.h"
#include "base/error.h"
#include "base/str.h"
#include "model/suggest.h"

/* Bytes of the separator at `at`, or 0: blank, hyphen, underscore, no-break space, typographic dashes. */
static size_t separator_at(kg_str text, size_t at) {
  unsigned char c = (unsigned char)text.ptr[at];
  if (c == ' ' || c == '-' || c == '_') return 1;
  if (kgi_str_eq(kgi_str_slice(text, at, at + 2), KGI_STR("\xC2\xA0"))) return 2;
  bool is_dash = kgi_str_eq(kgi_str_slice(text, at, at + 2), KGI_STR("\xE2\x80")) && at + 2 < text.len &&
                 (unsigned char)text.ptr[at + 2] >= 0x90 && (unsigned char)text.ptr[at + 2] <= 0x95;
  return is_dash ? 3 : 0;
}

static size_t skip_separators(kg_str text, size_t at) {
  for (size_t n; at < text.len && (n = separator_at(text, at)) > 0;) at += n;
  return at;
}

bool kgi_same_name(kg_str a, kg_str b) {
  size_t i = skip_separators(a, 0), j = skip_separators(b, 0);
  if (i == a.len || j == b.len) return false;
  while (i < a.len && j < b.len) {
    if (!kgi_str_eq_nocase(kgi_str_slice(a, i, i + 1), kgi_str_slice(b, j, j + 1))) return false;
    i = skip_separators(a, i + 1);
    j = skip_separators(b, j + 1);
  }
  return i == a.len && j == b.len;
}

static bool is_called(const kg_entity *entity, kg_str name, bool (*same)(kg_str, kg_str)) {
  if (same(entity->name, name)) return true;
  for (size_t i = 0; i < entity->n_aliases; i++)
    if (same(entity->aliases[i], name)) return true;
  return false;
}

static kg_status collect(const kgi_question *question, kg_str name, bool (*same)(kg_str, kg_str), kgi_found *found) {
  for (size_t i = 0; i < question->n_entities; i++)
    if (is_called(&question->entities[i], name, same) && !KGI_VEC_PUSH(found, (uint32_t)i)) return KG_NOMEM;
  return KG_OK;
}

static kg_status note(kgi_question *question, kgi_buf *text) {
  kg_status status = text->failed ? KG_NOMEM : kgi_table_note(question->table, kgi_buf_str(text));
  kgi_buf_clear(text);
  return status;
}

/* "'moe' is taken for MoE (method)", with all that it can be. */
static kg_status note_found(kgi_question *question, kg_str name, const kgi_found *found) {
  kgi_buf text = {0};
  kgi_buf_putc(&text, '\'');
  kgi_buf_put(&text, name);
  kgi_buf_puts(&text, "' is taken for ");
  for (size_t i = 0; i < found->n; i++) {
    const kg_entity *entity = &question->entities[found->items[i]];
    if (i) kgi_buf_puts(&text, i + 1 == found->n ? " and " : ", ");
    kgi_buf_put(&text, entity->name);
    kgi_buf_puts(&text, " (");
    kgi_buf_put(&text, question->types[entity->type]);
    kgi_buf_putc(&text, ')');
  }
  return note(question, &text);
}

static kg_status note_missing(kgi_question *question, kg_str name) {
  kgi_suggestion near = kgi_suggest(name);
  for (size_t i = 0; i < question->n_entities; i++) {
    const kg_entity *entity = &question->entities[i];
    kgi_suggest_offer(&near, entity->name);
    for (size_t a = 0; a < entity->n_aliases; a++) kgi_suggest_offer(&near, entity->aliases[a]);
  }
  char hint[256];
  kgi_buf text = {0};
  kgi_buf_puts(&text, "no entity '");
  kgi_buf_put(&text, name);
  kgi_buf_puts(&text, "' in this graph");
  kgi_buf_puts(&text, kgi_suggest_text(&near, hint, sizeof hint));
  return note(question, &text);
}

kg_status kgi_question_resolve(kgi_question *question, kg_str name, kgi_found *found) {
  KGI_TRY(collect(question, name, kgi_str_eq, found));
  if (!found->n) KGI_TRY(collect(question, name, kgi_same_name, found));
  if (!found->n) return note_missing(question, name);
  bool plain = found->n == 1 && kgi_str_eq(question->entities[found->items[0]].name, name);
  return plain ? KG_OK : note_found(question, name, found);
}
