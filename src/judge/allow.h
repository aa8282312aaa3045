#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/sources.h"
#include "doc/reader.h"
#include "judge/selection.h"
#include "judge/sink.h"
#include "kube/object.h"

namespace pave::judge {

/// Exceptions that an input makes from rules, each with its reason: in a comment `# pave:allow RULE reason`, or in the
/// annotation `pave.dev/allow: "RULE reason; RULE reason"`. RULE is a Selector.
///
/// A comment stands on the line of the finding, or alone (or behind `---`) on the line above (more comment lines may come between). It
/// covers the outermost node that begins on that line with everything inside it: a field with its value, a list item,
/// the whole object when it stands at its first line. The annotation covers its object.
///
/// An exception without a reason, or for a rule that does not exist, allows nothing and is a mistake of its own. The
/// rules syntax/allow-* can't be excepted.
class Allowances {
 public:
  /// The reason why a finding of that rule at that place is allowed; empty: it is not. The text lives as long as this.
  std::string_view reason(base::Code code, base::Origin origin) const;

  /// Nothing is allowed, whatever the rule and the place.
  bool empty() const { return entries_.empty(); }

  /// syntax/allow-without-reason and syntax/allow-unknown-rule.
  const std::vector<Remark>& mistakes() const { return mistakes_; }

 private:
  friend Allowances comment_allowances(const base::Source&, std::span<const doc::Comment>, const doc::Document&);
  friend Allowances annotation_allowances(const kube::Object&);

  /// Places from first to before end.
  struct Range {
    std::uint32_t first;
    std::uint32_t end;
  };
  struct Entry {
    Selector selector;
    std::string reason;
    Range covers;
    std::size_t around;  ///< the entry before that covers all of this one, too; kNone: there is none
  };
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  void add(std::string_view words, Range covers, base::Origin origin, std::string_view field, std::string_view form);
  void add(Selector selector, std::string_view reason, Range covers);

  /// In the order of their first places; two of them are apart or one inside the other. None is inside another one with
  /// the same selector, so few are around a place.
  std::vector<Entry> entries_;
  std::vector<Remark> mistakes_;
};

/// What the comments inside one document allow. Comments of other documents of the stream are passed over, and a document
/// without a root allows nothing. Costs one search through the comments when none of them is an exception.
Allowances comment_allowances(const base::Source& source, std::span<const doc::Comment> comments,
                              const doc::Document& document);

/// What the annotation of an object allows, for all places of the object.
Allowances annotation_allowances(const kube::Object& object);

}  // namespace pave::judge
