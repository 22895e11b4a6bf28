/* Lines read by several threads: each takes the next few hundred kilobytes of them and reads them as an input of their
 * own; what came out is handed over in the order of the lines. */
#ifndef KGI_READ_AHEAD_H
#define KGI_READ_AHEAD_H

#include "read/reader.h"

/* Reads an input line by line. */
typedef kg_status (*kgi_lines_fn)(kgi_reading *reading);

/* Reads the input, which is not in memory, with several threads; hands over and reports what `read` alone would, in the
 * same order, by one thread at a time. From a line on that is too long `read` reads alone. */
kg_status kgi_ahead_read(kgi_reading *reading, kgi_lines_fn read) KG_CHECKED;

#endif
