/* Finds the other places where names stand that this paper brought in. */
#include "base/error.h"
#include "extract/boundary.h"
#include "extract/shape.h"
#include "extract/work.h"

enum { FEW = 16 }; /* forms that are sooner sought one by one than put into tables */

static kg_status add_forms(kgi_work *work) {
  kgi_index *index = &work->local_forms;
  kgi_index_empty(index);
  for (uint32_t i = 0; i < work->locals.n; i++) {
    const kgi_local *local = &work->locals.items[i];
    if (local->family != KGI_NO_ID) continue; /* versions are found with their family */
    unsigned flags = kgi_shape_of(local->name) >= KGI_SHAPE_WEAK ? KGI_FORM_EXACT : 0;
    kg_status status = kgi_index_add(index, local->name, KGI_FORM_NAME, i, flags);
    if (status && status != KG_LIMIT && status != KG_SYNTAX) return status;
  }
  return index->forms.n > FEW ? kgi_index_build(index) : KG_OK;
}

static kg_status take_hits(kgi_work *work, uint32_t field) {
  kgi_part *part = &work->parts[field];
  for (size_t i = 0; i < part->hits.n; i++) {
    kgi_range range = kgi_hit_range(&part->hits.items[i]);
    if (kgi_ranges_touch(&part->quiet, range) || kgi_cuts_word(part->text, range)) continue;
    uint32_t id = work->local_forms.forms.items[part->hits.items[i].form].target;
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
    KGI_TRY(kgi_span_add(work, &span));
  }
  return KG_OK;
}

kg_status kgi_find_locals(kgi_work *work) {
  if (!work->locals.n) return KG_OK;
  KGI_TRY(add_forms(work));
  for (uint32_t f = 0; f < KG_FIELDS; f++) {
    work->parts[f].hits.n = 0;
    KGI_TRY(kgi_index_scan(&work->local_forms, &work->parts[f].folded, &work->parts[f].hits));
    KGI_TRY(take_hits(work, f));
  }
  return KG_OK;
}
