/* What trends are told from. */
#ifndef KGI_QUERY_TREND_H
#define KGI_QUERY_TREND_H

#include "query/verb.h"

/* By entity, in the question's memory. */
kg_status kgi_question_turnouts(kgi_question *question, const kgi_turnout **turnouts) KG_CHECKED;

#endif
