#include "eval/key.h"

#include <stdbool.h>
#include <stdlib.h>
#include <utf8proc.h>

#include "base/str.h"
#include "base/utf8.h"

static bool is_kept(uint32_t code) {
  utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)code);
  bool is_letter = category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
  bool is_digit = category >= UTF8PROC_CATEGORY_ND && category <= UTF8PROC_CATEGORY_NO;
  return is_letter || is_digit || code == '+';
}

/* Takes everything else out, in place; returns the length. */
static size_t squeeze(char *bytes, size_t len) {
  size_t kept = 0;
  for (size_t at = 0; at < len;) {
    uint32_t code;
    unsigned n = kgi_utf8_decode(bytes + at, &code);
    if (is_kept(code)) kept += kgi_utf8_encode(code, bytes + kept);
    at += n;
  }
  return kept;
}

kg_status kgi_key(kgi_arena *arena, kg_str text, kg_str *key) {
  *key = (kg_str){NULL, 0};
  if (!text.len) return KG_OK;
  utf8proc_uint8_t *bytes = NULL;
  utf8proc_option_t options = UTF8PROC_COMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD;
  utf8proc_ssize_t len = utf8proc_map((const utf8proc_uint8_t *)text.ptr, (utf8proc_ssize_t)text.len, &bytes, options);
  if (len < 0) return len == UTF8PROC_ERROR_NOMEM ? KG_NOMEM : KG_OK;
  kg_str kept = {(char *)bytes, squeeze((char *)bytes, (size_t)len)};
  *key = kgi_arena_str(arena, kept);
  free(bytes);
  return kept.len && !key->ptr ? KG_NOMEM : KG_OK;
}
