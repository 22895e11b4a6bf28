#include "read/item.h"

#include "base/str.h"
#include "base/utf8.h"

/* Whether the link's text is the item's title. */
static bool is_linked_title(const kgi_doc *doc, const kgi_line *line, const kgi_link *link) {
  enum { NEAR = 24, SHORTEST = 8 };
  kg_str text = kgi_doc_slice(doc, link->start, link->end);
  return link->start - line->start <= NEAR && text.len >= SHORTEST && kgi_is_title(text);
}

/* The title in strong letters that the item starts with; empty if there is none. */
static kgi_range strong_title(const kgi_doc *doc, size_t index) {
  enum { SHORTEST = 4, LONGEST = 300 };
  const kgi_line *line = &doc->lines.items[index];
  kg_str category;
  kgi_range range = kgi_title_range(doc, index, line->start, &category);
  if (range.end > line->strong) range.end = line->strong;
  kg_str text = kgi_doc_slice(doc, range.start, range.end);
  bool fits = line->strong > range.start && text.len >= SHORTEST && text.len <= LONGEST && kgi_is_title(text);
  return fits ? range : (kgi_range){line->start, line->start};
}

/* Offset of the first letter or digit from `from` on, or `end`. */
static size_t first_letter(const kgi_doc *doc, size_t from, size_t end) {
  kg_str rest = kgi_doc_slice(doc, from, end);
  for (size_t at = 0; at < rest.len;) {
    uint32_t code;
    unsigned n = kgi_utf8_decode(rest.ptr + at, &code);
    if (kgi_is_word(code) || kgi_is_han(code)) return from + at;
    at += n;
  }
  return end;
}

/* Where what is said about the paper starts, behind its link and further ones like "code". */
static size_t text_start(const kgi_doc *doc, size_t index, size_t link) {
  enum { LEAST = 20 };
  size_t n, end = doc->lines.items[index].end;
  const kgi_link *links = kgi_doc_links(doc, index, &n);
  size_t at = first_letter(doc, links[link].end, end);
  for (size_t i = link + 1; i < n && links[i].start == at; i++)
    if (kgi_is_link_word(kgi_doc_slice(doc, at, links[i].end))) at = first_letter(doc, links[i].end, end);
  return end - at >= LEAST ? at : end;
}

bool kgi_item_find(const kgi_doc *doc, size_t index, kgi_item *item) {
  const kgi_line *line = &doc->lines.items[index];
  if (line->kind != KGI_LINE_ITEM || line->before != KGI_BLOCK) return false;
  size_t n, paper = 0;
  const kgi_link *links = kgi_doc_links(doc, index, &n);
  while (paper < n && !links[paper].paper) paper++;
  if (paper == n) return false;
  bool word = kgi_is_link_word(kgi_doc_slice(doc, links[paper].start, links[paper].end));
  item->title = (kgi_range){links[0].start, links[0].end};
  if (!is_linked_title(doc, line, &links[0]) || (paper > 0 && !word)) item->title = strong_title(doc, index);
  item->link = &links[paper];
  item->text = text_start(doc, index, paper);
  bool before = item->title.end <= links[paper].start || paper == 0;
  return item->title.end > item->title.start && before;
}

bool kgi_item_several(const kgi_doc *doc) {
  size_t items = 0;
  kgi_item item;
  for (size_t i = 0; i < doc->lines.n && items < 2; i++) items += kgi_item_find(doc, i, &item);
  return items >= 2;
}
