/* The text of a memo: hexadecimal numbers, each ended by a blank, and strings, each after its length. */
#include "extract/memo.h"

#include <string.h>

#include "base/hash.h"
#include "base/str.h"
#include "base/utf8.h"

/* --- writing --- */

static void put_number(kgi_buf *out, uint64_t number) { kgi_buf_putf(out, "%llx ", (unsigned long long)number); }

static void put_str(kgi_buf *out, kg_str text) {
  put_number(out, text.len);
  kgi_buf_put(out, text);
}

/* The bits of a number, so that it comes back as it was. */
static void put_float(kgi_buf *out, float number) {
  uint32_t bits;
  memcpy(&bits, &number, sizeof bits);
  put_number(out, bits);
}

uint64_t kgi_memo_mark(const kg_lexicon *lexicon, bool discover, const kgi_paper *paper) {
  kgi_buf all = {0};
  put_str(&all, kg_str_of(kg_version()));
  put_number(&all, lexicon->mark);
  put_number(&all, discover);
  put_str(&all, paper->id);
  put_str(&all, paper->date);
  for (int f = 0; f < KG_FIELDS; f++) put_str(&all, paper->text[f]);
  uint64_t mark = all.failed ? 0 : kgi_hash(kgi_buf_str(&all));
  kgi_buf_clear(&all);
  return mark;
}

static void put_name(kgi_buf *out, const kgi_name *name) {
  const uint32_t numbers[] = {name->entry, name->family, name->type, name->introduced};
  put_str(out, name->name);
  put_str(out, name->key);
  put_str(out, name->rule);
  for (int i = 0; i < 4; i++) put_number(out, numbers[i]);
  put_float(out, name->confidence);
}

static void put_found(kgi_buf *out, const kgi_found *found) {
  const uint32_t numbers[] = {found->name,           found->field,        found->range.start, found->range.end,
                              found->sentence.start, found->sentence.end, found->relation};
  for (int i = 0; i < 7; i++) put_number(out, numbers[i]);
  put_float(out, found->confidence);
  put_str(out, found->rule);
}

void kgi_memo_write(kgi_buf *out, uint64_t mark, const kgi_draft *draft) {
  put_number(out, mark);
  put_number(out, draft->names.n);
  for (size_t i = 0; i < draft->names.n; i++) put_name(out, &draft->names.items[i]);
  put_number(out, draft->found.n);
  for (size_t i = 0; i < draft->found.n; i++) put_found(out, &draft->found.items[i]);
}

/* --- reading: anyone may have written the file, so nothing is believed --- */

typedef struct reading {
  kg_str rest;
  bool broken;
} reading;

static uint64_t take_number(reading *from) {
  uint64_t number = 0;
  size_t i = 0;
  for (; i < from->rest.len && from->rest.ptr[i] != ' '; i++) {
    const char *digit = memchr("0123456789abcdef", from->rest.ptr[i], 16);
    if (!digit || i == 16) return from->broken = true, 0;
    number = number << 4 | (uint64_t)(digit - "0123456789abcdef");
  }
  if (i == 0 || i == from->rest.len) return from->broken = true, 0;
  from->rest = kgi_str_slice(from->rest, i + 1, from->rest.len);
  return number;
}

/* A number below `end`, or KGI_NO_ID where that may be. */
static uint32_t take_below(reading *from, size_t end, bool or_none) {
  uint64_t number = take_number(from);
  if (number >= end && !(or_none && number == KGI_NO_ID)) from->broken = true;
  return (uint32_t)number;
}

static kg_str take_str(reading *from) {
  uint64_t len = take_number(from);
  if (len > from->rest.len) return from->broken = true, (kg_str){NULL, 0};
  kg_str text = kgi_str_slice(from->rest, 0, (size_t)len);
  if (kgi_utf8_bad(text) < text.len) from->broken = true;
  from->rest = kgi_str_slice(from->rest, (size_t)len, from->rest.len);
  return text;
}

static float take_confidence(reading *from) {
  uint32_t bits = (uint32_t)take_number(from);
  float number;
  memcpy(&number, &bits, sizeof number);
  if (!(number >= 0 && number <= 1)) from->broken = true;
  return number;
}

/* Whether a character begins at the place, or the text ends there. */
static bool is_between_characters(kg_str text, uint32_t at) {
  return at == text.len || (at < text.len && (text.ptr[at] & 0xC0) != 0x80);
}

static kgi_range take_range(reading *from, kg_str text) {
  kgi_range range = {.start = take_below(from, text.len + 1, false)};
  range.end = take_below(from, text.len + 1, false);
  bool whole = is_between_characters(text, range.start) && is_between_characters(text, range.end);
  if (range.end < range.start || !whole) from->broken = true;
  return range;
}

static bool take_name(reading *from, const kg_lexicon *lexicon, kgi_name *name) {
  *name = (kgi_name){.name = take_str(from)};
  name->key = take_str(from);
  name->rule = take_str(from);
  name->entry = take_below(from, lexicon->entries.n, true);
  name->family = take_below(from, lexicon->entries.n, true);
  name->type = take_below(from, lexicon->types.strs.n, false);
  name->introduced = take_below(from, 2, false);
  name->confidence = take_confidence(from);
  return !from->broken && name->name.len;
}

static bool take_found(reading *from, const kgi_paper *paper, size_t n_names, kgi_found *found) {
  *found = (kgi_found){.name = take_below(from, n_names, false)};
  found->field = take_below(from, KG_FIELDS, false);
  if (from->broken) return false;
  found->range = take_range(from, paper->text[found->field]);
  found->sentence = take_range(from, paper->text[found->field]);
  found->relation = (kg_relation)take_below(from, KG_SHARES, false);
  found->confidence = take_confidence(from);
  found->rule = take_str(from);
  return !from->broken;
}

static bool take_all(reading *from, const kg_lexicon *lexicon, const kgi_paper *paper, kgi_draft *draft) {
  kgi_name name;
  kgi_found found;
  for (uint64_t n = take_number(from); n > 0 && !from->broken; n--)
    if (!take_name(from, lexicon, &name) || !KGI_VEC_PUSH(&draft->names, name)) return false;
  for (uint64_t n = take_number(from); n > 0 && !from->broken; n--)
    if (!take_found(from, paper, draft->names.n, &found) || !KGI_VEC_PUSH(&draft->found, found)) return false;
  return !from->broken && !from->rest.len;
}

bool kgi_memo_read(kg_str memo, uint64_t mark, const kg_lexicon *lexicon, const kgi_paper *paper, kgi_draft *draft) {
  reading from = {.rest = memo};
  draft->names.n = draft->found.n = 0;
  if (!mark || take_number(&from) != mark || from.broken) return false;
  return take_all(&from, lexicon, paper, draft);
}
