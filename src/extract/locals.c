/* Finds the other places where names stand that this paper brought in. */
#include "extract/boundary.h"
#include "extract/shape.h"
#include "extract/work.h"

static kg_status add_forms(const kgi_work *work, kgi_index *index) {
  for (uint32_t i = 0; i < work->locals.n; i++) {
    const kgi_local *local = &work->locals.items[i];
    if (local->family != KGI_NO_ID) continue; /* versions are found with their family */
    unsigned flags = kgi_shape_of(local->name) >= KGI_SHAPE_WEAK ? KGI_FORM_EXACT : 0;
    kg_status status = kgi_index_add(index, local->name, KGI_FORM_NAME, i, flags);
    if (status && status != KG_LIMIT && status != KG_SYNTAX) return status;
  }
  return kgi_index_build(index);
}

static kg_status take_hits(kgi_work *work, const kgi_index *index, uint32_t field) {
  kgi_part *part = &work->parts[field];
  for (size_t i = 0; i < part->hits.n; i++) {
    kgi_range range = kgi_hit_range(&part->hits.items[i]);
    if (kgi_ranges_touch(&part->quiet, range) || kgi_cuts_word(part->text, range)) continue;
    uint32_t id = index->forms.items[part->hits.items[i].form].target;
    const kgi_local *local = &work->locals.items[id];
    if (kgi_is_compound(part->text, range)) {
      if (!local->never) kgi_propose_compound(work, field, range, local->type);
      continue;
    }
    kgi_span span = {.field = field,
                     .range = range,
                     .entry = KGI_NO_ID,
                     .local = id,
                     .confidence = local->confidence,
                     .rule = local->rule,
                     .never = local->never,
                     .proven = local->redefined};
    if (!KGI_VEC_PUSH(&work->spans, span)) return KG_NOMEM;
  }
  return KG_OK;
}

kg_status kgi_find_locals(kgi_work *work) {
  if (!work->locals.n) return KG_OK;
  kgi_index index = {0};
  kg_status status = add_forms(work, &index);
  for (uint32_t f = 0; !status && f < KG_FIELDS; f++) {
    work->parts[f].hits.n = 0;
    status = kgi_index_scan(&index, &work->parts[f].folded, &work->parts[f].hits);
    if (!status) status = take_hits(work, &index, f);
  }
  kgi_index_clear(&index);
  return status;
}
