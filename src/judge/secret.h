#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/sources.h"
#include "doc/node.h"
#include "doc/reader.h"
#include "kube/object.h"

namespace pave::judge {

/// Bytes of a text from begin to before end.
struct TextSpan {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// The places of an object whose lines are not shown. They are worked out at the first question and kept, so that many
/// findings in one object cost little more than one. Object and sources must outlive this.
class SecretPlaces {
 public:
  SecretPlaces(const kube::Object& object, const base::Sources& sources) : object_(object), sources_(sources) {}

  /// Whether the line of that place may show a secret: a part of a Secret's `data` or `stringData`, or of a field that a
  /// Secret does not have, or of the copy of a Secret that `kubectl apply` keeps in an annotation; or the value of an
  /// environment variable (people put passwords there), when `field`, the path that the finding is about, lies in a
  /// container's `env`; or a field of a custom resource that may_hold_secret().
  bool shows_secret(std::string_view field, base::Origin origin);

 private:
  bool shows_value_of_secret(std::string_view field, base::Origin origin);
  bool shows_value_of(std::string_view list, std::string_view field, base::Origin origin);
  void find_values(const base::Source& source);
  TextSpan line_of(std::size_t offset, const base::Source& source);

  const kube::Object& object_;
  const base::Sources& sources_;
  TextSpan line_;                                ///< the last one that was asked for
  std::optional<std::vector<TextSpan>> values_;  ///< of a Secret, sorted; none overlaps another
  const doc::Node* variable_ = nullptr;          ///< the last one that was asked for
  std::vector<std::uint32_t> variable_places_;   ///< of its fields that may hold a value, sorted
};

/// Whether a field of a custom resource, by its path, may hold a secret, whose kind's definition doesn't say so: it, or a
/// field around it, is called like one (`password`, `authToken`, `api_key`), or it is the value of an environment variable
/// (`env[0].value`, `env.NAME`). What refers to a secret (`passwordRef`, `secretName`) holds none.
bool may_hold_secret(std::string_view field);

/// Whether a kind is Secret, or a misspelt Secret.
bool resembles_secret(std::string_view kind);

/// Which lines in flow style (JSON on one line, say) show values of a Secret or of environment variables, whatever a
/// finding on them is about. For the lines of one text; many findings on one long line cost one pass over it.
class FlowLines {
 public:
  bool show_secret(std::string_view line);

 private:
  std::string_view last_;  ///< the line that was asked for last, and the answer
  bool last_shows_ = false;
};

/// What the text of a document that could not be read looks like: nothing is known of its parts.
struct DocumentLooks {
  bool secret = false;  ///< a Secret
  bool env = false;     ///< something with environment variables

  bool operator==(const DocumentLooks&) const = default;
};
DocumentLooks looks_of(std::string_view document);

/// The looks of the document around an offset in a text: from the `---` above to the one below.
DocumentLooks looks_around(std::string_view text, std::size_t at);

/// The looks of the documents of a stream, asked for in any order; each text is searched once. What does not say its
/// kind may be the rest of the one above, cut off by a `---` inside a text: then it looks like that one, too.
class StreamLooks {
 public:
  StreamLooks() = default;
  StreamLooks(std::string_view text, std::span<const doc::Document> documents) : text_(text), documents_(documents) {}

  DocumentLooks at(std::size_t document);

 private:
  std::string_view text_;
  std::span<const doc::Document> documents_;
  std::vector<DocumentLooks> looks_;  ///< of the first documents
};

/// Whether a line of such a document looks like the value of an environment variable.
bool looks_like_env_value(std::string_view line, DocumentLooks document);

/// Whether a line of such a document says only its kind or apiVersion, in block style.
bool is_type_line(std::string_view line);

/// A message about the text of such a document, in which the names of aliases, anchors and tags are hidden: a password
/// that begins with `*`, `&` or `!` is taken for one.
std::string without_names(std::string_view message);

}  // namespace pave::judge
