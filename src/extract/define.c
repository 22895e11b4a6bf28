/* Short forms that a paper defines in brackets, across scripts and brackets of both widths.
 *
 * Latin pairs follow Schwartz and Hearst (A simple algorithm for identifying abbreviation definitions in biomedical
 * text, PSB 2003). A Han long form has no blanks to find its start by; it reaches left to the nearest word that
 * cannot be part of a name (的, 提出, 一种, ...), or to the lexicon name that ends at the bracket. */
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "extract/shape.h"
#include "extract/work.h"

static const char rule_name[] = "definition";

typedef struct bracket {
  uint32_t field;
  uint32_t left;   /* end of the text before the bracket, blanks and quotes taken off */
  kgi_range inner; /* what stands in it */
  uint32_t next;   /* where to go on */
} bracket;

/* --- brackets --- */

/* Offset of the next opening bracket from `at` on, or text.len; its length goes to *len. */
static size_t find_open(kg_str text, size_t at, size_t *len) {
  const kg_str wide = KGI_STR("（");
  kg_str rest = kgi_str_slice(text, at, text.len);
  const char *narrow = rest.len ? memchr(rest.ptr, '(', rest.len) : NULL;
  if (narrow) rest.len = (size_t)(narrow - rest.ptr);
  size_t found = kgi_str_find(rest, wide);
  *len = found != SIZE_MAX ? wide.len : 1;
  return at + (found != SIZE_MAX ? found : rest.len);
}

/* End of what stands before a bracket at `at`, without blanks and closing quotes. */
static size_t end_before(kg_str text, size_t at) {
  static const char *const marks[] = {" ", "\"", "”", "’", "》", "」", "*"};
  for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
    kg_str mark = kg_str_of(marks[i]);
    if (!kgi_str_ends(kgi_str_slice(text, 0, at), mark)) continue;
    at -= mark.len;
    i = (size_t)-1;
  }
  return at;
}

static bool find_bracket(kg_str text, uint32_t field, uint32_t from, bracket *found) {
  enum { LONGEST = 90 };
  size_t open;
  for (size_t at = find_open(text, from, &open); at < text.len; at = find_open(text, at + open, &open)) {
    kg_str rest = kgi_str_slice(text, at + open, at + open + LONGEST);
    size_t narrow = kgi_str_find(rest, KGI_STR(")")), wide = kgi_str_find(rest, KGI_STR("）"));
    size_t close = narrow < wide ? narrow : wide;
    if (close == SIZE_MAX) continue;
    *found =
        (bracket){field, (uint32_t)end_before(text, at), {(uint32_t)(at + open), (uint32_t)(at + open + close)}, 0};
    found->next = found->inner.end;
    return true;
  }
  return false;
}

/* Takes lead-ins such as 简称 and quotes off; empty when the bracket holds an example or remark. */
static kgi_range clean_inner(kg_str text, kgi_range range) {
  static const char *const lead_ins[] = {
      " ",      "\"",    "“",      "'",       "*",       "简称为", "简称",    "以下简称",        "称为",
      "记为",   "即",    "缩写为", "dubbed ", "termed ", "named ", "called ", "abbreviated as ", "denoted as ",
      "i.e., ", "i.e. ", "or "};
  static const char *const tails[] = {" ", "\"", "”", "'", "*"};
  bool again = true;
  while (again) {
    again = false;
    kg_str rest = kgi_str_slice(text, range.start, range.end);
    for (size_t i = 0; i < sizeof lead_ins / sizeof *lead_ins && !again; i++) {
      again = kgi_str_starts(rest, kg_str_of(lead_ins[i]));
      if (again) range.start += (uint32_t)strlen(lead_ins[i]);
    }
    for (size_t i = 0; i < sizeof tails / sizeof *tails && !again; i++) {
      again = kgi_str_ends(rest, kg_str_of(tails[i])) && rest.len;
      if (again) range.end -= (uint32_t)strlen(tails[i]);
    }
  }
  return range;
}

/* --- long forms --- */

/* The longest span that ends where the bracket begins. */
static bool span_before(const kgi_work *work, const bracket *b, kgi_span *found) {
  bool any = false;
  for (size_t i = 0; i < work->spans.n; i++) {
    const kgi_span *span = &work->spans.items[i];
    if (span->field != b->field || span->range.end != b->left) continue;
    if (any && span->range.start >= found->range.start) continue;
    *found = *span;
    any = true;
  }
  return any;
}

static char lower(char c) { return (char)(c >= 'A' && c <= 'Z' ? c + 32 : c); }

static bool is_latin_word(char c) { return kgi_is_word((unsigned char)c) && (unsigned char)c < 0x80; }

/* Schwartz and Hearst: matches the short form right to left in the text before it; the start of the long form, or
 * `end` if it does not fit. */
static size_t latin_long_start(kg_str text, size_t end, kg_str brief) {
  size_t words = brief.len + 5 < brief.len * 2 ? brief.len + 5 : brief.len * 2, floor = end;
  for (size_t n = 0; floor > 0 && n < words; floor--) {
    char c = text.ptr[floor - 1];
    if ((unsigned char)c >= 0x80 || strchr(".,;:()[]", c)) break;
    n += c == ' ';
  }
  size_t at = end;
  for (size_t i = brief.len; i-- > 0;) {
    if (!is_latin_word(brief.ptr[i])) continue;
    bool first = i == 0, found = false;
    while (at > floor && !found) {
      at--;
      found = lower(text.ptr[at]) == lower(brief.ptr[i]) && (!first || at == 0 || !is_latin_word(text.ptr[at - 1]));
    }
    if (!found) return end;
  }
  return end - at > brief.len ? at : end;
}

/* Length of a word before `at` that no name reaches over; 0 if there is none. */
static size_t stop_before(kg_str text, size_t at) {
  static const char *const stops[] = {
      "提出", "引入", "称为", "名为", "叫做", "即",   "的",   "了",   "一种", "一个", "一套", "一组", "新型", "和",
      "与",   "及",   "或",   "通过", "使用", "利用", "采用", "基于", "在",   "将",   "从",   "为",   "是",   "包括",
      "例如", "结合", "用于", "被",   "把",   "我们", "本文", "该",   "各种", "多种", "两种", "三种", "开发", "构建",
      "发布", "介绍", "推出", "设计", "比较", "称作", "实现", "应用", "进行", "这",   "如",   "对于", "、",   "，",
      "。",   "：",   "；",   "“",    "”",    "（",   "）",   "《",   "》",   "—"};
  for (size_t i = 0; i < sizeof stops / sizeof *stops; i++)
    if (kgi_str_ends(kgi_str_slice(text, 0, at), kg_str_of(stops[i]))) return strlen(stops[i]);
  return 0;
}

/* Start of the Han term that ends at `end`; `end` if there is none. */
static size_t han_long_start(kg_str text, size_t end) {
  enum { LONGEST = 36 };
  size_t at = end;
  while (at > 0 && end - at < LONGEST && !stop_before(text, at)) {
    size_t before = at - 1;
    while (before > 0 && (text.ptr[before] & 0xC0) == 0x80) before--;
    unsigned char c = (unsigned char)text.ptr[before];
    if (c < 0x80 && c != ' ' && c != '-' && !is_latin_word((char)c)) break;
    at = before;
  }
  while (at < end && text.ptr[at] == ' ') at++;
  return at;
}

/* --- pairs --- */

static bool is_introduced(const kgi_work *work, uint32_t field, kgi_range range) {
  for (size_t i = 0; i < work->claims.n; i++) {
    const kgi_claim *claim = &work->claims.items[i];
    bool touches = claim->range.start < range.end && range.start < claim->range.end;
    if (claim->field == field && claim->relation == KG_INTRODUCES && touches) return true;
  }
  return false;
}

static size_t standing_alone(const kgi_work *work, kg_str name) {
  size_t n = 0;
  for (size_t f = 0; f < KG_FIELDS; f++) {
    kg_str text = work->parts[f].text;
    for (size_t at = 0, found; (found = kgi_str_find(kgi_str_slice(text, at, text.len), name)) != SIZE_MAX;) {
      size_t start = at + found;
      at = start + name.len;
      n += (start == 0 || !is_latin_word(text.ptr[start - 1])) && (at >= text.len || !is_latin_word(text.ptr[at]));
    }
  }
  return n;
}

static kg_status add_span(kgi_work *work, uint32_t field, kgi_range range, uint32_t local, float confidence) {
  kgi_span span = {.field = field,
                   .range = range,
                   .entry = KGI_NO_ID,
                   .local = local,
                   .confidence = confidence,
                   .rule = kg_str_of(rule_name)};
  return KGI_VEC_PUSH(&work->spans, span) ? KG_OK : KG_NOMEM;
}

/* The short form of something known resolves to it for the rest of the paper. */
static kg_status add_brief(kgi_work *work, const bracket *b, kgi_range inner, const kgi_span *known) {
  uint32_t id = kgi_local_add(work, kgi_work_text(work, b->field, inner));
  if (id == KGI_NO_ID || id == known->local) return KG_OK;
  kgi_local *local = &work->locals.items[id];
  local->entry = known->entry;
  if (local->confidence < 0.85f) local->confidence = 0.85f;
  local->rule = kg_str_of(rule_name);
  if (known->local != KGI_NO_ID) kgi_local_join(work, id, known->local);
  return add_span(work, b->field, inner, id, 0.85f);
}

/* Whether a long form ends in a noun that the field gives to its models, methods, data and measures. */
static bool names_technique(kg_str full) {
  static const char *const nouns[] = {
      "network",   "networks",    "model",        "models",     "learning",      "algorithm",     "search",
      "attention", "transformer", "machine",      "machines",   "filter",        "regression",    "optimization",
      "training",  "tuning",      "decoding",     "sampling",   "policy",        "process",       "loss",
      "encoder",   "autoencoder", "embedding",    "field",      "fields",        "dataset",       "corpus",
      "benchmark", "score",       "index",        "metric",     "distance",      "divergence",    "error",
      "descent",   "estimation",  "distillation", "adaptation", "normalization", "factorization", "programming",
      "planner",   "controller",  "网络",         "模型",       "学习",          "算法",          "搜索",
      "注意力",    "训练",        "微调",         "采样",       "损失",          "编码器",        "数据集",
      "语料库",    "基准",        "指标",         "分数",       "距离",          "优化",          "蒸馏",
      "归一化",    "方法",        "策略",         "机制",       "框架",          "误差",          "率"};
  for (size_t i = 0; i < sizeof nouns / sizeof *nouns; i++) {
    kg_str noun = kg_str_of(nouns[i]);
    if (full.len >= noun.len && kgi_str_eq_nocase(kgi_str_slice(full, full.len - noun.len, full.len), noun))
      return true;
  }
  return false;
}

/* How sure a pair of two unknown forms is a name: introduced here, or a gloss that the field capitalises. */
static float pair_confidence(const kgi_work *work, const bracket *b, kgi_range pair, kg_str brief, kg_str full) {
  if (is_introduced(work, b->field, pair)) return 0.85f;
  if (kgi_is_acronym(brief)) return names_technique(full) && standing_alone(work, brief) >= 2 ? 0.55f : 0.0f;
  return kgi_shape_of(brief) >= KGI_SHAPE_WEAK ? 0.6f : 0.0f;
}

/* Two unknown forms: the Latin one names the thing, the other is the same thing. */
static kg_status add_pair(kgi_work *work, const bracket *b, kgi_range outer, kgi_range inner) {
  kg_str brief = kgi_work_text(work, b->field, inner), full = kgi_work_text(work, b->field, outer);
  float confidence = pair_confidence(work, b, (kgi_range){outer.start, inner.end}, brief, full);
  if (confidence <= 0 || !work->discover) return KG_OK;
  bool introduced = is_introduced(work, b->field, (kgi_range){outer.start, inner.end});
  uint32_t id = kgi_local_add(work, kgi_has_han(brief) ? full : brief);
  uint32_t other = kgi_local_add(work, kgi_has_han(brief) ? brief : full);
  if (id == KGI_NO_ID || other == KGI_NO_ID || id == other) return KG_OK;
  kgi_local *local = &work->locals.items[id], *same = &work->locals.items[other];
  local->introduced |= introduced;
  if (local->confidence < confidence) local->confidence = confidence, local->rule = kg_str_of(rule_name);
  same->confidence = local->confidence;
  same->rule = kg_str_of(rule_name);
  kgi_local_join(work, other, id);
  bool latin_inside = !kgi_has_han(brief);
  kg_status status = add_span(work, b->field, inner, latin_inside ? id : other, confidence);
  return status ? status : add_span(work, b->field, outer, latin_inside ? other : id, confidence);
}

/* Letters of the short form start words of the known name, or the two are in different scripts. */
static bool fits_known(kg_str known, kg_str brief) {
  if (kgi_has_han(known) != kgi_has_han(brief)) return true;
  return !kgi_has_han(brief) && latin_long_start(known, known.len, brief) == 0;
}

/* 自反馈 (Self-Feedback): the known name 反馈 is only the head of a longer term that this paper names. */
static bool is_head_only(const kgi_work *work, const bracket *b, const kgi_span *known, size_t han_start,
                         kgi_range inner) {
  if (known->range.start <= han_start + 2) return false;
  bool introduced = is_introduced(work, b->field, (kgi_range){(uint32_t)han_start, inner.end});
  kg_str brief = kgi_work_text(work, b->field, inner);
  return introduced || (known->never && (!kgi_is_acronym(brief) || standing_alone(work, brief) >= 2));
}

/* The short form of what is never a name is none either: 时间序列预测 (TSF). */
static kg_status add_never(kgi_work *work, const bracket *b, kgi_range inner) {
  kg_str brief = kgi_work_text(work, b->field, inner);
  if (!kgi_is_acronym(brief)) return KG_OK;
  uint32_t id = kgi_local_add(work, brief);
  if (id == KGI_NO_ID) return KG_OK;
  if (!work->locals.items[id].introduced) work->locals.items[id].never = true;
  return KG_OK;
}

static kg_status take_form(kgi_work *work, const bracket *b, kgi_range inner) {
  kg_str text = work->parts[b->field].text, brief = kgi_work_text(work, b->field, inner);
  kgi_span known = {0}, at_inner = {0};
  if (kgi_ranges_touch(&work->parts[b->field].quiet, inner)) return KG_OK;
  kgi_shape shape = kgi_shape_of(brief);
  if (shape < KGI_SHAPE_WEAK && !kgi_has_han(brief)) return KG_OK;
  if (kgi_span_at(work, b->field, inner, &at_inner) && (at_inner.never || at_inner.entry != KGI_NO_ID)) return KG_OK;
  size_t han_start = han_long_start(text, b->left);
  bool han_before = kgi_has_han(kgi_str_slice(text, han_start, b->left));
  if (!han_before) han_start = b->left;
  if (han_before && kgi_has_han(brief)) return KG_OK;
  if (span_before(work, b, &known) && !is_head_only(work, b, &known, han_start, inner)) {
    if (known.never) return add_never(work, b, inner);
    bool fits = fits_known(kgi_work_text(work, b->field, known.range), brief);
    if (fits) return add_brief(work, b, inner, &known);
  }
  if (kgi_has_han(brief)) return KG_OK;
  if (han_before)
    return b->left - han_start >= 6 ? add_pair(work, b, (kgi_range){(uint32_t)han_start, b->left}, inner) : KG_OK;
  size_t start = kgi_is_acronym(brief) ? latin_long_start(text, b->left, brief) : b->left;
  return start < b->left ? add_pair(work, b, (kgi_range){(uint32_t)start, b->left}, inner) : KG_OK;
}

/* A bracket may hold several forms: 混合专家（Mixture of Experts，MoE）. */
static kg_status take_bracket(kgi_work *work, const bracket *b) {
  kg_str text = work->parts[b->field].text;
  uint32_t start = b->inner.start;
  while (start < b->inner.end) {
    kg_str rest = kgi_str_slice(text, start, b->inner.end);
    size_t comma = kgi_str_find(rest, KGI_STR(",")), wide = kgi_str_find(rest, KGI_STR("，"));
    size_t len = comma < wide ? comma : wide;
    uint32_t end = len == SIZE_MAX ? b->inner.end : start + (uint32_t)len;
    kgi_range form = clean_inner(text, (kgi_range){start, end});
    if (form.end > form.start) {
      kg_status status = take_form(work, b, form);
      if (status) return status;
    }
    start = end + (comma < wide ? 1 : 3);
  }
  return KG_OK;
}

kg_status kgi_find_definitions(kgi_work *work) {
  for (uint32_t f = 0; f < KG_FIELDS; f++) {
    bracket b = {0};
    for (uint32_t at = 0; find_bracket(work->parts[f].text, f, at, &b); at = b.next) {
      kg_status status = take_bracket(work, &b);
      if (status) return status;
    }
  }
  return KG_OK;
}
