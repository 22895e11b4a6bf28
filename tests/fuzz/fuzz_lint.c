/* Any bytes, checked as a dictionary and as a pattern file. */
#include <stdlib.h>

#include <kgextract/lint.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
  kg_str text = {(const char *)bytes, size};
  kg_diag diag = {0};
  if (kg_lint_memory("fuzz.tsv", text, &diag, NULL, NULL) != KG_OK) abort();
  if (kg_lint_memory("fuzz.patterns", text, &diag, NULL, NULL) != KG_OK) abort();
  return 0;
}
