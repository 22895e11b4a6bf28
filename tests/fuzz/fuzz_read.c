/* Any bytes as an input: whatever reader takes them, every record must be made of readable UTF-8 with sorted places. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <kgextract/extract.h>

#include "base/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void check_view(kg_str view) {
  if (kgi_utf8_bad(view) < view.len) abort();
}

static void check_text(const kg_text *text) {
  check_view(text->str);
  for (size_t i = 0; i < text->n_pieces; i++) {
    const kg_piece *piece = &text->pieces[i];
    if (piece->at > text->str.len || piece->line == 0 || piece->col == 0) abort();
    if (i == 0 ? piece->at != 0 : piece->at <= piece[-1].at) abort();
  }
}

static kg_status check(void *ctx, const kg_record *record) {
  (void)ctx;
  for (int field = 0; field < KG_FIELDS; field++) check_text(&record->text[field]);
  check_view(record->id);
  check_view(record->url);
  check_view(record->date);
  check_view(record->authors);
  check_view(record->categories);
  if (record->source.line == 0) abort();
  return KG_OK;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
  kg_diag diag = {0};
  kg_error err = {0};
  kg_status status = kg_read_memory("fuzz", (kg_str){(const char *)bytes, size}, check, NULL, &diag, &err);
  if (status && !err.status) abort();
  return 0;
}
