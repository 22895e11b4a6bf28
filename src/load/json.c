/* Node-link JSON: one object with "graph", "nodes" and "links". */
#include "base/str.h"
#include "load/loader.h"
#include "load/value.h"
#include "load/walk.h"

static bool sniff(kg_str head) {
  return kgi_str_starts(head, KGI_STR("{")) && kgi_has_list(head, KGI_STR("\"nodes\""));
}

static kg_status end_graph(kgi_load *load, const kgi_record *record) {
  kg_str view = record->slots[KGI_SLOT_VIEW];
  if (view.len && kg_view_by_name(&load->view, view) != KG_OK)
    kgi_report(load->diag, KG_WARNING, KG_SYNTAX, record->place, "unknown view near '%.*s'", kgi_quoted(view),
               view.ptr);
  kgi_buf_put(&load->left_out, record->slots[KGI_SLOT_LEFT_OUT]);
  return KG_OK;
}

static const kgi_step steps[] = {
    {KGI_AT_START, KGI_NO_SLOT, '{', KGI_AT_TOP},         {KGI_AT_TOP, KGI_KEY_GRAPH, '{', KGI_AT_GRAPH},
    {KGI_AT_TOP, KGI_KEY_NODES, '[', KGI_AT_NODES},       {KGI_AT_NODES, KGI_NO_SLOT, '{', KGI_AT_NODE},
    {KGI_AT_NODE, KGI_SLOT_SOURCES, '[', KGI_AT_SOURCES}, {KGI_AT_SOURCES, KGI_NO_SLOT, '{', KGI_AT_SOURCE},
    {KGI_AT_NODE, KGI_SLOT_ALIASES, '[', KGI_AT_ALIASES}, {KGI_AT_TOP, KGI_KEY_LINKS, '[', KGI_AT_LINKS},
    {KGI_AT_LINKS, KGI_NO_SLOT, '{', KGI_AT_LINK},        {KGI_AT_LINK, KGI_KEY_MENTIONS, '[', KGI_AT_MENTIONS},
    {KGI_AT_MENTIONS, KGI_NO_SLOT, '{', KGI_AT_MENTION},
};

static const kgi_document document = {.steps = steps,
                                      .n_steps = sizeof steps / sizeof *steps,
                                      .end = {[KGI_AT_GRAPH] = end_graph,
                                              [KGI_AT_NODE] = kgi_load_node,
                                              [KGI_AT_SOURCE] = kgi_load_source,
                                              [KGI_AT_LINK] = kgi_load_link,
                                              [KGI_AT_MENTION] = kgi_load_mention}};

static kg_status load_json(kgi_load *load, kg_error *err) { return kgi_walk(load, &document, load->bytes, NULL, err); }

const kgi_loader kgi_loader_json = {.name = "json", .sniff = sniff, .load = load_json};
