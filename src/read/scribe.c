#include "read/scribe.h"

#include <string.h>

#include "base/str.h"
#include "base/utf8.h"

static size_t offset_of(const kgi_scribe *scribe, const char *at) { return (size_t)(at - scribe->source.ptr); }

static bool in_source(const kgi_scribe *scribe, kg_str run) {
  uintptr_t from = (uintptr_t)scribe->source.ptr, at = (uintptr_t)run.ptr;
  return at >= from && at - from <= scribe->source.len;
}

static uint8_t kind_of_line(const kgi_scribe *scribe) {
  if (scribe->heading) return KGI_LINE_HEADING;
  if (scribe->cell) return KGI_LINE_CELL;
  if (scribe->codes) return KGI_LINE_CODE;
  if (scribe->summaries) return KGI_LINE_SUMMARY;
  return scribe->items ? KGI_LINE_ITEM : KGI_LINE_TEXT;
}

static void add_link(kgi_scribe *scribe, kg_str href) {
  kgi_doc *doc = scribe->doc;
  if (!KGI_VEC_PUSH(&doc->links, kgi_link_make(doc->text.len, href))) doc->failed = true;
}

static void start_line(kgi_scribe *scribe, uint8_t kind) {
  kgi_line line = {.kind = kind, .before = (uint8_t)scribe->pending};
  if (kind == KGI_LINE_HEADING) line.level = (uint8_t)scribe->heading;
  if (kind == KGI_LINE_CELL) {
    line.level = scribe->head;
    line.row = scribe->row;
    line.column = scribe->column;
  }
  kgi_doc_add_line(scribe->doc, line);
  scribe->pending = KGI_JOINED;
  kg_str held = scribe->held;
  scribe->held = (kg_str){0};
  if (held.len && kind != KGI_LINE_RULE) add_link(scribe, held);
}

/* Starts a line if none is open. */
static void need_line(kgi_scribe *scribe) {
  if (scribe->pending != KGI_JOINED || scribe->doc->lines.n == 0) start_line(scribe, kind_of_line(scribe));
}

/* Whether the line is all strong so far, but for what decorates its start. */
static bool is_all_strong(const kgi_doc *doc, const kgi_line *line) {
  enum { DECORATION = 16 };
  if (line->strong == line->end) return true;
  kg_str text = kgi_doc_line_text(doc, line);
  if (text.len > DECORATION) return false;
  for (size_t at = 0; at < text.len;) {
    uint32_t code;
    at += kgi_utf8_decode(text.ptr + at, &code);
    if (kgi_is_word(code) || kgi_is_han(code)) return false;
  }
  return true;
}

/* Appends to the line, and to what of it is strong so far. */
static void add(kgi_scribe *scribe, kg_str run, size_t source, bool decoded) {
  need_line(scribe);
  kgi_doc *doc = scribe->doc;
  if (doc->failed) return;
  kgi_line *line = &doc->lines.items[doc->lines.n - 1];
  bool all_strong = scribe->strongs && is_all_strong(doc, line);
  kgi_doc_add_text(doc, run, source, decoded);
  if (all_strong) line->strong = line->end;
}

static kg_str trim_start(kg_str run) {
  kg_str bare = kgi_str_trim(run);
  return bare.len ? kgi_str_slice(run, (size_t)(bare.ptr - run.ptr), run.len) : bare;
}

static bool at_line_start(const kgi_scribe *scribe) {
  const kgi_doc *doc = scribe->doc;
  if (scribe->pending != KGI_JOINED || doc->lines.n == 0) return true;
  return doc->lines.items[doc->lines.n - 1].start == doc->text.len;
}

/* Length of the address that `text` starts with, 0 if it is none. */
static size_t address_length(kg_str text) {
  size_t scheme = kgi_str_starts(text, KGI_STR("https://")) ? 8 : kgi_str_starts(text, KGI_STR("http://")) ? 7 : 0;
  size_t len = scheme;
  while (scheme && len < text.len && text.ptr[len] > ' ' && text.ptr[len] < 0x7F && !strchr("<>\"'`", text.ptr[len]))
    len++;
  while (len > scheme && strchr(".,;:!?)]}*", text.ptr[len - 1])) len--;
  return len > scheme ? len : 0;
}

/* Length of the scheme that `text` ends in, in front of its colon; 0 if it is none of the web's. */
static size_t scheme_length(kg_str text) {
  return kgi_str_ends(text, KGI_STR("https")) ? 5 : kgi_str_ends(text, KGI_STR("http")) ? 4 : 0;
}

/* Offset of the first address in `text`, whose length goes to `*len`; SIZE_MAX if there is none. */
static size_t find_address(kg_str text, size_t *len) {
  kg_str rest = text, part;
  while (kgi_str_split(&rest, ':', &part)) {
    size_t scheme = rest.ptr ? scheme_length(part) : 0;
    size_t at = (size_t)(part.ptr - text.ptr) + part.len - scheme;
    *len = scheme ? address_length(kgi_str_slice(text, at, text.len)) : 0;
    if (*len) return at;
  }
  return SIZE_MAX;
}

static void add_source(kgi_scribe *scribe, kg_str run) {
  if (run.len) add(scribe, run, offset_of(scribe, run.ptr), false);
}

void kgi_scribe_text(kgi_scribe *scribe, kg_str run) {
  if (scribe->hidden || !in_source(scribe, run)) return;
  if (at_line_start(scribe)) run = trim_start(run);
  size_t len;
  for (size_t at; !scribe->link && (at = find_address(run, &len)) != SIZE_MAX;) {
    add_source(scribe, kgi_str_slice(run, 0, at));
    kgi_scribe_link(scribe, kgi_str_slice(run, at, at + len));
    add_source(scribe, kgi_str_slice(run, at, at + len));
    kgi_scribe_unlink(scribe);
    run = kgi_str_slice(run, at + len, run.len);
  }
  add_source(scribe, run);
}

void kgi_scribe_entity(kgi_scribe *scribe, kg_str entity) {
  char bytes[4];
  unsigned n = kgi_entity_decode(entity, bytes);
  if (!n || !in_source(scribe, entity)) {
    kgi_scribe_text(scribe, entity);
  } else if (!scribe->hidden) {
    add(scribe, (kg_str){bytes, n}, offset_of(scribe, entity.ptr), true);
  }
}

/* Length of the entity that `text` starts with, 0 if it is none. */
static size_t entity_length(kg_str text) {
  enum { LONGEST = 32 };
  const char *end = memchr(text.ptr, ';', text.len < LONGEST ? text.len : LONGEST);
  char bytes[4];
  size_t n = end ? (size_t)(end - text.ptr) + 1 : 0;
  return n && kgi_entity_decode(kgi_str_slice(text, 0, n), bytes) ? n : 0;
}

void kgi_scribe_encoded(kgi_scribe *scribe, kg_str run) {
  for (size_t from = 0, at = 0; run.len;) {
    const char *mark = memchr(run.ptr + at, '&', run.len - at);
    if (!mark) {
      kgi_scribe_text(scribe, kgi_str_slice(run, from, run.len));
      return;
    }
    at = (size_t)(mark - run.ptr);
    size_t n = entity_length(kgi_str_slice(run, at, run.len));
    if (n) {
      kgi_scribe_text(scribe, kgi_str_slice(run, from, at));
      kgi_scribe_entity(scribe, kgi_str_slice(run, at, at + n));
      from = at + n;
    }
    at += n ? n : 1;
  }
}

/* A line's end inside a link's text: the text stays in one line, with a space unless it is Chinese. */
static void join_link(kgi_scribe *scribe) {
  kg_str text = kgi_buf_str(&scribe->doc->text);
  if (at_line_start(scribe) || scribe->doc->spots.n == 0 || (unsigned char)text.ptr[text.len - 1] >= 0x80) return;
  kgi_spot last = scribe->doc->spots.items[scribe->doc->spots.n - 1];
  add(scribe, KGI_STR(" "), last.source + (text.len - last.at), true);
}

void kgi_scribe_break(kgi_scribe *scribe, kgi_break what) {
  if (what == KGI_SOFT && scribe->link) {
    join_link(scribe);
    return;
  }
  if (what > scribe->pending) scribe->pending = what;
  if (what == KGI_BLOCK) kgi_scribe_unlink(scribe);
}

void kgi_scribe_rule(kgi_scribe *scribe) {
  kgi_scribe_break(scribe, KGI_BLOCK);
  start_line(scribe, KGI_LINE_RULE);
  kgi_scribe_break(scribe, KGI_BLOCK);
}

void kgi_scribe_row(kgi_scribe *scribe) {
  kgi_scribe_break(scribe, KGI_BLOCK);
  scribe->row++;
  scribe->column = 0;
}

void kgi_scribe_cell(kgi_scribe *scribe, bool head) {
  kgi_scribe_break(scribe, KGI_BLOCK);
  scribe->cell = true;
  scribe->head = head;
  scribe->column++;
  start_line(scribe, kind_of_line(scribe));
}

/* A copy of a link's target that lasts; empty if it is not worth keeping. */
static kg_str keep_target(const kgi_scribe *scribe, kg_str href) {
  enum { LONGEST = 2048 };
  if (href.len == 0 || href.len > LONGEST || scribe->hidden) return (kg_str){0};
  kg_str kept = kgi_arena_str(&scribe->doc->arena, href);
  if (!kept.ptr) scribe->doc->failed = true;
  return kept;
}

void kgi_scribe_link(kgi_scribe *scribe, kg_str href) {
  kgi_scribe_unlink(scribe);
  kg_str kept = keep_target(scribe, href);
  if (!kept.len) return;
  need_line(scribe);
  add_link(scribe, kept);
  scribe->link = !scribe->doc->failed;
}

void kgi_scribe_hold(kgi_scribe *scribe, kg_str href) { scribe->held = keep_target(scribe, href); }

void kgi_scribe_unlink(kgi_scribe *scribe) {
  kgi_doc *doc = scribe->doc;
  if (scribe->link) doc->links.items[doc->links.n - 1].end = (uint32_t)doc->text.len;
  scribe->link = false;
}
