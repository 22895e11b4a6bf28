#include <kgextract/graph.h>

#include "base/str.h"
#include "base/utf8.h"

/* A graph keeps an edge that one mention shows in less than 100 bytes, with its two places in the lists of its ends. */
_Static_assert(sizeof(void *) != 8 || sizeof(kg_edge) + sizeof(kg_mention) + 2 * sizeof(uint32_t) < 100,
               "a mention or an edge grew");

kg_str kg_mention_text(const kg_mention *mention) { return (kg_str){mention->text, mention->text_len}; }

kg_str kg_mention_sentence(const kg_mention *mention) { return (kg_str){mention->sentence, mention->sentence_len}; }

kg_str kg_mention_rule(const kg_mention *mention) { return (kg_str){mention->rule, mention->rule_len}; }

/* The whole characters in the first `most` bytes. */
static kg_str cut(kg_str text, size_t most) {
  if (text.len <= most) return text;
  text.len = most;
  return kgi_str_slice(text, 0, kgi_utf8_bad(text));
}

void kg_mention_quote(kg_mention *mention, kg_str text, kg_str sentence, kg_str rule) {
  text = cut(text, UINT32_MAX);
  sentence = cut(sentence, UINT32_MAX);
  rule = cut(rule, UINT16_MAX);
  mention->text = text.ptr;
  mention->text_len = (uint32_t)text.len;
  mention->sentence = sentence.ptr;
  mention->sentence_len = (uint32_t)sentence.len;
  mention->rule = rule.ptr;
  mention->rule_len = (uint16_t)rule.len;
}
