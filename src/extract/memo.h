/* What extraction found in one paper before names were spread, as text that a graph can keep. A later run whose paper,
 * lexicon and options are the same takes it instead of extracting again. */
#ifndef KGI_EXTRACT_MEMO_H
#define KGI_EXTRACT_MEMO_H

#include "base/buf.h"
#include "extract/work.h"

/* A mark of all that the result of a paper depends on; 0 when memory ran out. */
uint64_t kgi_memo_mark(const kg_lexicon *lexicon, bool discover, const kgi_paper *paper);

/* Appends the memo of a draft. */
void kgi_memo_write(kgi_buf *out, uint64_t mark, const kgi_draft *draft);

/* Fills a draft from a memo, to which its strings will point. False when the memo has another mark or makes no sense
 * for the paper, or memory ran out. */
bool kgi_memo_read(kg_str memo, uint64_t mark, const kg_lexicon *lexicon, const kgi_paper *paper, kgi_draft *draft);

#endif
