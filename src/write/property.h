/* The graph as databases take it: labelled nodes with properties. Nodes go by ids that other graphs share. */
#ifndef KGI_WRITE_PROPERTY_H
#define KGI_WRITE_PROPERTY_H

#include "write/column.h"

/* Whether nodes or edges of this kind (KGI_ON_…) have the column as a property. */
bool kgi_is_property(const kgi_column *column, unsigned on);

/* The paper's id, or TYPE:NAME of the entity; valid until the next value of the sheet. */
kg_str kgi_property_id(kgi_sheet *sheet, uint32_t node);

/* "Model" of the type model: letters and digits only; the same for the relation uses: "USES". Appended to `out`. */
void kgi_property_label(kgi_buf *out, kg_str type);
void kgi_property_relation(kgi_buf *out, kg_relation relation);

#endif
