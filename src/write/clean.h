/* The one sanitiser of text on its way out. Text from readers is valid already and passes through untouched; text put
 * into a graph by other programs may not be. */
#ifndef KGI_WRITE_CLEAN_H
#define KGI_WRITE_CLEAN_H

#include "base/buf.h"

/* How many bytes at the start of the text are printable ASCII and none of `stops`, where the same may stand twice: most
 * texts are that to their end, and need neither be cleaned nor escaped. */
size_t kgi_clean_plain(kg_str text, const char stops[4]);

/* The text as valid UTF-8; itself if it was, else a copy in *scratch with U+FFFD for what was broken. */
kg_str kgi_clean_utf8(kgi_buf *scratch, kg_str text);

/* The text with only characters that XML can hold. Of valid UTF-8 the length stays, so offsets keep their meaning. */
kg_str kgi_clean_xml(kgi_buf *scratch, kg_str text);

/* One line for a label: white space as single blanks; control, format and direction characters gone. Always a copy. */
kg_str kgi_clean_label(kgi_buf *scratch, kg_str text);

#endif
