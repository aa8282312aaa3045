#pragma once

#include <cstdint>
#include <expected>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/origin.h"
#include "doc/json_schema/draft.h"
#include "doc/json_schema/violation.h"
#include "doc/node.h"

namespace pave::doc::json_schema {

/// Where the documents come from that a schema refers to.
class Documents {
 public:
  /// The schema of a URL, which has no fragment; its tree must live as long as the program. Fails with a reason.
  virtual std::expected<const Node*, std::string> load(std::string_view url) = 0;

 protected:
  ~Documents() = default;
};

/// What `format` means.
enum class Formats : std::uint8_t {
  Annotation,  ///< nothing
  Dialect,     ///< as jsonschema v6 does: an assertion in drafts 4 to 7, later where the meta-schema says so
  Assertion,
};

struct CompileOptions {
  Draft default_draft = Draft::D2020;  ///< of schemas without `$schema`
  Formats formats = Formats::Dialect;
  Documents* documents = nullptr;  ///< null: there are none but the drafts' own
  bool judge_schema = true;        ///< compare schemas with their meta-schema first
};

inline constexpr int kMaxNesting = 1000;               ///< schemas inside each other, references counted, at one value
inline constexpr std::int64_t kMaxSteps = 3'000'000;   ///< schemas that are applied in one validation
inline constexpr std::size_t kMaxSchemas = 1'000'000;  ///< in one program
inline constexpr std::size_t kMaxDocuments = 1'000;    ///< that one program loads
inline constexpr std::size_t kMaxDigits = 4096;        ///< of a number in a schema or a value

/// Why a schema can't be used.
struct SchemaError {
  enum class Kind : std::uint8_t {
    Broken,      ///< against the rules of its draft
    Unresolved,  ///< a reference that leads nowhere, or to a document that is not there
    Pattern,     ///< a regular expression that RE2 does not have
    Limit,
  };
  Kind kind = Kind::Broken;
  std::string words;    ///< as jsonschema v6 says it
  std::string message;  ///< in plain words
  std::string help;
  base::Origin origin;  ///< in the schema; unknown where a loaded document has none
};

struct Schema;

/// A compiled schema. May be used by many threads at once.
class Program {
 public:
  Program(Program&&) noexcept;
  Program& operator=(Program&&) noexcept;
  ~Program();

  /// What the value breaks, or nothing. The Violation has the rule Root.
  std::optional<Violation> validate(const Node& value) const;

  struct Parts;
  explicit Program(std::unique_ptr<Parts> parts);

 private:
  std::unique_ptr<Parts> parts_;
};

/// Compiles the schema that is read from `url` (without a fragment), as Compiler.Compile of jsonschema v6. Drafts 4, 6, 7,
/// 2019-09 and 2020-12. The tree must live as long as the program, and no node may stand in it twice (JSON has no aliases).
std::expected<Program, SchemaError> compile(const Node& schema, std::string_view url, const CompileOptions& options);

}  // namespace pave::doc::json_schema
