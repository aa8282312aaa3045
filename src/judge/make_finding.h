#pragma once

#include <string_view>

#include "base/sources.h"
#include "judge/finding.h"
#include "judge/sink.h"
#include "kube/object.h"

namespace pave::judge {

/// The finding that a remark about an object becomes: places in words, source lines of secrets hidden.
Finding make_finding(const Remark& remark, const kube::Object& object, const base::Sources& sources);

/// A finding about no object, with the severity of its rule. `document` is the text around it, all of a broken document
/// for example: when that looks like a Secret, the source line is hidden.
Finding make_finding(const base::Diagnostic& diagnostic, std::string_view document, const base::Sources& sources);

}  // namespace pave::judge
