#include "read/digest.h"

#include "base/str.h"
#include "base/utf8.h"
#include "read/entry.h"
#include "read/headline.h"
#include "read/item.h"

static kg_status fail_memory(const kgi_reading *reading) {
  return kgi_fail(reading->err, KG_NOMEM, (kgi_place){.source = reading->input->name}, "out of memory");
}

/* Tells of what reads like a paper and was not taken for one. */
static void note_passed(const kgi_section *section, const kgi_page *page) {
  enum { SHOWN = 60 };
  const kgi_line *heading = &page->doc->lines.items[section->first];
  kg_str text = kgi_utf8_clip(kgi_str_trim(kgi_doc_line_text(page->doc, heading)), SHOWN);
  bool readable = section->level && !section->furniture && (section->has_text || section->has_label);
  if (readable)
    kgi_report(page->reading->diag, KG_NOTE, KG_NOTFOUND, kgi_doc_place(page->doc, section->first),
               "no paper near '%.*s'; it has no link to one and no label of an abstract", (int)text.len, text.ptr);
}

static kg_status read_section(const kgi_section *section, const kgi_page *page, kgi_entry *entry,
                              const kgi_interner *known) {
  size_t papers = page->reading->papers;
  if (section->is_paper) return kgi_section_read(entry, page, section);
  KGI_TRY(kgi_rows_read(entry, page, section, known));
  if (page->reading->papers == papers) note_passed(section, page);
  return KG_OK;
}

static kg_status read_sections(const kgi_outline *outline, const kgi_page *page, kgi_entry *entry,
                               kgi_interner *known) {
  for (size_t i = 0; i < outline->sections.n; i++) {
    const kgi_section *section = &outline->sections.items[i];
    bool listed = section->is_paper && section->id.len;
    if (listed && kgi_intern(known, section->id) == KGI_NO_ID) return KG_NOMEM;
  }
  for (size_t i = 0; i < outline->sections.n; i++) {
    KGI_TRY(read_section(&outline->sections.items[i], page, entry, known));
  }
  return KG_OK;
}

static kg_status read_outline(const kgi_outline *outline, const kgi_page *page) {
  kgi_interner known = {0};
  kgi_entry entry;
  kgi_entry_init(&entry, page->doc->places);
  kg_status status = read_sections(outline, page, &entry, &known);
  kgi_entry_clear(&entry);
  kgi_intern_clear(&known);
  return status == KG_NOMEM ? fail_memory(page->reading) : status;
}

kg_status kgi_digest_read(kgi_reading *reading, kgi_doc *doc) {
  kgi_marks marks = {0};
  kgi_outline outline = {0};
  kg_status status = KG_NOMEM;
  kgi_headlines_promote(doc);
  if (kgi_marks_make(&marks, doc) && kgi_outline_make(&outline, doc, &marks)) {
    kgi_page page = {doc, marks.items.items, reading, kgi_item_several(doc)};
    status = read_outline(&outline, &page);
  } else {
    status = fail_memory(reading);
  }
  kgi_outline_clear(&outline);
  kgi_marks_clear(&marks);
  return status;
}
