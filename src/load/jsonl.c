/* JSON lines: one paper a line with its entities. A broken line is reported and the rest is used. */
#include <string.h>

#include "base/str.h"
#include "load/loader.h"
#include "load/walk.h"

static bool sniff(kg_str head) {
  kg_str line;
  return kgi_str_split(&head, '\n', &line) && kgi_str_starts(line, KGI_STR("{")) &&
         kgi_has_list(line, KGI_STR("\"entities\""));
}

static const kgi_step steps[] = {
    {KGI_AT_START, KGI_NO_SLOT, '{', KGI_AT_TOP},
    {KGI_AT_TOP, KGI_SLOT_SOURCES, '[', KGI_AT_SOURCES},
    {KGI_AT_SOURCES, KGI_NO_SLOT, '{', KGI_AT_SOURCE},
    {KGI_AT_TOP, KGI_KEY_ENTITIES, '[', KGI_AT_ENTITIES},
    {KGI_AT_ENTITIES, KGI_NO_SLOT, '{', KGI_AT_ENTITY},
    {KGI_AT_ENTITY, KGI_SLOT_ALIASES, '[', KGI_AT_ALIASES},
    {KGI_AT_ENTITY, KGI_KEY_MENTIONS, '[', KGI_AT_MENTIONS},
    {KGI_AT_MENTIONS, KGI_NO_SLOT, '{', KGI_AT_MENTION},
};

static const kgi_document document = {.steps = steps,
                                      .n_steps = sizeof steps / sizeof *steps,
                                      .end = {[KGI_AT_TOP] = kgi_load_citing,
                                              [KGI_AT_SOURCE] = kgi_load_source,
                                              [KGI_AT_ENTITY] = kgi_load_cited,
                                              [KGI_AT_MENTION] = kgi_load_mention}};

/* Reads on until a line is there. */
static kg_status reach_line(kgi_load *load, kg_str rest, kg_error *err) {
  enum { FIRST_STEP = 1 << 16 };
  kg_str part = {rest.ptr, 0};
  for (size_t step = FIRST_STEP; part.len < rest.len; step *= 2) {
    kg_str more = kgi_str_slice(rest, part.len, part.len + step);
    KGI_TRY(kgi_load_reach(load, more, err));
    if (memchr(more.ptr, '\n', more.len)) return KG_OK;
    part.len += more.len;
  }
  return KG_OK;
}

static kg_status load_line(kgi_load *load, kg_str line, kg_error *err) {
  kg_error broken = {0};
  if (!kgi_str_trim(line).len) return KG_OK;
  kg_status status = kgi_walk(load, &document, line, NULL, &broken);
  if (status == KG_OK) return KG_OK;
  if (status != KG_SYNTAX) return kgi_fail(err, status, (kgi_place){.source = load->name}, "%s", broken.text);
  kgi_report_error(load->diag, KG_ERROR, &broken);
  return kgi_load_uncited(load);
}

static kg_status load_jsonl(kgi_load *load, kg_error *err) {
  kg_str rest = load->bytes, line;
  while (rest.ptr) {
    KGI_TRY(reach_line(load, rest, err));
    (void)kgi_str_split(&rest, '\n', &line);
    kgi_load_pass(load, line.ptr);
    KGI_TRY(load_line(load, line, err));
  }
  return KG_OK;
}

const kgi_loader kgi_loader_jsonl = {.name = "jsonl", .sniff = sniff, .load = load_jsonl};
