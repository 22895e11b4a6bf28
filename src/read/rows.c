/* Papers as rows: of a table whose head names the columns, or of a list of links. */
#include <stdlib.h>

#include "base/str.h"
#include "base/utf8.h"
#include "read/arxiv.h"
#include "read/entry.h"

/* The roles of the columns of the table that is being read. */
typedef struct columns {
  KGI_VEC(kgi_role) roles; /* the first column is number 1 */
} columns;

typedef struct rows {
  kgi_entry *entry;
  const kgi_page *page;
  const kgi_interner *known;
  columns columns;
} rows;

static const kgi_line *line_at(const rows *now, size_t index) { return &now->page->doc->lines.items[index]; }

static kg_str text_at(const rows *now, size_t index) {
  return kgi_str_trim(kgi_doc_line_text(now->page->doc, line_at(now, index)));
}

static bool is_known(const rows *now, kg_str id) { return id.len && kgi_intern_find(now->known, id) != KGI_NO_ID; }

/* Notes the role of a head's cell; false when memory ran out. */
static bool set_column(rows *now, size_t index) {
  size_t column = line_at(now, index)->column;
  if (column <= 1) now->columns.roles.n = 0;
  while (now->columns.roles.n <= column)
    if (!KGI_VEC_PUSH(&now->columns.roles, KGI_ROLE_NONE)) return false;
  now->columns.roles.items[column] = now->page->marks[index].role;
  return true;
}

static kgi_role column_role(const rows *now, size_t index) {
  size_t column = line_at(now, index)->column;
  return column < now->columns.roles.n ? now->columns.roles.items[column] : KGI_ROLE_NONE;
}

static void take_paper(kgi_entry *entry, const kgi_mark *mark) {
  if (entry->id.len || (!mark->id.len && entry->url.len)) return;
  entry->id = mark->id;
  entry->url = mark->url;
}

static void add_text(rows *now, size_t start, size_t end) {
  kgi_field *abstract = &now->entry->texts[KG_ABSTRACT];
  kgi_field_break(abstract, KGI_HARD);
  kgi_doc_copy(now->page->doc, start, end, abstract);
}

static void read_cell(rows *now, size_t index) {
  const kgi_line *line = line_at(now, index);
  kgi_role role = column_role(now, index);
  kg_str category;
  take_paper(now->entry, &now->page->marks[index]);
  if (role == KGI_ROLE_TITLE)
    kgi_entry_offer(now->entry, now->page->doc, kgi_title_range(now->page->doc, index, line->start, &category));
  if (role == KGI_ROLE_ABSTRACT) add_text(now, line->start, line->end);
  kgi_entry_take(now->entry, role, text_at(now, index));
}

/* Where no head names the title: the first link with a title for its text. */
static void find_title(rows *now, size_t first, size_t end) {
  for (size_t i = first; i < end && !now->entry->titles.n; i++) {
    size_t n;
    const kgi_link *links = kgi_doc_links(now->page->doc, i, &n);
    for (size_t k = 0; k < n && !now->entry->titles.n; k++)
      kgi_entry_offer(now->entry, now->page->doc, (kgi_range){links[k].start, links[k].end});
  }
}

/* Hands over what has been read of a row if it is a paper. */
static kg_status finish(rows *now, size_t index) {
  kgi_entry *entry = now->entry;
  if (!entry->titles.n || (!entry->id.len && !entry->url.len) || is_known(now, entry->id)) return KG_OK;
  return kgi_entry_finish(entry, now->page, line_at(now, index)->start);
}

/* Reads the row that starts at `index`; `*next` is the line after it. */
static kg_status read_row(rows *now, size_t index, size_t end, size_t *next) {
  uint32_t row = line_at(now, index)->row;
  kgi_entry_reset(now->entry);
  size_t i = index;
  bool fine = true, head = line_at(now, index)->level;
  for (; i < end && line_at(now, i)->kind == KGI_LINE_CELL && line_at(now, i)->row == row; i++) {
    if (head) fine = fine && set_column(now, i);
    if (!head) read_cell(now, i);
  }
  *next = i;
  if (!fine) return KG_NOMEM;
  find_title(now, index, i);
  return head ? KG_OK : finish(now, index);
}

/* Whether a list item is a paper: a link to one whose text is a title. */
static bool is_item(const rows *now, size_t index, kgi_link *link) {
  enum { NEAR = 24, SHORTEST = 8 };
  const kgi_line *line = line_at(now, index);
  size_t n;
  const kgi_link *links = kgi_doc_links(now->page->doc, index, &n);
  if (line->kind != KGI_LINE_ITEM || line->before != KGI_BLOCK || !n) return false;
  *link = links[0];
  kg_str text = kgi_doc_slice(now->page->doc, link->start, link->end);
  bool near = link->start - line->start <= NEAR && text.len >= SHORTEST;
  return near && kgi_is_paper_link(link->href) && kgi_is_title(text);
}

/* Where the text behind an item's link starts, or the line's end if there is too little. */
static size_t item_text(const rows *now, size_t index, size_t from) {
  enum { LEAST = 20 };
  kg_str rest = kgi_doc_slice(now->page->doc, from, line_at(now, index)->end);
  size_t at = 0;
  while (at < rest.len) {
    uint32_t code;
    unsigned n = kgi_utf8_decode(rest.ptr + at, &code);
    if (kgi_is_word(code) || kgi_is_han(code)) break;
    at += n;
  }
  return rest.len - at >= LEAST ? from + at : from + rest.len;
}

static kg_status read_item(rows *now, size_t index, size_t end, kgi_link link) {
  kgi_mark mark = now->page->marks[index];
  kgi_entry_reset(now->entry);
  mark.id = kgi_find_paper_id(link.href);
  mark.url = link.href;
  take_paper(now->entry, &mark);
  kgi_entry_offer(now->entry, now->page->doc, (kgi_range){link.start, link.end});
  add_text(now, item_text(now, index, link.end), line_at(now, index)->end);
  for (size_t i = index + 1; i < end && line_at(now, i)->before < KGI_BLOCK; i++)
    add_text(now, line_at(now, i)->start, line_at(now, i)->end);
  return finish(now, index);
}

/* A single link to a paper in a document's lists is a reference; several are a list of papers. */
static bool has_item_list(const rows *now) {
  size_t items = 0;
  kgi_link link;
  for (size_t i = 0; i < now->page->doc->lines.n && items < 2; i++) items += is_item(now, i, &link);
  return items >= 2;
}

static kg_status read_all(rows *now, const kgi_section *section) {
  bool items = has_item_list(now);
  kgi_link link;
  for (size_t i = section->first, next; i < section->end; i = next) {
    next = i + 1;
    if (line_at(now, i)->kind == KGI_LINE_CELL)
      KGI_TRY(read_row(now, i, section->end, &next));
    else if (items && is_item(now, i, &link))
      KGI_TRY(read_item(now, i, section->end, link));
  }
  return KG_OK;
}

kg_status kgi_rows_read(kgi_entry *entry, const kgi_page *page, const kgi_section *section, const kgi_interner *known) {
  rows now = {.entry = entry, .page = page, .known = known};
  kg_status status = read_all(&now, section);
  free(now.columns.roles.items);
  return status;
}
