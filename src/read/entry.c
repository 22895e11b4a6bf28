#include "read/entry.h"

#include <stdlib.h>

#include "base/str.h"
#include "read/arxiv.h"

void kgi_entry_init(kgi_entry *entry, const kgi_places *places) {
  *entry = (kgi_entry){0};
  for (int i = 0; i < KG_FIELDS; i++) entry->texts[i].places = places;
}

void kgi_entry_reset(kgi_entry *entry) {
  for (int i = 0; i < KG_FIELDS; i++) kgi_field_reset(&entry->texts[i]);
  kgi_buf_reset(&entry->authors);
  kgi_buf_reset(&entry->categories);
  kgi_buf_reset(&entry->date);
  entry->id = entry->url = (kg_str){0};
  entry->titles.n = 0;
}

void kgi_entry_clear(kgi_entry *entry) {
  for (int i = 0; i < KG_FIELDS; i++) kgi_field_clear(&entry->texts[i]);
  kgi_buf_clear(&entry->authors);
  kgi_buf_clear(&entry->categories);
  kgi_buf_clear(&entry->date);
  free(entry->titles.items);
  *entry = (kgi_entry){0};
}

void kgi_entry_offer(kgi_entry *entry, const kgi_doc *doc, kgi_range range) {
  bool is_title = kgi_is_title(kgi_doc_slice(doc, range.start, range.end));
  if (is_title && !KGI_VEC_PUSH(&entry->titles, range)) entry->failed = true;
}

/* Goes on with a list; a list that was wrapped has its comma already. */
static void append(kgi_buf *list, kg_str text) {
  text = kgi_str_trim(text);
  bool has_comma = list->len && list->bytes[list->len - 1] == ',';
  if (list->len && text.len) kgi_buf_puts(list, has_comma ? " " : ", ");
  kgi_buf_put(list, text);
}

void kgi_entry_take(kgi_entry *entry, kgi_role role, kg_str text) {
  char date[11];
  if (role == KGI_ROLE_AUTHORS) append(&entry->authors, text);
  if (role == KGI_ROLE_CATEGORIES) append(&entry->categories, text);
  if (role == KGI_ROLE_DATE && !entry->date.len && kgi_find_date(text, date)) kgi_buf_puts(&entry->date, date);
}

/* The first English title is the title, the first other one the alternative; a single one is the title in any language.
 */
static void choose_titles(kgi_entry *entry, const kgi_doc *doc, size_t line) {
  const kgi_range *english = NULL, *other = NULL;
  for (size_t i = 0; i < entry->titles.n && !(english && other); i++) {
    const kgi_range *title = &entry->titles.items[i];
    const kgi_range **first = kgi_is_foreign(kgi_doc_slice(doc, title->start, title->end)) ? &other : &english;
    if (!*first) *first = title;
  }
  const kgi_range *chosen[] = {[KG_TITLE] = english ? english : other, [KG_TITLE_ALT] = english ? other : NULL};
  for (int i = KG_TITLE; i <= KG_TITLE_ALT; i++)
    if (chosen[i]) kgi_doc_copy(doc, line, chosen[i]->start, chosen[i]->end, &entry->texts[i]);
}

static bool has_failed(const kgi_entry *entry) {
  bool failed = entry->failed || entry->authors.failed || entry->categories.failed || entry->date.failed;
  for (int i = 0; i < KG_FIELDS; i++) failed |= kgi_field_failed(&entry->texts[i]);
  return failed;
}

/* "arXiv:2407.14507v2", as pages keep it in attributes, is no address. */
static kg_str address(const kgi_entry *entry, kgi_buf *made) {
  bool is_id = kgi_arxiv_id(entry->url).len || (!entry->url.len && kgi_arxiv_id(entry->id).len);
  if (!is_id) return entry->url;
  kgi_buf_puts(made, "https://arxiv.org/abs/");
  kgi_buf_put(made, entry->id);
  return kgi_buf_str(made);
}

kg_status kgi_entry_finish(kgi_entry *entry, const kgi_page *page, size_t line) {
  choose_titles(entry, page->doc, line);
  kgi_buf made = {0};
  kg_record record = {
      .id = entry->id,
      .url = address(entry, &made),
      .date = kgi_buf_str(&entry->date),
      .authors = kgi_buf_str(&entry->authors),
      .categories = kgi_buf_str(&entry->categories),
      .source.line = kgi_doc_place(page->doc, line).line,
  };
  for (int i = 0; i < KG_FIELDS; i++) record.text[i] = kgi_field_text(&entry->texts[i]);
  kg_status status = has_failed(entry) || made.failed
                         ? kgi_fail(page->reading->err, KG_NOMEM, (kgi_place){0}, "out of memory")
                         : kgi_hand_over(page->reading, &record);
  kgi_buf_clear(&made);
  return status;
}
