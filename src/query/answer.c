/* Filling an answer: rows with their evidence, cells, and the part of the graph it speaks of. */
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "query/verb.h"

enum { MOST_COLUMNS = 16 };

/* "file:line:col" of a mention, in the first file its paper was read from. */
static kg_status place_of(kgi_question *question, const kg_edge *edge, const kg_mention *mention, kg_str *cell) {
  const kg_paper *paper = kgi_question_record(question, edge->from);
  *cell = (kg_str){NULL, 0};
  if (!paper->n_sources || !mention->line) return KG_OK;
  kg_str file = paper->sources[0].file;
  return kgi_cell_text(question, cell, "%.*s:%u:%u", (int)file.len, file.ptr, mention->line, mention->col);
}

kg_status kgi_answer_row(kgi_question *question, const kg_str *cells, const kg_edge *edge, const kg_mention *mention) {
  kg_table *table = question->table;
  kg_str row[MOST_COLUMNS] = {{NULL, 0}};
  memcpy(row, cells, table->n_plain * sizeof *row);
  if (edge) KGI_TRY(kgi_answer_edge(question, edge));
  if (edge && mention) row[table->n_plain] = kg_mention_sentence(mention);
  if (edge && mention && question->options.evidence)
    KGI_TRY(place_of(question, edge, mention, &row[table->n_plain + 1]));
  return kgi_table_add(table, row);
}

bool kgi_answer_full(const kgi_question *question) {
  return question->options.top && kg_table_rows(question->table) >= question->options.top;
}

kg_status kgi_answer_edge(kgi_question *question, const kg_edge *edge) {
  return KGI_VEC_PUSH(&question->table->edges, (kgi_pair){edge->from, edge->to}) ? KG_OK : KG_NOMEM;
}

kg_status kgi_answer_node(kgi_question *question, size_t node) {
  return KGI_VEC_PUSH(&question->table->nodes, (uint32_t)node) ? KG_OK : KG_NOMEM;
}

kg_status kgi_answer_around(kgi_question *question, size_t node) {
  return KGI_VEC_PUSH(&question->table->centres, (uint32_t)node) ? KG_OK : KG_NOMEM;
}

kg_status kgi_cell_count(kgi_question *question, size_t count, kg_str *cell) {
  return kgi_cell_text(question, cell, "%zu", count);
}

/* Printed as whole numbers, so that no locale puts a comma into it. */
kg_status kgi_cell_decimal(kgi_question *question, double value, kg_str *cell) {
  long thousandths = lround(fabs(value) * 1000);
  return kgi_cell_text(question, cell, "%s%ld.%03ld", value < 0 && thousandths ? "-" : "", thousandths / 1000,
                       thousandths % 1000);
}

kg_status kgi_cell_text(kgi_question *question, kg_str *cell, const char *format, ...) {
  va_list args, again;
  va_start(args, format);
  va_copy(again, args);
  int len = vsnprintf(NULL, 0, format, args);
  char *text = len < 0 ? NULL : kgi_arena_alloc(&question->arena, (size_t)len + 1);
  if (text) *cell = (kg_str){text, (size_t)vsnprintf(text, (size_t)len + 1, format, again)};
  va_end(again);
  va_end(args);
  return text ? KG_OK : KG_NOMEM;
}
