/* Words in camel case that no list and no statement knows: VisualGPTScore, DetectGPT. Hardly anything but a name is
 * written so; the guess carries a low confidence. */
#include "base/ascii.h"
#include "extract/work.h"

static bool is_token_byte(char c) { return kgi_is_alnum(c) || c == '-' || c == '_'; }

/* Two humps of two letters or more: "DetectGPT", "GECToR", not "LLMs", "iPhone" or "McDonald". */
static bool is_camel(kg_str word) {
  size_t lower = 0, upper = 0, humps = 0;
  for (size_t i = 0; i + 1 < word.len; i++) {
    lower += kgi_is_lower(word.ptr[i]);
    upper += kgi_is_upper(word.ptr[i]);
    humps += kgi_is_lower(word.ptr[i]) && kgi_is_upper(word.ptr[i + 1]) && i >= 2;
  }
  return word.len >= 6 && humps > 0 && lower + (upper >= 4 ? 2 : 0) >= 3 && kgi_is_letter(word.ptr[0]);
}

static bool is_taken(const kgi_work *work, uint32_t field, kgi_range range) {
  return kgi_span_reaching(work, field, (kgi_range){range.start + 1, range.end});
}

/* The token in which a small letter meets a capital, at `at` and behind it. */
static kgi_range token_around(kg_str text, uint32_t from, uint32_t at) {
  kgi_range token = {at, at + 1};
  while (token.start > from && is_token_byte(text.ptr[token.start - 1])) token.start--;
  while (token.end < text.len && is_token_byte(text.ptr[token.end])) token.end++;
  return token;
}

kg_status kgi_find_camel_words(kgi_work *work) {
  static const char rule_name[] = "camel-case";
  const kgi_part *part = &work->parts[KG_ABSTRACT];
  const kg_str text = part->text;
  for (size_t at = 0, from = 0; (at = kgi_marks_next(&part->marks, KGI_MARK_CAPITAL, at)) < text.len; at++) {
    if (at == 0 || !kgi_is_lower(text.ptr[at - 1])) continue;
    kgi_range word = token_around(text, (uint32_t)from, (uint32_t)at - 1);
    at = from = word.end;
    if (!is_camel(kgi_work_text(work, KG_ABSTRACT, word)) || is_taken(work, KG_ABSTRACT, word)) continue;
    (void)kgi_propose(work, KG_ABSTRACT, word, KGI_NO_ID, 0.5f, kg_str_of(rule_name));
  }
  return KG_OK;
}
