#pragma once

#include <string_view>

#include "base/sources.h"
#include "judge/finding.h"
#include "judge/secret.h"
#include "judge/sink.h"
#include "kube/object.h"

namespace pave::judge {

/// The finding that a remark about an object becomes: places in words, source lines of secrets hidden.
/// `secrets` are those of the object, `lines` those of the text.
Finding make_finding(const Remark& remark, const kube::Object& object, SecretPlaces& secrets, FlowLines& lines,
                     const base::Sources& sources);

/// What a step of the way back from a rendered text is, in words: `the value was written here`.
std::string_view trace_words(base::TraceStep::Kind kind);

/// A finding about no object, with the severity of its rule. `document` tells what the text around it looks like, all of
/// a broken document for example: when that is a Secret, the source line is hidden.
Finding make_finding(const base::Diagnostic& diagnostic, DocumentLooks document, FlowLines& lines,
                     const base::Sources& sources);

/// A finding about a chart or its values: no object is known. A line that says `password: ...` or the like is
/// hidden, and no message repeats its value (mask_values).
Finding make_chart_finding(const base::Diagnostic& diagnostic, const base::Sources& sources);

}  // namespace pave::judge
