/* Ids of papers (arXiv, DOI, ACL Anthology) found in links and text, and dates. */
#ifndef KGI_READ_ARXIV_H
#define KGI_READ_ARXIV_H

#include <stdbool.h>

#include <kgextract/base.h>

/* The arXiv id that is all of `text` (with or without "arXiv:" and version), without version; else empty. */
kg_str kgi_arxiv_id(kg_str text);

/* The first arXiv id, DOI or ACL id that `text` states by a link or a prefix such as "arXiv:" or "doi:", as a view of
 * `text`, without version; else empty. */
kg_str kgi_find_paper_id(kg_str text);

/* Year and month of an arXiv id as "YYYY-MM"; false if `id` is not one. */
bool kgi_arxiv_month(kg_str id, char out[8]);

/* A date in any usual form ("2024年09月09日", "9 Sep 2024", "2024-09-09T12:00:00Z", "2024") as YYYY[-MM[-DD]]; false if
 * there is none. */
bool kgi_find_date(kg_str text, char out[11]);

#endif
