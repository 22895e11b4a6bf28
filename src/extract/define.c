/* Short forms that a paper defines in brackets, across scripts and brackets of both widths.
 *
 * Latin pairs follow Schwartz and Hearst (A simple algorithm for identifying abbreviation definitions in biomedical
 * text, PSB 2003). A Han long form has no blanks to find its start by; it reaches left to the nearest word that
 * cannot be part of a name (的, 提出, 一种, ...), or to the lexicon name that ends at the bracket. */
#include <string.h>

#include "base/ascii.h"
#include "base/str.h"
#include "base/utf8.h"
#include "base/words.h"
#include "extract/bracket.h"
#include "extract/noun.h"
#include "extract/shape.h"
#include "extract/work.h"
#include "model/kinds.h"

static const char rule_name[] = "definition";

/* --- long forms --- */

/* The longest span that ends where the bracket begins. */
static bool span_before(const kgi_work *work, const kgi_bracket *b, kgi_span *found) {
  const kgi_span *span = kgi_span_reaching(work, b->field, (kgi_range){b->left, b->left});
  while (span && span->range.end != b->left) span = kgi_span_after(work, span, b->left);
  if (span) *found = *span;
  return span;
}

static bool is_latin_word(char c) { return kgi_is_word((unsigned char)c) && (unsigned char)c < 0x80; }

/* Schwartz and Hearst: matches the short form right to left in the text before it; the start of the long form, or
 * `end` if it does not fit. Digits need no match: Prompt to Transfer (P2T), Content Consistency Constraint (C2C). */
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
    size_t from = at;
    while (at > floor && !found) {
      at--;
      found = kgi_to_lower(text.ptr[at]) == kgi_to_lower(brief.ptr[i]) &&
              (!first || at == 0 || !is_latin_word(text.ptr[at - 1]));
    }
    if (!found && (first || brief.ptr[i] > '9')) return end;
    if (!found) at = from;
  }
  return end - at > brief.len ? at : end;
}

/* Whether a word stands before `at` that no name reaches over. */
static bool stops_before(kg_str text, size_t at) {
  static kgi_words_by_byte stops = {[0x81] = "、",
                                    [0x82] = "如|。",
                                    [0x83] = "发布|比较",
                                    [0x84] = "的|一组",
                                    [0x86] = "了|将",
                                    [0x87] = "通过|本文",
                                    [0x88] = "结合|（",
                                    [0x89] = "）",
                                    [0x8A] = "及|把|《",
                                    [0x8B] = "新型|》",
                                    [0x8C] = "和|进行|，",
                                    [0x8D] = "一种|各种|多种|两种|三种|介绍",
                                    [0x8E] = "与|基于|从|用于|对于",
                                    [0x91] = "开发",
                                    [0x94] = "—",
                                    [0x96] = "或",
                                    [0x97] = "一套",
                                    [0x99] = "这",
                                    [0x9A] = "叫做|：",
                                    [0x9B] = "；",
                                    [0x9C] = "称作|“",
                                    [0x9D] = "”",
                                    [0xA1] = "设计",
                                    [0xA5] = "引入|该",
                                    [0xA8] = "使用|利用|采用|在|应用",
                                    [0xAA] = "一个",
                                    [0xAB] = "被",
                                    [0xAC] = "包括|我们",
                                    [0xAF] = "是",
                                    [0xB0] = "实现",
                                    [0xB3] = "即",
                                    [0xBA] = "提出|为|构建|推出"};
  return kgi_words_end(stops, kgi_str_slice(text, 0, at)) > 0;
}

/* Start of the Han term that ends at `end`; `end` if there is none. */
static size_t han_long_start(kg_str text, size_t end) {
  enum { LONGEST = 36 };
  size_t at = end;
  while (at > 0 && end - at < LONGEST && !stops_before(text, at)) {
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
  kgi_claimed claimed = kgi_claimed_on(work, field, range);
  for (const kgi_claim *claim; (claim = kgi_claimed_next(work, &claimed)) != NULL;) {
    bool touches = claim->range.start < range.end && range.start < claim->range.end;
    if (claim->relation == KG_INTRODUCES && touches) return true;
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
                   .rule = kg_str_of(rule_name),
                   .proven = work->locals.items[local].redefined};
  return kgi_span_add(work, &span);
}

/* The short form of something known resolves to it for the rest of the paper. */
static kg_status add_brief(kgi_work *work, const kgi_bracket *b, kgi_range inner, const kgi_span *known) {
  uint32_t id = kgi_local_add(work, kgi_work_text(work, b->field, inner));
  if (id == KGI_NO_ID || id == known->local) return KG_OK;
  kgi_local *local = &work->locals.items[id];
  local->entry = known->entry;
  if (local->confidence < 0.85f) local->confidence = 0.85f;
  local->rule = kg_str_of(rule_name);
  if (known->local != KGI_NO_ID) kgi_local_join(work, id, known->local);
  return add_span(work, b->field, inner, id, 0.85f);
}

/* "UniFoo", not "PoS" or "non-SVs": short for a thing with a name, and not only for the words of a gloss. */
static bool is_coined(kg_str brief) { return brief.len >= 5 && brief.ptr[0] >= 'A' && brief.ptr[0] <= 'Z'; }

/* How sure a pair of two unknown forms is a name: introduced here, or a gloss that the field capitalises. */
static float pair_confidence(const kgi_work *work, const kgi_bracket *b, kgi_range pair, kg_str brief, kg_str full) {
  if (is_introduced(work, b->field, pair)) return 0.85f;
  bool technique = kgi_names_technique(full);
  kg_str behind = kgi_bracket_behind(work->parts[b->field].text, b);
  bool measure = kgi_names_measure(full), part = kgi_has_han(full) && kgi_starts_with_part(behind);
  if (kgi_is_acronym(brief) && (measure || part)) return 0.55f;
  if (kgi_is_acronym(brief))
    return technique && (kgi_is_title_case(full) || standing_alone(work, brief) >= 2) ? 0.55f : 0.0f;
  if (!technique && (kgi_has_han(full) ? kgi_shape_of(brief) < KGI_SHAPE_STRONG : !is_coined(brief))) return 0.0f;
  return kgi_shape_of(brief) >= KGI_SHAPE_WEAK ? 0.6f : 0.0f;
}

/* Two unknown forms: the Latin one names the thing, the other is the same thing. */
static kg_status add_pair(kgi_work *work, const kgi_bracket *b, kgi_range outer, kgi_range inner, float confidence) {
  kg_str brief = kgi_work_text(work, b->field, inner), full = kgi_work_text(work, b->field, outer);
  bool introduced = is_introduced(work, b->field, (kgi_range){outer.start, inner.end});
  uint32_t id = kgi_local_add(work, kgi_has_han(brief) ? full : brief);
  uint32_t other = kgi_local_add(work, kgi_has_han(brief) ? brief : full);
  if (id == KGI_NO_ID || other == KGI_NO_ID || id == other) return KG_OK;
  kgi_local *local = &work->locals.items[id], *same = &work->locals.items[other];
  kgi_span before;
  local->introduced |= introduced;
  local->redefined = same->redefined = kgi_span_at(work, b->field, inner, &before) && before.never;
  if (local->hint == KGI_NO_ID && kgi_names_measure(full)) local->hint = KGI_METRIC;
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

/* Whether a short form fits the Latin name of what is known: DA fits data augmentation, CDDA is of something longer. */
static bool fits_entry(const kgi_work *work, const kgi_span *known, kg_str brief) {
  if (known->entry == KGI_NO_ID || kgi_has_han(brief)) return true;
  kg_str name = work->lexicon->entries.items[known->entry].name;
  return kgi_has_han(name) || latin_long_start(name, name.len, brief) == 0;
}

/* "EViP", "DreamLoRA": one word with capitals inside. */
static bool is_mixed(kg_str brief) {
  return kgi_shape_of(brief) == KGI_SHAPE_STRONG && !kgi_has_han(brief) &&
         kgi_str_find(brief, KGI_STR(" ")) == SIZE_MAX;
}

/* 自反馈 (Self-Feedback), Genetic Policy Optimization (GPO): the known name 反馈, or the never-name optimization, is
 * only the head of a longer term that this paper names. */
static bool is_head_only(const kgi_work *work, const kgi_bracket *b, const kgi_span *known, size_t start,
                         kgi_range inner) {
  if (known->range.start <= start + 2) return false;
  kg_str brief = kgi_work_text(work, b->field, inner);
  if (!known->never && !kgi_has_han(kgi_work_text(work, b->field, known->range))) return false;
  bool introduced = is_introduced(work, b->field, (kgi_range){(uint32_t)start, inner.end});
  bool short_form = kgi_is_acronym(brief) || is_mixed(brief);
  if (!known->never && short_form && !fits_entry(work, known, brief)) return true;
  return introduced || (known->never && (!kgi_is_acronym(brief) || standing_alone(work, brief) >= 2));
}

/* Explainable question answering (XQA): letters alone, and nothing else in the bracket, are a short form even if they
 * do not fit; "classification datasets (CIFAR-10, PCam)" defines nothing. */
static bool is_plain_acronym(const kgi_work *work, const kgi_bracket *b, kg_str brief) {
  for (size_t i = 0; i < brief.len; i++)
    if (!is_latin_word(brief.ptr[i]) || brief.ptr[i] <= '9') return false;
  return kgi_str_find(kgi_work_text(work, b->field, b->inner), KGI_STR(",")) == SIZE_MAX;
}

/* The short form of what is never a name is none either: 时间序列预测 (TSF). */
static kg_status add_never(kgi_work *work, const kgi_bracket *b, kgi_range inner) {
  kg_str brief = kgi_work_text(work, b->field, inner);
  if (!kgi_is_acronym(brief)) return KG_OK;
  uint32_t id = kgi_local_add(work, brief);
  if (id == KGI_NO_ID) return KG_OK;
  if (!work->locals.items[id].introduced) work->locals.items[id].never = true;
  return KG_OK;
}

/* Start of the term before the bracket that `brief` may be short for; b->left if there is none. */
static size_t long_start(kg_str text, const kgi_bracket *b, kg_str brief) {
  size_t start = han_long_start(text, b->left);
  if (kgi_has_han(kgi_str_slice(text, start, b->left))) return start;
  bool short_form = kgi_is_acronym(brief) || kgi_shape_of(brief) == KGI_SHAPE_STRONG;
  return short_form ? latin_long_start(text, b->left, brief) : b->left;
}

/* "we propose learning of mined actions (AimCLR)": the letters do not fit, but what is proposed is called so. */
static kg_status take_alone(kgi_work *work, const kgi_bracket *b, kgi_range inner) {
  kg_str brief = kgi_work_text(work, b->field, inner);
  kgi_range both = {b->left > 0 ? b->left - 1 : 0, inner.end};
  if (kgi_is_acronym(brief) || kgi_shape_of(brief) < KGI_SHAPE_STRONG || !work->discover) return KG_OK;
  if (!is_introduced(work, b->field, both)) return KG_OK;
  uint32_t id = kgi_propose(work, b->field, inner, KGI_NO_ID, 0.8f, kg_str_of(rule_name));
  if (id != KGI_NO_ID) work->locals.items[id].introduced = true;
  return KG_OK;
}

/* 音频-语言模型 (ALMs), "small language model (SLM)": models of a kind, none by name. */
static bool names_kind(kg_str brief, kg_str full) {
  static const kg_str kinds[] = {KGI_STR_INIT("语言模型"),         KGI_STR_INIT("基础模型"),
                                 KGI_STR_INIT("大模型"),           KGI_STR_INIT("language model"),
                                 KGI_STR_INIT("language models"),  KGI_STR_INIT("foundation model"),
                                 KGI_STR_INIT("foundation models")};
  if (kgi_str_ends(brief, KGI_STR("s"))) brief.len--;
  bool fits = kgi_is_acronym(brief) && (kgi_str_ends(brief, KGI_STR("LM")) || kgi_str_ends(brief, KGI_STR("FM")));
  for (size_t i = 0; fits && i < sizeof kinds / sizeof *kinds; i++) {
    kg_str end = kgi_str_slice(full, full.len > kinds[i].len ? full.len - kinds[i].len : 0, full.len);
    if (kgi_str_eq_nocase(end, kinds[i])) return true;
  }
  return false;
}

static kg_status take_pair(kgi_work *work, const kgi_bracket *b, size_t start, kgi_range inner, bool never) {
  enum { SHORTEST_HAN = 6 }; /* bytes */
  kgi_range outer = {(uint32_t)start, b->left};
  kg_str brief = kgi_work_text(work, b->field, inner), full = kgi_work_text(work, b->field, outer);
  if (kgi_has_han(full) && full.len < SHORTEST_HAN) return KG_OK;
  if (!full.len) return take_alone(work, b, inner);
  kgi_range pair = {outer.start, inner.end};
  float confidence = pair_confidence(work, b, pair, brief, full);
  bool task = kgi_starts_with_task(kgi_bracket_behind(work->parts[b->field].text, b));
  if (!is_introduced(work, b->field, pair) && (task || names_kind(brief, full))) return add_never(work, b, inner);
  if (confidence <= 0) return never || kgi_names_task(full) ? add_never(work, b, inner) : KG_OK;
  return work->discover ? add_pair(work, b, outer, inner, confidence) : KG_OK;
}

/* Not "(+2% F1)", nor "(B_{\\ast} SK)", nor "（BLEU、ROUGE 和 METEOR）", which lists examples. */
static bool is_form(kg_str brief) {
  if (kgi_str_find(brief, KGI_STR("、")) != SIZE_MAX || kgi_str_find(brief, KGI_STR("；")) != SIZE_MAX) return false;
  for (const char *mark = "(=<>%"; *mark; mark++) /* O(T^(2/3)), N=781 */
    if (memchr(brief.ptr, *mark, brief.len)) return false;
  if (kgi_str_find(brief, KGI_STR("（")) != SIZE_MAX) return false; /* 五种模型（Foo（Bar-5），Baz） */
  if (kgi_str_find(brief, KGI_STR("≥")) != SIZE_MAX || kgi_str_find(brief, KGI_STR("≤")) != SIZE_MAX) return false;
  return kgi_has_han(brief) || (kgi_is_word((unsigned char)brief.ptr[0]) && !memchr(brief.ptr, '\\', brief.len));
}

/* 统一旋转位置嵌入（Unified RoPE）: more than the known name before the bracket, for its short form is only a part. */
static bool is_variant(const kgi_work *work, const kgi_bracket *b, kgi_range inner, uint32_t entry) {
  if (entry == KGI_NO_ID) return false;
  const kgi_span *span = kgi_span_in(work, b->field, (kgi_range){inner.start + 1, inner.end});
  for (; span; span = kgi_span_after(work, span, inner.end))
    if (span->entry == entry && span->range.end == inner.end) return true;
  return false;
}

/* "我们提出强化注意力学习 (RAL)": a venue, language or the like may lend its letters to what a paper introduces. */
static bool may_redefine(const kgi_work *work, const kgi_bracket *b, kgi_range inner, const kgi_span *never) {
  static const kg_str reasons[] = {KGI_STR_INIT("venue"), KGI_STR_INIT("language"), KGI_STR_INIT("organisation"),
                                   KGI_STR_INIT("country or place"), KGI_STR_INIT("website")};
  kg_str brief = kgi_work_text(work, b->field, inner);
  if (!never->never || never->entry == KGI_NO_ID || !kgi_is_acronym(brief)) return false;
  size_t start = long_start(work->parts[b->field].text, b, brief);
  if (start == b->left || !is_introduced(work, b->field, (kgi_range){(uint32_t)start, inner.end})) return false;
  kg_str reason = work->lexicon->entries.items[never->entry].reason;
  for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
    if (kgi_str_eq(reason, reasons[i])) return true;
  return false;
}

static kg_status take_form(kgi_work *work, const kgi_bracket *b, kgi_range inner) {
  kg_str text = work->parts[b->field].text, brief = kgi_work_text(work, b->field, inner);
  kgi_span known = {0}, at_inner = {0};
  if (kgi_ranges_touch(&work->parts[b->field].quiet, inner)) return KG_OK;
  if (kgi_shape_of(brief) < KGI_SHAPE_WEAK && !kgi_has_han(brief)) return KG_OK;
  if (!is_form(brief)) return KG_OK;
  bool taken = kgi_span_at(work, b->field, inner, &at_inner) && (at_inner.never || at_inner.entry != KGI_NO_ID);
  if (taken && !may_redefine(work, b, inner, &at_inner)) return KG_OK;
  size_t start = long_start(text, b, brief);
  if (kgi_has_han(brief) && kgi_has_han(kgi_str_slice(text, start, b->left))) return KG_OK;
  bool found = span_before(work, b, &known);
  if (found && !is_head_only(work, b, &known, start, inner)) {
    if (known.never && (start < b->left || is_plain_acronym(work, b, brief))) return add_never(work, b, inner);
    if (!known.never && is_variant(work, b, inner, known.entry)) return take_alone(work, b, inner);
    if (!known.never && fits_known(kgi_work_text(work, b->field, known.range), brief))
      return add_brief(work, b, inner, &known);
  }
  return kgi_has_han(brief) ? KG_OK : take_pair(work, b, start, inner, found && known.never);
}

/* A bracket may hold several forms: 混合专家（Mixture of Experts，MoE）. */
static kg_status take_bracket(kgi_work *work, const kgi_bracket *b) {
  kg_str text = work->parts[b->field].text;
  uint32_t start = b->inner.start;
  while (start < b->inner.end) {
    kg_str rest = kgi_str_slice(text, start, b->inner.end);
    size_t comma = kgi_str_find(rest, KGI_STR(",")), wide = kgi_str_find(rest, KGI_STR("，"));
    size_t len = comma < wide ? comma : wide;
    uint32_t end = len == SIZE_MAX ? b->inner.end : start + (uint32_t)len;
    kgi_range form = kgi_bracket_form(text, (kgi_range){start, end});
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
    kgi_bracket b = {0};
    for (uint32_t at = 0; kgi_bracket_find(&work->parts[f], f, at, &b); at = b.next) {
      kg_status status = take_bracket(work, &b);
      if (status) return status;
    }
  }
  return KG_OK;
}
