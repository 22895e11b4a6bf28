#include "read/lone.h"

#include "base/ascii.h"
#include "base/str.h"
#include "base/utf8.h"
#include "read/title.h"

static size_t count_digits(kg_str text) {
  size_t n = 0;
  while (n < text.len && kgi_is_digit(text.ptr[n])) n++;
  return n;
}

/* Whether what stands behind a year gives it a month. */
static bool has_month(kg_str text) {
  static const kg_str marks[] = {KGI_STR_INIT("-"), KGI_STR_INIT("/"), KGI_STR_INIT("."), KGI_STR_INIT("年")};
  for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
    if (!kgi_str_starts(text, marks[i])) continue;
    size_t digits = count_digits(kgi_str_slice(text, marks[i].len, text.len));
    return digits == 1 || digits == 2;
  }
  return false;
}

/* Whether a heading names a month or a day in numbers, as that of a digest does: "2024-09", "2024年9月". */
static bool is_dated(kg_str heading) {
  for (size_t at = 0, digits; at < heading.len; at += digits ? digits : 1) {
    digits = count_digits(kgi_str_slice(heading, at, heading.len));
    if (digits == 4 && has_month(kgi_str_slice(heading, at + digits, heading.len))) return true;
  }
  return false;
}

/* Whether the line links words, as pages do; abstracts state addresses. */
static bool links_words(const kgi_doc *doc, size_t index) {
  size_t n;
  const kgi_link *links = kgi_doc_links(doc, index, &n);
  for (size_t i = 0; i < n; i++)
    if (!kgi_is_url(kgi_doc_slice(doc, links[i].start, links[i].end))) return true;
  return false;
}

/* Whether a line may stand in a paper: prose, and what is labelled as a part of one. */
static bool is_fitting(const kgi_doc *doc, size_t index, const kgi_mark *mark) {
  bool labelled = mark->role > KGI_ROLE_NONE && mark->role < KGI_ROLE_FURNITURE;
  switch ((kgi_line_kind)doc->lines.items[index].kind) {
    case KGI_LINE_TEXT:
      return labelled || (mark->role != KGI_ROLE_FURNITURE && !links_words(doc, index));
    case KGI_LINE_HEADING:
      return labelled && mark->role != KGI_ROLE_ASIDE; /* "Code" and "Citation" are of a project's page, too */
    case KGI_LINE_ITEM:
    case KGI_LINE_SUMMARY:
      return labelled;
    case KGI_LINE_RULE:
      return true;
    case KGI_LINE_CELL:
    case KGI_LINE_CODE:
      return false;
  }
  return false;
}

static bool is_prose(const kgi_line *line, const kgi_mark *mark) {
  bool own = mark->role == KGI_ROLE_NONE || mark->role == KGI_ROLE_ABSTRACT || mark->role == KGI_ROLE_PART;
  return line->kind == KGI_LINE_TEXT && own;
}

/* Whether authors speak here of their work. */
static bool speak_authors(kg_str text) {
  static const kg_str words[] = {KGI_STR_INIT("We "),    KGI_STR_INIT(" we "), KGI_STR_INIT("Our "),
                                 KGI_STR_INIT(" our "),  KGI_STR_INIT("我们"), KGI_STR_INIT("本文"),
                                 KGI_STR_INIT("本研究"), KGI_STR_INIT("提出")};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (kgi_str_find(text, words[i]) != SIZE_MAX) return true;
  return false;
}

/* Of 30,000 abstracts of conferences 14 % have neither "we" nor "our", but of those only every hundredth is below 240
 * columns, as a sentence on a page and its upkeep is. One that does speak so, or is labelled, may be as short as a
 * sentence. */
bool kgi_is_lone_paper(const kgi_doc *doc, const kgi_marks *marks, bool labelled) {
  enum { SENTENCE = 40, LONG = 240 };
  size_t columns = 0;
  bool spoken = labelled;
  kg_str title = kgi_doc_line_text(doc, &doc->lines.items[0]);
  if (!kgi_is_title(title) || is_dated(title)) return false;
  for (size_t i = 1; i < doc->lines.n; i++) {
    const kgi_line *line = &doc->lines.items[i];
    const kgi_mark *mark = &marks->items.items[i];
    if (!is_fitting(doc, i, mark)) return false;
    if (!is_prose(line, mark)) continue;
    kg_str text = kgi_doc_slice(doc, mark->body, line->end);
    columns += kgi_utf8_width(text);
    spoken = spoken || speak_authors(text);
  }
  return columns >= (spoken ? SENTENCE : LONG);
}
