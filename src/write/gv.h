/* Graphviz through its C libraries. Only for child processes: it leaks, has static state and ends the process when it
 * is in trouble. Attribute names and values here are our own; text of users must be escaped before (see escape.h). */
#ifndef KGI_WRITE_GV_H
#define KGI_WRITE_GV_H

#include <graphviz/gvc.h>
#include <stdbool.h>

#include <kgextract/base.h>

/* Declares an attribute of all objects of a kind (AGRAPH, AGNODE, AGEDGE) with its default. */
void kgi_gv_declare(Agraph_t *graph, int kind, const char *name, const char *value);

/* Sets a declared attribute. */
void kgi_gv_set(void *object, const char *name, const char *value);
void kgi_gv_setf(void *object, const char *name, const char *format, ...) KG_PRINTF(3, 4);

/* A new undirected graph without parallel edges. */
Agraph_t *kgi_gv_graph(void);
Agnode_t *kgi_gv_node(Agraph_t *graph, const char *name);
Agedge_t *kgi_gv_edge(Agraph_t *graph, Agnode_t *a, Agnode_t *b);

/* Lays out; says on standard error what went wrong. */
bool kgi_gv_layout(GVC_t *gvc, Agraph_t *graph, const char *engine);

#endif
