#include "extract/part.h"

#include <stdlib.h>

#include "base/str.h"

kg_status kgi_part_set(kgi_part *part, kg_str text, const kgi_index *index) {
  part->text = text;
  part->hits.n = part->cues.n = part->sentences.n = part->quiet.n = 0;
  kg_status status = kgi_fold(&part->folded, text);
  return status ? status : kgi_index_scan_apart(index, &part->folded, &part->hits, &part->cues);
}

kg_status kgi_part_cut(kgi_part *part) {
  kg_status status = kgi_marks_set(&part->marks, part->text);
  if (!status) status = kgi_sentences(part->text, &part->marks, &part->sentences);
  return status ? status : kgi_quiet_zones(part->text, &part->marks, &part->quiet);
}

void kgi_part_clear(kgi_part *part) {
  kgi_folded_clear(&part->folded);
  free(part->hits.items);
  free(part->cues.items);
  free(part->marks.blocks.items);
  free(part->sentences.items);
  free(part->starts.begun.items);
  free(part->starts.first.items);
  free(part->quiet.items);
  free(part->held.items);
  free(part->claimed.items);
  *part = (kgi_part){0};
}

size_t kgi_part_sentence_number(const kgi_part *part, uint32_t at) {
  size_t low = 0, high = part->sentences.n;
  while (high - low > 1) {
    size_t middle = (low + high) / 2;
    if (part->sentences.items[middle].start <= at)
      low = middle;
    else
      high = middle;
  }
  return low;
}

kgi_range kgi_part_sentence(const kgi_part *part, uint32_t at) {
  kgi_range all = {0, (uint32_t)part->text.len};
  kgi_range range = part->sentences.n ? part->sentences.items[kgi_part_sentence_number(part, at)] : all;
  kg_str sentence = kgi_str_trim(kgi_str_slice(part->text, range.start, range.end));
  uint32_t start = sentence.ptr ? (uint32_t)(sentence.ptr - part->text.ptr) : 0;
  return (kgi_range){start, start + (uint32_t)sentence.len};
}

bool kgi_ranges_touch(const kgi_ranges *ranges, kgi_range range) {
  for (size_t i = 0; i < ranges->n; i++)
    if (ranges->items[i].start < range.end && range.start < ranges->items[i].end) return true;
  return false;
}
