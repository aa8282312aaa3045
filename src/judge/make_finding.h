#pragma once

#include <string_view>

#include "base/sources.h"
#include "judge/finding.h"
#include "judge/secret.h"
#include "judge/sink.h"
#include "kube/object.h"

namespace pave::judge {

/// The finding that a remark about an object becomes: places in words, source lines of secrets hidden.
/// `secrets` are those of the object.
Finding make_finding(const Remark& remark, const kube::Object& object, SecretPlaces& secrets,
                     const base::Sources& sources);

/// A finding about no object, with the severity of its rule. `document` tells what the text around it looks like, all of
/// a broken document for example: when that is a Secret, the source line is hidden.
Finding make_finding(const base::Diagnostic& diagnostic, DocumentLooks document, const base::Sources& sources);

/// The same for one finding in a text: the text is searched each time.
Finding make_finding(const base::Diagnostic& diagnostic, std::string_view document, const base::Sources& sources);

}  // namespace pave::judge
