#include "write/gv.h"

#include <stdarg.h>
#include <stdio.h>

/* cgraph takes char * where it means const char *. */
static char *loose(const char *text) { return (char *)(uintptr_t)text; }

void kgi_gv_declare(Agraph_t *graph, int kind, const char *name, const char *value) {
  (void)agattr(graph, kind, loose(name), loose(value));
}

void kgi_gv_set(void *object, const char *name, const char *value) { (void)agset(object, loose(name), loose(value)); }

void kgi_gv_setf(void *object, const char *name, const char *format, ...) {
  char value[256];
  va_list args;
  va_start(args, format);
  vsnprintf(value, sizeof value, format, args);
  va_end(args);
  kgi_gv_set(object, name, value);
}

Agraph_t *kgi_gv_graph(void) { return agopen(loose("kgextract"), Agstrictundirected, NULL); }

Agnode_t *kgi_gv_node(Agraph_t *graph, const char *name) { return agnode(graph, loose(name), 1); }

Agedge_t *kgi_gv_edge(Agraph_t *graph, Agnode_t *a, Agnode_t *b) { return agedge(graph, a, b, NULL, 1); }

bool kgi_gv_layout(GVC_t *gvc, Agraph_t *graph, const char *engine) {
  (void)agreseterrors();
  if (gvLayout(gvc, graph, engine) != 0) {
    fprintf(stderr, "Graphviz has no layout '%s'; run \"dot -c\" or install libgvc6 again\n", engine);
    return false;
  }
  return agerrors() == 0;
}
