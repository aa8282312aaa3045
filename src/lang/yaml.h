#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/arena.h"
#include "doc/yaml_emitter.h"
#include "lang/part_runs.h"
#include "lang/value.h"

namespace pave::lang {

/// Appends the value as YAML with a line break at its end. `runs`, when given, gets a mark for every key, every scalar and
/// the first `-` of every list.
///
/// V2Exact is Marshal of sigs.k8s.io/yaml, which goes through JSON: what JSON can't say is an error (`error marshaling
/// into JSON: json: unsupported value: NaN`), and so is what its YAML reader refuses of the JSON (`yaml: control
/// characters are not allowed`); V2 is nearly the same. V3 is the Encoder of go.yaml.in/yaml/v3 with an indentation of 2, which takes the values
/// as they are: 1000000.0 is `1e+06`, bytes are a list of numbers, a nil list is `[]`.
/// None: it was written. Else the message of Go's error, and `out` holds a part; kTextTooLarge when it
/// is longer than kMaxText.
std::optional<std::string> write_yaml(const Value& value, doc::YamlDialect dialect, std::string& out,
                                      PartRuns* runs = nullptr);

/// What a YAML text says.
struct YamlRead {
  Value value;        ///< null when there is nothing, Invalid after an error
  std::string error;  ///< as sigs.k8s.io/yaml says it: `error converting YAML to JSON: yaml: ...`; empty: none
};

/// Reads the first document of a text as Unmarshal of sigs.k8s.io/yaml does: numbers are float64, the last of two equal keys
/// counts. The text is copied into the arena; every value and key has the origin that `text` has for its bytes.
YamlRead read_yaml(const Value& text, base::Arena& arena);

}  // namespace pave::lang
