#include "read/outline.h"

#include <stdlib.h>

#include "base/intern.h"
#include "base/str.h"
#include "base/utf8.h"
#include "read/item.h"
#include "read/lone.h"
#include "read/title.h"

/* A paragraph of this many columns is taken for an abstract. */
enum { ABSTRACT_COLUMNS = 80, LONGEST_LABEL = 48 };

static bool has_digit(kg_str text) { return kgi_str_find_any(text, 0, KGI_STR("0123456789")) < text.len; }

/* Whether a line starts a section: a heading that is not one of a paper's parts. "Paper 1" is none. */
static bool is_start(const kgi_doc *doc, const kgi_line *line, const kgi_mark *mark) {
  bool counts = mark->role == KGI_ROLE_TITLE && has_digit(kgi_doc_line_text(doc, line));
  bool own = mark->role == KGI_ROLE_NONE || mark->role == KGI_ROLE_FURNITURE || counts;
  return line->kind == KGI_LINE_HEADING && own && line->before == KGI_BLOCK;
}

static bool has_evidence(const kgi_section *section) { return section->id.len || section->url.len; }

/* Of the labels of abstracts, those that only papers have. */
static bool says_abstract(kg_str text) {
  return kgi_str_find(text, KGI_STR("bstract")) != SIZE_MAX || kgi_str_find(text, KGI_STR("BSTRACT")) != SIZE_MAX ||
         kgi_str_find(text, KGI_STR("摘要")) != SIZE_MAX;
}

/* Whether a line of text is the title of a paper, linked to it. */
static bool is_linked_title(const kgi_doc *doc, size_t index, const kgi_mark *mark) {
  size_t n;
  const kgi_link *links = kgi_doc_links(doc, index, &n);
  return doc->lines.items[index].kind == KGI_LINE_TEXT && mark->bare && mark->url.len && n &&
         kgi_is_title(kgi_doc_slice(doc, links[0].start, links[0].end));
}

/* Takes the paper that a line states. */
static void take_evidence(kgi_section *section, const kgi_doc *doc, size_t index, const kgi_mark *mark) {
  kgi_item item;
  bool listed = kgi_item_find(doc, index, &item);
  bool other = !kgi_str_eq(mark->id, section->id) || (listed && !mark->url.len);
  bool further = other && (has_evidence(section) || !mark->url.len);
  if (further && (listed || is_linked_title(doc, index, mark))) section->has_more = true;
  if (has_evidence(section)) return;
  section->id = mark->id;
  section->url = mark->url;
  section->from_item = listed;
}

/* Whether a cell stands behind the label "Link" of its row. */
static bool is_labelled_cell(const kgi_doc *doc, size_t index, const kgi_mark *mark) {
  size_t n;
  if (index == 0 || doc->lines.items[index].column != 2 || !mark->url.len) return false;
  kgi_doc_links(doc, index - 1, &n);
  return mark[-1].role == KGI_ROLE_LINK && n == 0 && !doc->lines.items[index].level;
}

/* Takes what a line says about the paper that the section may be. */
static void look_at(kgi_section *section, const kgi_doc *doc, size_t index, const kgi_mark *mark) {
  const kgi_line *line = &doc->lines.items[index];
  if (line->kind == KGI_LINE_CELL && !is_labelled_cell(doc, index, mark)) return;
  take_evidence(section, doc, index, mark);
  kg_str text = kgi_doc_line_text(doc, line), label = kgi_str_slice(text, 0, mark->body - line->start);
  bool heading = line->kind == KGI_LINE_HEADING;
  bool part = mark->role == KGI_ROLE_ABSTRACT || mark->role == KGI_ROLE_PART;
  if (mark->role == KGI_ROLE_ABSTRACT && says_abstract(heading ? text : label)) section->has_label = true;
  bool readable = !mark->bare && (line->kind == KGI_LINE_TEXT || (part && !heading));
  if (!section->has_text && readable) section->has_text = kgi_utf8_clip(text, ABSTRACT_COLUMNS).len < text.len;
}

static bool split(kgi_outline *outline, const kgi_doc *doc, const kgi_marks *marks) {
  kgi_section now = {0};
  bool aside = false; /* under "References" and the like, ids are those of others */
  for (size_t i = 0; i < doc->lines.n; i++) {
    const kgi_line *line = &doc->lines.items[i];
    const kgi_mark *mark = &marks->items.items[i];
    if (is_start(doc, line, mark)) {
      if (now.end > now.first && !KGI_VEC_PUSH(&outline->sections, now)) return false;
      now = (kgi_section){.first = i, .level = line->level, .furniture = mark->role == KGI_ROLE_FURNITURE};
    }
    if (line->kind == KGI_LINE_HEADING) aside = mark->role == KGI_ROLE_ASIDE;
    if (!aside) look_at(&now, doc, i, mark);
    if (i == now.first) now.in_heading = now.level && has_evidence(&now);
    now.end = i + 1;
  }
  return now.end == now.first || KGI_VEC_PUSH(&outline->sections, now);
}

/* Finds short headings that occur several times: "Motivation by GPT" in each entry. */
static bool find_repeated(kgi_outline *outline, const kgi_doc *doc) {
  kgi_interner names = {0};
  KGI_VEC(uint32_t) firsts = {0};
  bool fine = true;
  for (size_t i = 0; i < outline->sections.n && fine; i++) {
    kgi_section *section = &outline->sections.items[i];
    kg_str heading = kgi_str_trim(kgi_doc_line_text(doc, &doc->lines.items[section->first]));
    if (!section->level || heading.len > LONGEST_LABEL) continue;
    uint32_t name = kgi_intern(&names, heading);
    fine = name != KGI_NO_ID;
    if (fine && name >= firsts.n) {
      fine = KGI_VEC_PUSH(&firsts, (uint32_t)i);
    } else if (fine) {
      kgi_section *before = &outline->sections.items[firsts.items[name]];
      bool same = section->id.len && kgi_str_eq(section->id, before->id);
      if (!same) section->repeated = before->repeated = true;
    }
  }
  free(firsts.items);
  kgi_intern_clear(&names);
  return fine;
}

/* Whether a section's lines are papers and not the section itself: a list of links under the name of their field. */
static bool is_list(const kgi_section *section) {
  if (section->in_heading) return false;
  return section->from_item ? section->has_more || !section->has_text : section->has_more && !section->has_text;
}

/* Whether a section is a paper by what it says itself. */
static bool states_paper(const kgi_section *section) {
  if (!section->level || section->furniture || is_list(section)) return false;
  return has_evidence(section) || (section->has_label && section->has_text);
}

/* How many sections of each level are papers, and how many could be. */
typedef struct census {
  size_t papers[8], others[8];
} census;

static census count_levels(const kgi_outline *outline) {
  census count = {0};
  for (size_t i = 0; i < outline->sections.n; i++) {
    const kgi_section *section = &outline->sections.items[i];
    if (!section->level || section->furniture || section->repeated) continue;
    if (states_paper(section))
      count.papers[section->level & 7]++;
    else if (section->has_text)
      count.others[section->level & 7]++;
  }
  return count;
}

/* Whether a section belongs to the paper that is open before it. */
static bool is_part(const kgi_section *section, const kgi_section *open) {
  if (section->furniture) return false;
  bool same = section->id.len && kgi_str_eq(section->id, open->id);
  if (section->level > open->level) return !states_paper(section) || same || section->repeated;
  return section->repeated && !has_evidence(section);
}

/* Whether a section that states no paper is one like its neighbours: a heading and an abstract, most of whose
 * neighbours on its level are papers. */
static bool is_sibling(const kgi_section *section, const census *count) {
  size_t level = section->level & 7;
  bool candidate = section->level && !section->furniture && !is_list(section) && !section->repeated;
  return candidate && (section->has_text || section->has_label) && count->papers[level] &&
         count->papers[level] >= count->others[level];
}

static void join(kgi_section *open, const kgi_section *part) {
  open->end = part->end;
  if (has_evidence(open)) return;
  open->id = part->id;
  open->url = part->url;
}

/* Decides, and joins the parts of a paper to it. */
static void decide(kgi_outline *outline) {
  census count = count_levels(outline);
  kgi_section *open = NULL;
  size_t kept = 0;
  for (size_t i = 0; i < outline->sections.n; i++) {
    kgi_section *section = &outline->sections.items[i];
    if (open && is_part(section, open)) {
      join(open, section);
      continue;
    }
    section->is_paper = states_paper(section) || is_sibling(section, &count);
    outline->sections.items[kept] = *section;
    section = &outline->sections.items[kept++];
    bool deeper_furniture = section->furniture && open && section->level > open->level;
    if (!deeper_furniture) open = section->is_paper ? section : NULL;
  }
  outline->sections.n = kept;
}

/* Whether the document has one heading that is no label, and is one paper. */
static bool is_lone(const kgi_outline *outline, const kgi_doc *doc, const kgi_marks *marks) {
  const kgi_section *only = outline->sections.items;
  return outline->sections.n == 1 && only->level == 1 && !only->furniture &&
         kgi_is_lone_paper(doc, marks, only->has_label);
}

bool kgi_outline_make(kgi_outline *outline, const kgi_doc *doc, const kgi_marks *marks) {
  if (!split(outline, doc, marks) || !find_repeated(outline, doc)) return false;
  decide(outline);
  if (is_lone(outline, doc, marks)) outline->sections.items[0].is_paper = true;
  return true;
}

void kgi_outline_clear(kgi_outline *outline) {
  free(outline->sections.items);
  *outline = (kgi_outline){0};
}
