/* Names of the lexicon in a paper's text. */
#include "base/buf.h"
#include "base/error.h"
#include "base/str.h"
#include "extract/boundary.h"
#include "extract/work.h"
#include "model/kinds.h"
#include "model/version.h"

/* Notes which context words the paper shows; few papers have names that ask for it. */
static kg_status note_contexts(kgi_work *work) {
  const kgi_index *index = &work->lexicon->words_index;
  if (work->contexts_of == work->paper_count) return KG_OK;
  work->contexts_of = work->paper_count;
  work->words.n = 0;
  for (size_t f = 0; f < KG_FIELDS; f++) KGI_TRY(kgi_index_scan(index, &work->parts[f].folded, &work->words));
  for (size_t i = 0; i < work->words.n; i++)
    work->context_seen[index->forms.items[work->words.items[i].form].target] = work->paper_count;
  return KG_OK;
}

static bool context_holds(const kgi_work *work, const kgi_entry *entry) {
  for (size_t i = 0; i < entry->n_contexts; i++)
    if (work->context_seen[entry->contexts[i]] == work->paper_count) return true;
  return false;
}

static float confidence_of(const kgi_entry *entry, const kgi_form *form) {
  if (entry->flags & KGI_ENTRY_BROAD) return 0.6f;
  if (entry->flags & KGI_ENTRY_MINOR) return 0.7f;
  if (form->flags & KGI_FORM_GATED) return 0.8f;
  return form->flags & KGI_FORM_PRIMARY ? 0.95f : 0.9f;
}

/* The local for an entry's version: "Llama 2" + " 7B". Of several entries the longest name is the family. */
static uint32_t version_local(kgi_work *work, uint32_t field, kgi_range range, uint32_t end, uint32_t entry_id) {
  const kgi_entry *entry = &work->lexicon->entries.items[entry_id];
  kg_str suffix = kgi_work_text(work, field, (kgi_range){range.end, end});
  kgi_buf name = {0};
  kgi_buf_put(&name, entry->name);
  kgi_buf_put(&name, suffix);
  uint32_t id = name.failed ? KGI_NO_ID : kgi_local_add(work, kgi_buf_str(&name));
  kgi_buf_clear(&name);
  if (id == KGI_NO_ID) return id;
  kgi_local *local = &work->locals.items[id];
  bool longer = local->family == KGI_NO_ID || work->lexicon->entries.items[local->family].name.len < entry->name.len;
  if (longer) local->family = entry_id;
  local->type = entry->type;
  local->confidence = 0.9f;
  local->rule = entry->rule;
  return id;
}

/* A minor name is a name all right, but of what, this paper must say: it becomes a local with a hint. */
static kg_status add_minor(kgi_work *work, kgi_span span) {
  const kgi_entry *entry = &work->lexicon->entries.items[span.entry];
  uint32_t id = kgi_local_add(work, entry->name);
  if (id == KGI_NO_ID) return KG_NOMEM;
  kgi_local *local = &work->locals.items[id];
  local->hint = entry->type;
  local->confidence = span.confidence;
  local->rule = entry->rule;
  span.local = id;
  span.entry = KGI_NO_ID;
  return kgi_span_add(work, &span);
}

static bool takes_versions(const kgi_entry *entry) {
  if (entry->flags & KGI_ENTRY_MINOR) return false;
  return entry->type == KGI_MODEL || entry->flags & KGI_ENTRY_FAMILY;
}

static kg_status add_version(kgi_work *work, uint32_t field, kgi_span span) {
  kg_str text = work->parts[field].text;
  uint32_t end = (uint32_t)kgi_version_end(text, span.range.end);
  kgi_range whole = {span.range.start, end};
  if (end == span.range.end || kgi_is_compound(text, whole)) return KG_OK;
  span.local = version_local(work, field, span.range, end, span.entry);
  if (span.local == KGI_NO_ID) return KG_NOMEM;
  span.entry = KGI_NO_ID;
  span.range = whole;
  span.confidence = 0.9f;
  return kgi_span_add(work, &span);
}

/* End of the year behind a name of data, "PASCAL VOC 2010", "KITTI-2015"; `end` if there is none. */
static uint32_t year_end(kg_str text, uint32_t end) {
  kg_str year = kgi_str_slice(text, end, end + 6);
  bool joined = kgi_str_starts(year, KGI_STR(" ")) || kgi_str_starts(year, KGI_STR("-"));
  bool century = kgi_str_starts(kgi_str_slice(year, 1, 3), KGI_STR("19")) ||
                 kgi_str_starts(kgi_str_slice(year, 1, 3), KGI_STR("20"));
  if (!joined || !century || year.len < 5) return end;
  for (size_t i = 3; i < year.len; i++)
    if ((year.ptr[i] >= '0' && year.ptr[i] <= '9') != (i < 5)) return end;
  return end + 5;
}

static bool takes_years(const kgi_entry *entry) {
  if (entry->flags & KGI_ENTRY_MINOR) return false;
  return entry->type == KGI_DATASET || entry->type == KGI_BENCHMARK;
}

/* Data of a year is that data. */
static kg_status add_year(kgi_work *work, uint32_t field, kgi_span span) {
  uint32_t end = year_end(work->parts[field].text, span.range.end);
  if (end == span.range.end) return KG_OK;
  span.range.end = end;
  span.confidence = 0.85f; /* less than that of a row for this very year */
  return kgi_span_add(work, &span);
}

/* "Camera Pose" is no CameraPose: names that only some title vouches for stand as they are written there. */
static bool is_joined_alike(kg_str text, kg_str name) {
  return (kgi_str_find(text, KGI_STR(" ")) == SIZE_MAX) == (kgi_str_find(name, KGI_STR(" ")) == SIZE_MAX);
}

/* What keeps other names away. A form that asks for context never does: there are no words for it. */
static kg_status add_never(kgi_work *work, uint32_t field, kgi_range range, const kgi_form *form) {
  kg_str text = work->parts[field].text;
  if (form->flags & KGI_FORM_GATED || kgi_cuts_word(text, range) || kgi_is_compound(text, range)) return KG_OK;
  kgi_span span = {
      .field = field, .range = range, .entry = form->target, .local = KGI_NO_ID, .confidence = 1, .never = true};
  return kgi_span_add(work, &span);
}

static kg_status add_name(kgi_work *work, uint32_t field, kgi_range range, const kgi_form *form) {
  const kgi_entry *entry = &work->lexicon->entries.items[form->target];
  kg_str text = work->parts[field].text;
  bool minor = (entry->flags & KGI_ENTRY_MINOR) != 0, gated = (form->flags & KGI_FORM_GATED) != 0;
  if (minor && !is_joined_alike(kgi_work_text(work, field, range), entry->name)) return KG_OK;
  if (gated) KGI_TRY(note_contexts(work));
  if (gated && !context_holds(work, entry)) return KG_OK;
  kgi_span span = {.field = field,
                   .range = range,
                   .entry = form->target,
                   .local = KGI_NO_ID,
                   .confidence = confidence_of(entry, form),
                   .rule = entry->rule,
                   .proven = gated};
  if (takes_versions(entry)) KGI_TRY(add_version(work, field, span));
  if (takes_years(entry)) KGI_TRY(add_year(work, field, span));
  if (kgi_cuts_word(text, range)) return KG_OK;
  if (kgi_is_compound(text, range)) {
    if (work->discover) kgi_propose_compound(work, field, range, minor ? KGI_NO_ID : entry->type);
    return KG_OK;
  }
  if (minor) return add_minor(work, span);
  return kgi_span_add(work, &span);
}

static kg_status take_hit(kgi_work *work, uint32_t field, const kgi_hit *hit) {
  const kgi_form *form = &work->lexicon->index.forms.items[hit->form];
  kgi_range range = kgi_hit_range(hit);
  if (kgi_ranges_touch(&work->parts[field].quiet, range)) return KG_OK;
  return form->flags & KGI_FORM_NEVER ? add_never(work, field, range, form) : add_name(work, field, range, form);
}

kg_status kgi_find_names(kgi_work *work) {
  for (uint32_t f = 0; f < KG_FIELDS; f++)
    for (size_t i = 0; i < work->parts[f].hits.n; i++) KGI_TRY(take_hit(work, f, &work->parts[f].hits.items[i]));
  return KG_OK;
}
