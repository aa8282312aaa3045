#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/sources.h"
#include "judge/finding.h"

namespace pave::judge {

/// Takes values out of messages: error texts of Helm's functions and of the YAML reader repeat what they could not use.
class ValueMask {
 public:
  explicit ValueMask(const base::Sources& sources) : sources_(sources) {}

  /// A place whose line shows a secret or prints one. Where it is known what is written there, that is masked wherever a
  /// message repeats it; names of fields and functions on the line are not.
  void add(base::Origin place);

  /// The text with `******` for each quoted text, for what stands behind the words that introduce a value, and for the
  /// names of anchors, aliases and tags. Texts between backticks are ours (paths of values) and stay.
  std::string masked(std::string_view text) const;

 private:
  bool is_name(std::string_view text) const;
  std::string without_quoted(std::string_view text) const;

  const base::Sources& sources_;
  std::vector<std::string_view> lines_;
  std::vector<std::string_view> values_;
};

/// Masks the message, help and notes of the finding that a diagnostic became when its source line is hidden, when
/// `prints_secret`, or when it comes from a line that says secret: the one where its value was written, or an inclusion.
void mask_values(const base::Diagnostic& diagnostic, bool prints_secret, const base::Sources& sources,
                 Finding& finding);

}  // namespace pave::judge
