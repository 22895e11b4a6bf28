/* One paper of a digest: what its lines say, made into a record. */
#ifndef KGI_READ_ENTRY_H
#define KGI_READ_ENTRY_H

#include "base/intern.h"
#include "read/outline.h"
#include "read/reader.h"
#include "read/title.h"

/* What an entry is made from. */
typedef struct kgi_page {
  const kgi_doc *doc;
  const kgi_mark *marks;
  kgi_reading *reading;
  bool several_items; /* its lists hold papers */
} kgi_page;

/* A record in the making. Zero-initialise all but the fields' places to start; reused from paper to paper. */
typedef struct kgi_entry {
  kgi_field texts[KG_FIELDS];
  kgi_buf authors, categories, date;
  kg_str id, url;
  KGI_VEC(kgi_range) titles; /* candidates, the best first */
  bool failed;               /* memory ran out */
} kgi_entry;

void kgi_entry_init(kgi_entry *entry, const kgi_places *places);
void kgi_entry_reset(kgi_entry *entry);
void kgi_entry_clear(kgi_entry *entry);

/* Adds a candidate for the title, if it can be one. */
void kgi_entry_offer(kgi_entry *entry, const kgi_doc *doc, kgi_range range);

/* Takes what a label announces: authors, date, categories. */
void kgi_entry_take(kgi_entry *entry, kgi_role role, kg_str text);

/* Chooses among the titles and hands the paper over as one that begins with the line of this index. */
kg_status kgi_entry_finish(kgi_entry *entry, const kgi_page *page, size_t line) KG_CHECKED;

/* Reads the paper that a section is. */
kg_status kgi_section_read(kgi_entry *entry, const kgi_page *page, const kgi_section *section) KG_CHECKED;

/* Reads the papers that a section's table rows and list items are, except those whose ids are `known`. */
kg_status kgi_rows_read(kgi_entry *entry, const kgi_page *page, const kgi_section *section,
                        const kgi_interner *known) KG_CHECKED;

#endif
