/* What a gzip file holds, checked: as an input of its own. */
#ifndef KGI_READ_GUNZIP_H
#define KGI_READ_GUNZIP_H

#include <zlib.h>

#include "read/input.h"

/* It must not move while it is open. */
typedef struct kgi_gunzip {
  kgi_input output; /* what is unpacked; cut with a reason where the file is cut off or cannot be unpacked */
  kgi_input *from;
  z_stream z;
  gz_header header; /* of the member that is being unpacked: some files hold several, one behind the other */
  unsigned trailer; /* bytes of the last member's end that are still to be passed over */
  bool between;     /* a member has ended, and no other begun */
  bool is_further;  /* the member is not the first */
  bool ended;
  bool is_wrong;    /* the check of some member failed */
  bool has_garbage; /* something else stands behind the last member */
} kgi_gunzip;

/* Whether these are the first bytes of a gzip file. */
bool kgi_is_gzip(kg_str head);

/* Unpacks what is left of `from`, which must stay. Nothing is to be closed when this fails. */
kg_status kgi_gunzip_open(kgi_gunzip *gunzip, kgi_input *from, kg_error *err) KG_CHECKED;
void kgi_gunzip_close(kgi_gunzip *gunzip);

/* Reports what was found wrong with a file that could be unpacked to its end. */
void kgi_gunzip_report(const kgi_gunzip *gunzip, kg_diag *diag);

#endif
