/* Papers as rows: of a table whose head names the columns, or of a list of links. */
#include "base/str.h"
#include "read/columns.h"
#include "read/entry.h"
#include "read/item.h"

typedef struct rows {
  kgi_entry *entry;
  const kgi_page *page;
  const kgi_interner *known;
  kgi_columns columns;
} rows;

static const kgi_line *line_at(const rows *now, size_t index) { return &now->page->doc->lines.items[index]; }

static kg_str text_at(const rows *now, size_t index) {
  return kgi_str_trim(kgi_doc_line_text(now->page->doc, line_at(now, index)));
}

static bool is_known(const rows *now, kg_str id) { return id.len && kgi_intern_find(now->known, id) != KGI_NO_ID; }

static void take_paper(kgi_entry *entry, const kgi_mark *mark) {
  if (entry->id.len || (!mark->id.len && entry->url.len)) return;
  entry->id = mark->id;
  entry->url = mark->url;
}

static void add_text(rows *now, size_t index, size_t start) {
  kgi_field *abstract = &now->entry->texts[KG_ABSTRACT];
  kgi_field_break(abstract, KGI_HARD);
  kgi_doc_copy(now->page->doc, index, start, line_at(now, index)->end, abstract);
}

/* Takes the address behind a title whose column is that of titles. */
static void take_address(kgi_entry *entry, const kgi_doc *doc, size_t index) {
  size_t n;
  const kgi_link *links = kgi_doc_links(doc, index, &n);
  bool absolute = n && kgi_str_starts(links[0].href, KGI_STR("http"));
  if (absolute && !entry->id.len && !entry->url.len) entry->url = links[0].href;
}

static void read_cell(rows *now, size_t index, kgi_role role) {
  const kgi_line *line = line_at(now, index);
  kg_str category;
  take_paper(now->entry, &now->page->marks[index]);
  if (role == KGI_ROLE_TITLE) {
    kgi_entry_offer(now->entry, now->page->doc, kgi_title_range(now->page->doc, index, line->start, &category));
    if (now->entry->titles.n) take_address(now->entry, now->page->doc, index);
  }
  if (role == KGI_ROLE_ABSTRACT) add_text(now, index, line->start);
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

/* Hands over what has been read of a row if it is a paper: a title with an address or an abstract. */
static kg_status finish(rows *now, size_t index) {
  enum { LEAST = 20 }; /* bytes of an abstract */
  kgi_entry *entry = now->entry;
  bool stated = entry->id.len || entry->url.len || entry->texts[KG_ABSTRACT].text.len >= LEAST;
  if (!entry->titles.n || !stated || is_known(now, entry->id)) return KG_OK;
  return kgi_entry_finish(entry, now->page, index);
}

/* Reads the row that starts at `index`; `*next` is the line after it. */
static kg_status read_row(rows *now, size_t index, size_t end, size_t *next) {
  uint32_t row = line_at(now, index)->row;
  bool head = line_at(now, index)->level;
  kgi_entry_reset(now->entry);
  size_t i = index;
  for (; i < end && line_at(now, i)->kind == KGI_LINE_CELL && line_at(now, i)->row == row; i++) {
    kgi_role role;
    if (!kgi_columns_take(&now->columns, line_at(now, i), now->page->marks[i].role, &role)) return KG_NOMEM;
    if (!head) read_cell(now, i, role);
  }
  *next = i;
  find_title(now, index, i);
  return head ? KG_OK : finish(now, index);
}

static kg_status read_item(rows *now, size_t index, size_t end, const kgi_item *item) {
  kgi_mark mark = {.id = item->link->id, .url = item->link->href};
  kgi_entry_reset(now->entry);
  take_paper(now->entry, &mark);
  kgi_entry_offer(now->entry, now->page->doc, item->title);
  add_text(now, index, item->text);
  for (size_t i = index + 1; i < end && line_at(now, i)->before < KGI_BLOCK; i++)
    add_text(now, i, line_at(now, i)->start);
  return finish(now, index);
}

static kg_status read_all(rows *now, const kgi_section *section) {
  kgi_item item;
  for (size_t i = section->first, next; i < section->end; i = next) {
    next = i + 1;
    if (line_at(now, i)->kind == KGI_LINE_CELL)
      KGI_TRY(read_row(now, i, section->end, &next));
    else if (now->page->several_items && kgi_item_find(now->page->doc, i, &item))
      KGI_TRY(read_item(now, i, section->end, &item));
  }
  return KG_OK;
}

kg_status kgi_rows_read(kgi_entry *entry, const kgi_page *page, const kgi_section *section, const kgi_interner *known) {
  rows now = {.entry = entry, .page = page, .known = known};
  kg_status status = read_all(&now, section);
  kgi_columns_clear(&now.columns);
  return status;
}
