/* `NAME: what it does`: the name a title introduces. */
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "base/words.h"
#include "extract/shape.h"
#include "extract/work.h"

static const char rule_name[] = "title-head";

/* End of what stands before a colon or a dash; false if the title has none. */
static bool split_head(kg_str title, size_t *head_end) {
  const kg_str may_split = KGI_STR(":-\xEF\xE2"); /* first bytes of those, behind a blank */
  static kgi_words_by_byte marks = {[':'] = ":", [' '] = " -- | — ", [0xEF] = "：", [0xE2] = "——"};
  for (size_t at = 0; (at = kgi_str_find_any(title, at, may_split)) < title.len; at++) {
    size_t before = at > 0 && title.ptr[at - 1] == ' ' ? at - 1 : at;
    bool spaced = kgi_words_begin(marks, kgi_str_slice(title, before, title.len));
    if (!spaced && !kgi_words_begin(marks, kgi_str_slice(title, at, title.len))) continue;
    *head_end = spaced ? before : at;
    return *head_end > 0;
  }
  return false;
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
  return kgi_claim_add(work, &(kgi_claim){.field = field,
                                          .range = range,
                                          .relation = KG_INTRODUCES,
                                          .confidence = confidence,
                                          .rule = kg_str_of(rule_name)});
}

static kg_status take_name(kgi_work *work, uint32_t field, kgi_range range) {
  kg_str name = kgi_str_trim(kgi_work_text(work, field, range));
  if (!name.len) return KG_OK;
  if (kgi_str_ends(name, KGI_STR(")")) || kgi_str_ends(name, KGI_STR("）")))
    return claim_head(work, field, range, 0.85f);
  kgi_shape shape = kgi_shape_of(name);
  bool lower = is_lower_on_purpose(range, name),
       kept = (lower || shape == KGI_SHAPE_WEAK) && is_kept(work, field, name);
  bool proposed = shape == KGI_SHAPE_PHRASE && is_proposed(work, name);
  lower = lower && kept;
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

/* --- titles without a colon, in two languages --- */

/* End of "Diffusion Foo" in the title "Diffusion Foo for Images"; 0 if it does not begin with such a name. */
static size_t named_head(kg_str title) {
  static const kg_str ends[] = {KGI_STR_INIT(" for "), KGI_STR_INIT(" via "), KGI_STR_INIT(" in "),
                                KGI_STR_INIT(" towards ")};
  static const char *const kinds[] = {"Algorithm", "Analysis",  "Approach", "Approaches", "Benchmark", "Dataset",
                                      "Datasets",  "Framework", "Method",   "Methods",    "Model",     "Models",
                                      "Network",   "Networks",  "Study",    "System",     "Systems"};
  size_t end = SIZE_MAX;
  for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
    size_t found = kgi_str_find(title, ends[i]);
    if (found < end) end = found;
  }
  if (end == SIZE_MAX || !kgi_is_title_case(kgi_str_slice(title, 0, end))) return 0;
  if (kgi_str_starts(title, KGI_STR("A ")) || kgi_str_starts(title, KGI_STR("An "))) return 0;
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
    if (kgi_str_ends(kgi_str_slice(title, 0, end), kg_str_of(kinds[i]))) return 0;
  return end;
}

/* What a Chinese title is about stands at its end: 用于图像的扩散朦胧. */
static kgi_range han_tail(kg_str title) {
  size_t at = title.len;
  while (at > 0 && !kgi_str_ends(kgi_str_slice(title, 0, at), KGI_STR("的"))) at--;
  return (kgi_range){(uint32_t)at, (uint32_t)title.len};
}

/* "Diffusion Foo for Images", 用于图像的扩散朦胧, where the abstract says 提出扩散朦胧: one name in two languages. */
static kg_status take_pair(kgi_work *work, uint32_t latin, uint32_t han) {
  kg_str title = work->parts[latin].text, other = work->parts[han].text;
  kgi_range tail = han_tail(other);
  size_t end = tail.start ? named_head(title) : 0;
  if (!end || !is_proposed(work, kgi_work_text(work, han, tail))) return KG_OK;
  uint32_t id = kgi_propose(work, latin, (kgi_range){0, (uint32_t)end}, KGI_NO_ID, 0.95f, kg_str_of(rule_name));
  uint32_t same = id == KGI_NO_ID ? id : kgi_local_add(work, kgi_work_text(work, han, tail));
  if (same == KGI_NO_ID || same == id) return KG_OK;
  work->locals.items[id].introduced = true;
  work->locals.items[id].in_title = true;
  work->locals.items[same].confidence = 0.95f;
  work->locals.items[same].rule = kg_str_of(rule_name);
  kgi_local_join(work, same, id);
  return claim_head(work, latin, (kgi_range){0, (uint32_t)end}, 0.95f);
}

static kg_status take_uncoloned(kgi_work *work) {
  size_t end;
  kg_str title = work->parts[KG_TITLE].text, other = work->parts[KG_TITLE_ALT].text;
  if (!title.len || !other.len) return KG_OK;
  bool turned = kgi_has_han(title);
  if (kgi_has_han(other) == turned) return KG_OK;
  if (split_head(title, &end) || split_head(other, &end)) return KG_OK;
  return turned ? take_pair(work, KG_TITLE_ALT, KG_TITLE) : take_pair(work, KG_TITLE, KG_TITLE_ALT);
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
  return take_uncoloned(work);
}
