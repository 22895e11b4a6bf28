#include "model/texts.h"

#include "base/str.h"

size_t kgi_texts_size(const kg_str texts[KG_FIELDS]) {
  size_t size = 0;
  for (int f = 0; f < KG_FIELDS; f++) size += texts[f].len;
  return size;
}

int kgi_texts_compare(const kg_str a[KG_FIELDS], const kg_str b[KG_FIELDS]) {
  size_t m = kgi_texts_size(a), n = kgi_texts_size(b);
  if (m != n) return m < n ? -1 : 1;
  for (int f = KG_FIELDS - 1; f >= 0; f--) {
    int order = kgi_str_cmp(a[f], b[f]);
    if (order) return order;
  }
  return 0;
}

kg_str kgi_paper_title(const kg_paper *paper) {
  return paper->text[KG_TITLE].len ? paper->text[KG_TITLE] : paper->text[KG_TITLE_ALT];
}

int kgi_source_compare(const kg_source *a, const kg_source *b) {
  int order = kgi_str_cmp(a->file, b->file);
  return order ? order : (a->line > b->line) - (a->line < b->line);
}
