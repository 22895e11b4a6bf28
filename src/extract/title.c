/* `NAME: what it does`: the name a title introduces. */
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "extract/shape.h"
#include "extract/work.h"

static const char rule_name[] = "title-head";

/* End of what stands before a colon; false if the title has none. */
static bool split_head(kg_str title, size_t *head_end) {
  static const kg_str colons[] = {KGI_STR_INIT(": "),   KGI_STR_INIT("："),  KGI_STR_INIT(":"),
                                  KGI_STR_INIT(" -- "), KGI_STR_INIT(" — "), KGI_STR_INIT("——")};
  size_t best = SIZE_MAX;
  for (size_t i = 0; i < sizeof colons / sizeof *colons; i++) {
    size_t found = kgi_str_find(title, colons[i]);
    if (found < best) best = found;
  }
  *head_end = best;
  return best != SIZE_MAX && best > 0;
}

static bool holds_any(kg_str text, const char *const *words, size_t n) {
  for (size_t i = 0; i < n; i++)
    if (kgi_str_find(text, kg_str_of(words[i])) != SIZE_MAX) return true;
  return false;
}

/* "[NAME] What it does". */
static bool is_bracketed(kg_str title, size_t *head_end) {
  *head_end = kgi_str_starts(title, KGI_STR("[")) ? kgi_str_find(title, KGI_STR("] ")) : SIZE_MAX;
  return *head_end != SIZE_MAX;
}

/* Surveys introduce no name, nor do comparisons: "KAN or MLP: A Fairer Comparison". */
static bool introduces_nothing(kg_str title, size_t head_end) {
  static const char *const in_head[] = {" or ", " vs", " versus ", "还是", "或"};
  static const char *const in_rest[] = {"Survey",      "survey",   "Review",     "review",    "Overview",
                                        "Perspective", "Tutorial", "Comparison", "Comparing", "Case Study",
                                        "综述",        "调查",     "展望",       "对比",      "比较"};
  return holds_any(kgi_str_slice(title, 0, head_end), in_head, sizeof in_head / sizeof *in_head) ||
         holds_any(kgi_str_slice(title, head_end, title.len), in_rest, sizeof in_rest / sizeof *in_rest);
}

/* Counts where `name` stands as a whole, letter case exact, in a text. */
static size_t occurrences(kg_str text, kg_str name) {
  size_t n = 0, at = 0, found;
  while ((found = kgi_str_find(kgi_str_slice(text, at, text.len), name)) != SIZE_MAX) {
    size_t start = at + found, end = start + name.len;
    bool left = start == 0 || !kgi_is_word((unsigned char)text.ptr[start - 1]);
    bool right = end >= text.len || !kgi_is_word((unsigned char)text.ptr[end]);
    n += left && right;
    at = end;
  }
  return n;
}

/* A plain word heads a title as a name if the abstract, or the title in the other language, keeps it as it is. */
static bool is_kept(const kgi_work *work, uint32_t field, kg_str name) {
  kg_str other = work->parts[field == KG_TITLE ? KG_TITLE_ALT : KG_TITLE].text;
  bool other_starts = kgi_str_starts(other, name) && kgi_has_han(other) != kgi_has_han(work->parts[field].text);
  return other_starts || occurrences(work->parts[KG_ABSTRACT].text, name) > 0;
}

/* Titles begin with a capital, unless their first word is a name that must not: "graph2vec: ...", "fairseq: ...". */
static bool is_lower_on_purpose(kgi_range range, kg_str name) {
  bool one_word = kgi_str_find(name, KGI_STR(" ")) == SIZE_MAX && !kgi_has_han(name);
  return range.start == 0 && one_word && name.len >= 3 && name.ptr[0] >= 'a' && name.ptr[0] <= 'z';
}

/* 生成对抗推理器：……, where the abstract says 提出生成对抗推理器. */
static bool is_proposed(const kgi_work *work, kg_str name) {
  static const kg_str verbs[] = {KGI_STR_INIT("提出"),   KGI_STR_INIT("提出了"), KGI_STR_INIT("推出"),
                                 KGI_STR_INIT("推出了"), KGI_STR_INIT("引入"),   KGI_STR_INIT("引入了"),
                                 KGI_STR_INIT("称为"),   KGI_STR_INIT("名为")};
  kg_str text = work->parts[KG_ABSTRACT].text;
  size_t found = kgi_has_han(name) ? kgi_str_find(text, name) : SIZE_MAX;
  if (found == SIZE_MAX) return false;
  kg_str before = kgi_str_slice(text, 0, found);
  if (kgi_str_ends(before, KGI_STR("“"))) before.len -= 3;
  if (kgi_str_ends(before, KGI_STR("\""))) before.len--;
  for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
    if (kgi_str_ends(before, verbs[i])) return true;
  return false;
}

static kg_status claim_head(kgi_work *work, uint32_t field, kgi_range range, float confidence) {
  kgi_claim claim = {field, range, KG_INTRODUCES, confidence, kg_str_of(rule_name), 0, false};
  return KGI_VEC_PUSH(&work->claims, claim) ? KG_OK : KG_NOMEM;
}

static kg_status take_name(kgi_work *work, uint32_t field, kgi_range range) {
  kg_str name = kgi_str_trim(kgi_work_text(work, field, range));
  if (!name.len) return KG_OK;
  if (kgi_str_ends(name, KGI_STR(")")) || kgi_str_ends(name, KGI_STR("）")))
    return claim_head(work, field, range, 0.85f);
  kgi_shape shape = kgi_shape_of(name);
  bool kept = is_kept(work, field, name);
  bool lower = kept && is_lower_on_purpose(range, name);
  bool proposed = shape == KGI_SHAPE_PHRASE && is_proposed(work, name);
  if (!lower && !proposed && (shape < KGI_SHAPE_WEAK || (shape == KGI_SHAPE_WEAK && !kept))) return KG_OK;
  float confidence = lower || proposed || shape == KGI_SHAPE_STRONG ? 0.95f : 0.85f;
  uint32_t id = kgi_propose(work, field, range, KGI_NO_ID, confidence, kg_str_of(rule_name));
  if (id != KGI_NO_ID) {
    work->locals.items[id].introduced = true;
    work->locals.items[id].in_title = true;
  }
  return claim_head(work, field, range, confidence);
}

/* "NNsight and NDIF", "A, B and C": each part by itself. */
static kg_status take_head(kgi_work *work, uint32_t field, size_t start, size_t end) {
  static const kg_str joints[] = {KGI_STR_INIT(" and "), KGI_STR_INIT(" & "), KGI_STR_INIT(", "),  KGI_STR_INIT("、"),
                                  KGI_STR_INIT(" 和 "),  KGI_STR_INIT("和"),  KGI_STR_INIT(" 与 ")};
  kg_str title = work->parts[field].text;
  while (start < end) {
    size_t next = end, joint = 0;
    for (size_t i = 0; i < sizeof joints / sizeof *joints; i++) {
      size_t found = kgi_str_find(kgi_str_slice(title, start, end), joints[i]);
      if (found == SIZE_MAX || start + found >= next) continue;
      next = start + found;
      joint = joints[i].len;
    }
    kg_status status = take_name(work, field, (kgi_range){(uint32_t)start, (uint32_t)next});
    if (status) return status;
    start = next + joint;
    if (!joint) break;
  }
  return KG_OK;
}

kg_status kgi_find_title_names(kgi_work *work) {
  enum { WIDEST = 48 };
  for (uint32_t field = KG_TITLE; field <= KG_TITLE_ALT; field++) {
    kg_str title = work->parts[field].text;
    size_t end = 0;
    bool bracketed = is_bracketed(title, &end);
    if (!bracketed && !split_head(title, &end)) continue;
    if (kgi_utf8_width(kgi_str_slice(title, 0, end)) > WIDEST) continue;
    if (introduces_nothing(title, end)) continue;
    kg_status status = take_head(work, field, bracketed, end);
    if (status) return status;
  }
  return KG_OK;
}
