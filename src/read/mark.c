#include "read/mark.h"

#include <stdlib.h>

#include "base/str.h"
#include "base/utf8.h"
#include "read/arxiv.h"

static bool is_letter(uint32_t code) { return kgi_is_word(code) || kgi_is_han(code); }

/* Bytes of letters and digits in `text`. */
static size_t count_letters(kg_str text) {
  size_t n = 0;
  for (size_t at = 0; at < text.len;) {
    uint32_t code;
    unsigned size = kgi_utf8_decode(text.ptr + at, &code);
    n += is_letter(code) ? size : 0;
    at += size;
  }
  return n;
}

/* Whether a link is there to be followed, not to be read. */
static bool is_pointer(const kgi_doc *doc, const kgi_link *link) {
  kg_str text = kgi_doc_slice(doc, link->start, link->end);
  return link->paper || !kgi_is_url(link->href) || (kgi_is_link_word(text) && !kgi_is_url(text));
}

/* Whether a line is parts with bars or dashes between them: "*A. Person et al.* — 2022-11 — [arXiv](...)". */
static bool has_bars(kg_str line) {
  static const kg_str bars[] = {KGI_STR_INIT(" | "), KGI_STR_INIT(" · "), KGI_STR_INIT(" — "), KGI_STR_INIT(" • "),
                                KGI_STR_INIT("｜")};
  if (kgi_str_ends(line, KGI_STR(".")) || kgi_str_ends(line, KGI_STR("。"))) return false;
  for (size_t i = 0; i < sizeof bars / sizeof *bars; i++) {
    size_t first = kgi_str_find(line, bars[i]), next = first + bars[i].len;
    if (first != SIZE_MAX && kgi_str_find(kgi_str_slice(line, next, line.len), bars[i]) != SIZE_MAX) return true;
  }
  return false;
}

/* Whether the line from `body` on is only links that are no text, and a few words between them. */
static bool is_bare(const kgi_doc *doc, size_t index, size_t body) {
  enum { FEW = 24, MANY = 160 };
  const kgi_line *line = &doc->lines.items[index];
  size_t n, at = body, others = 0;
  const kgi_link *links = kgi_doc_links(doc, index, &n);
  for (size_t i = 0; i < n && others <= MANY; i++) {
    if (!is_pointer(doc, &links[i])) return false;
    if (links[i].start > at) others += count_letters(kgi_doc_slice(doc, at, links[i].start));
    if (links[i].end > at) at = links[i].end;
  }
  if (n && others <= MANY) others += count_letters(kgi_doc_slice(doc, at, line->end));
  return n && (others <= FEW || (others <= MANY && has_bars(kgi_doc_line_text(doc, line))));
}

/* Takes the first paper that the line's links lead to. */
static void take_link(kgi_mark *mark, const kgi_doc *doc, size_t index) {
  size_t n;
  const kgi_link *links = kgi_doc_links(doc, index, &n);
  for (size_t i = 0; i < n && !mark->id.len; i++) {
    mark->id = links[i].id;
    if (mark->id.len || (!mark->url.len && links[i].paper)) mark->url = links[i].href;
  }
}

/* Takes the paper whose id stands in the line's text. */
static void take_stated(kgi_mark *mark, kg_str line, size_t body) {
  if (mark->id.len) return;
  kg_str text = kgi_str_slice(line, body, line.len);
  mark->id = kgi_find_paper_id(mark->role == KGI_ROLE_LINK ? line : text);
  if (!mark->id.len && mark->role == KGI_ROLE_LINK) mark->id = kgi_arxiv_id(text);
}

/* Whether what the label announces is about the paper but not its text. */
static bool is_about(kgi_role role) {
  return role != KGI_ROLE_NONE && role != KGI_ROLE_ABSTRACT && role != KGI_ROLE_PART && role != KGI_ROLE_ASIDE;
}

/* Whether what looks like a label with nothing behind it is the text of a link: "[PDF](...)". */
static bool is_all_link(const kgi_doc *doc, size_t index, size_t body) {
  const kgi_line *line = &doc->lines.items[index];
  size_t n;
  kgi_doc_links(doc, index, &n);
  return n && body && kgi_str_trim(kgi_doc_slice(doc, line->start + body, line->end)).len == 0;
}

/* Whether a heading that starts with such a label is part of a paper: "#### Authors: A. Person", not "Method: ...". */
static bool labels_heading(kgi_role role) {
  return role == KGI_ROLE_AUTHORS || role == KGI_ROLE_DATE || role == KGI_ROLE_LINK || role == KGI_ROLE_CATEGORIES ||
         role == KGI_ROLE_ABSTRACT;
}

/* The label of a line, how long it is with its colon, and how long that of a title is which a heading starts with. */
static kgi_role label_line(const kgi_doc *doc, const kgi_line *line, bool own, size_t *body, size_t *name) {
  kg_str text = kgi_doc_line_text(doc, line);
  bool heading = line->kind == KGI_LINE_HEADING, cell = line->kind == KGI_LINE_CELL;
  kgi_role role = cell ? KGI_ROLE_NONE : kgi_label_of_line(text, line->strong - line->start, own && !heading, body);
  *name = role == KGI_ROLE_TITLE ? *body : 0;
  if (!cell && (!heading || (labels_heading(role) && *body < text.len))) return role;
  *body = 0;
  return kgi_label_role(text);
}

static kgi_mark mark_line(const kgi_doc *doc, size_t index, bool after_label) {
  const kgi_line *line = &doc->lines.items[index];
  bool whole = line->kind == KGI_LINE_HEADING || line->kind == KGI_LINE_CELL;
  bool own = line->before >= KGI_HARD || after_label;
  size_t body, name;
  kgi_mark mark = {.role = label_line(doc, line, own, &body, &name)};
  if (is_all_link(doc, index, body)) {
    mark.role = KGI_ROLE_NONE;
    body = 0;
  }
  mark.body = line->start + (uint32_t)body;
  mark.name = line->start + (uint32_t)name;
  mark.bare = is_bare(doc, index, mark.body);
  if (mark.role != KGI_ROLE_ASIDE && (whole || mark.bare || is_about(mark.role))) {
    take_link(&mark, doc, index);
    take_stated(&mark, kgi_doc_line_text(doc, line), body);
  }
  return mark;
}

bool kgi_marks_make(kgi_marks *marks, const kgi_doc *doc) {
  if (!KGI_VEC_RESERVE(&marks->items, doc->lines.n)) return false;
  for (size_t i = 0; i < doc->lines.n; i++) {
    bool after_label = i && marks->items.items[i - 1].role != KGI_ROLE_NONE;
    if (!KGI_VEC_PUSH(&marks->items, mark_line(doc, i, after_label))) return false;
  }
  return true;
}

void kgi_marks_clear(kgi_marks *marks) {
  free(marks->items.items);
  *marks = (kgi_marks){0};
}
