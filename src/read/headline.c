#include "read/headline.h"

#include "base/str.h"
#include "read/labels.h"
#include "read/title.h"

enum { REACH = 4 };

/* Whether a line says something that stands below a paper's title: a label of papers, or a link to one. */
static bool belongs_to_paper(const kgi_doc *doc, size_t index) {
  const kgi_line *line = &doc->lines.items[index];
  size_t body, n;
  kgi_role role = kgi_label_of_line(kgi_doc_line_text(doc, line), line->strong - line->start, true, &body);
  const kgi_link *links = kgi_doc_links(doc, index, &n);
  return (role != KGI_ROLE_NONE && role <= KGI_ROLE_ABSTRACT) ||
         (n && links[0].paper && kgi_is_link_word(kgi_doc_slice(doc, links[0].start, links[0].end)));
}

/* Whether all of the line is strong, and a title. */
static bool is_strong_title(const kgi_doc *doc, size_t index) {
  enum { SHORTEST = 6, LONGEST = 300 };
  const kgi_line *line = &doc->lines.items[index];
  bool kind = line->kind == KGI_LINE_TEXT || line->kind == KGI_LINE_ITEM;
  if (!kind || line->before != KGI_BLOCK || line->strong == line->start) return false;
  if (kgi_str_trim(kgi_doc_slice(doc, line->strong, line->end)).len) return false;
  kg_str text = kgi_str_trim(kgi_doc_line_text(doc, line)), category;
  kgi_range title = kgi_title_range(doc, index, line->start, &category);
  bool numbered = title.start > line->start || line->kind == KGI_LINE_ITEM;
  size_t body;
  kgi_role role = kgi_label_of_line(text, line->strong - line->start, true, &body);
  bool label = role != KGI_ROLE_NONE && (role != KGI_ROLE_TITLE || title.start == line->start);
  return numbered && !label && text.len >= SHORTEST && text.len <= LONGEST && kgi_is_title(text);
}

static bool is_headline(const kgi_doc *doc, size_t index) {
  if (!is_strong_title(doc, index)) return false;
  for (size_t i = index + 1; i < doc->lines.n && i <= index + REACH; i++) {
    if (doc->lines.items[i].kind == KGI_LINE_HEADING || is_strong_title(doc, i)) return false;
    if (belongs_to_paper(doc, i)) return true;
  }
  return false;
}

void kgi_headlines_promote(kgi_doc *doc) {
  size_t several = 0;
  for (size_t i = 0; i < doc->lines.n && several < 2; i++) several += is_headline(doc, i);
  if (several < 2) return;
  for (size_t i = 0; i < doc->lines.n; i++) {
    if (!is_headline(doc, i)) continue;
    doc->lines.items[i].kind = KGI_LINE_HEADING;
    doc->lines.items[i].level = KGI_HEADLINE_LEVEL;
  }
}
