#include "read/digest.h"

#include "read/entry.h"

static kg_status fail_memory(const kgi_reading *reading) {
  return kgi_fail(reading->err, KG_NOMEM, (kgi_place){.source = reading->input->name}, "out of memory");
}

static kg_status read_sections(const kgi_outline *outline, const kgi_page *page, kgi_entry *entry,
                               kgi_interner *known) {
  for (size_t i = 0; i < outline->sections.n; i++) {
    const kgi_section *section = &outline->sections.items[i];
    bool listed = section->is_paper && section->id.len;
    if (listed && kgi_intern(known, section->id) == KGI_NO_ID) return KG_NOMEM;
  }
  for (size_t i = 0; i < outline->sections.n; i++) {
    const kgi_section *section = &outline->sections.items[i];
    KGI_TRY(section->is_paper ? kgi_section_read(entry, page, section) : kgi_rows_read(entry, page, section, known));
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

kg_status kgi_digest_read(kgi_reading *reading, const kgi_doc *doc) {
  kgi_marks marks = {0};
  kgi_outline outline = {0};
  kg_status status = KG_NOMEM;
  if (kgi_marks_make(&marks, doc) && kgi_outline_make(&outline, doc, &marks)) {
    kgi_page page = {doc, marks.items.items, reading};
    status = read_outline(&outline, &page);
  } else {
    status = fail_memory(reading);
  }
  kgi_outline_clear(&outline);
  kgi_marks_clear(&marks);
  return status;
}
