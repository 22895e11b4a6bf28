/* Words in camel case that no list and no statement knows: VisualGPTScore, DetectGPT. Hardly anything but a name is
 * written so; the guess carries a low confidence. */
#include "base/str.h"
#include "extract/shape.h"
#include "extract/work.h"

static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
static bool is_token_byte(char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '_'; }

/* Two humps of two letters or more: "DetectGPT", not "LLMs", "iPhone" or "McDonald". */
static bool is_camel(kg_str word) {
  size_t lower = 0, humps = 0;
  for (size_t i = 0; i + 1 < word.len; i++) {
    lower += word.ptr[i] >= 'a' && word.ptr[i] <= 'z';
    bool hump = word.ptr[i] >= 'a' && word.ptr[i] <= 'z' && word.ptr[i + 1] >= 'A' && word.ptr[i + 1] <= 'Z';
    humps += hump && i >= 2;
  }
  return word.len >= 6 && humps > 0 && lower >= 3 && is_letter(word.ptr[0]);
}

static bool is_taken(const kgi_work *work, uint32_t field, kgi_range range) {
  for (size_t i = 0; i < work->spans.n; i++) {
    const kgi_span *span = &work->spans.items[i];
    if (span->field == field && span->range.start < range.end && range.start < span->range.end) return true;
  }
  return false;
}

kg_status kgi_find_camel_words(kgi_work *work) {
  static const char rule_name[] = "camel-case";
  const kg_str text = work->parts[KG_ABSTRACT].text;
  for (uint32_t at = 0; at < text.len;) {
    kgi_range word = {at, at};
    while (word.end < text.len && is_token_byte(text.ptr[word.end])) word.end++;
    at = word.end > at ? word.end : at + 1;
    if (!is_camel(kgi_work_text(work, KG_ABSTRACT, word)) || is_taken(work, KG_ABSTRACT, word)) continue;
    (void)kgi_propose(work, KG_ABSTRACT, word, KGI_NO_ID, 0.5f, kg_str_of(rule_name));
  }
  return KG_OK;
}
