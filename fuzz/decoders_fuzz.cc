// Any text as YAML, JSON and TOML of a template, and as what Go's YAML package would say of it: no text does harm, and
// what is read can be written and is read back as the same.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "doc/yaml_error.h"
#include "lang/gotemplate/builtins/caller.h"
#include "lang/gotemplate/builtins/encodings.h"
#include "lang/gotemplate/builtins/json.h"
#include "lang/gotemplate/builtins/toml.h"
#include "lang/gotemplate/builtins/yaml.h"

namespace {

namespace gotemplate = pave::lang::gotemplate;
using pave::lang::Value;

void demand(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "broken promise: %s\n", what);
  std::abort();
}

std::string_view json_of(const Value& value, gotemplate::Caller& caller) {
  return caller.call(gotemplate::json_functions(), "toJson", {value}).text();
}

/// The same as JSON, unless it can't be said so or its texts change on the way.
void check_back(const Value& read, gotemplate::Caller& caller) {
  std::string_view json = json_of(read, caller);
  if (json.empty()) return;
  Value again = caller.call(gotemplate::json_functions(), "mustFromJson", {Value::of(json)});
  demand(caller.error().empty(), "JSON that was written is JSON");
  demand(json_of(again, caller) == json, "JSON is read back as the same");
  caller.call(gotemplate::yaml_functions(), "toYamlPretty", {read});
  caller.call(gotemplate::toml_functions(), "toToml", {read});
  caller.call(gotemplate::yaml_functions(), "toYaml", {read});
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size > 65536) return 0;
  std::string text(reinterpret_cast<const char*>(data), size);
  gotemplate::Caller caller;
  Value value = Value::of(std::string_view(text));
  check_back(caller.call(gotemplate::yaml_functions(), "fromYaml", {value}), caller);
  check_back(caller.call(gotemplate::json_functions(), "fromJson", {value}), caller);
  check_back(caller.call(gotemplate::toml_functions(), "fromToml", {value}), caller);
  caller.call(gotemplate::encoding_functions(), "b64dec", {value});
  caller.call(gotemplate::encoding_functions(), "b32dec", {value});
  pave::doc::go_yaml_error(text, {pave::base::Code::SyntaxYaml, {}, "refused", {}, {}});
  return 0;
}
