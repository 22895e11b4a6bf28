/* Compressed inputs (gzip, bzip2, xz, zstd, lz4) and archives (tar, zip), unpacked as they are read. */
#ifndef KGI_READ_PACKED_H
#define KGI_READ_PACKED_H

#include "read/reader.h"

/* Whether an input that starts like this is packed. */
bool kgi_is_packed(kg_str head);

/* Reads what is packed in the input: itself, or each file of an archive under the name "archive.tar:file". `missing`
 * as in kgi_read_input. */
kg_status kgi_packed_read(kgi_reading *reading, kg_severity missing) KG_CHECKED;

#endif
