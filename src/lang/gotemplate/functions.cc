#include "lang/gotemplate/functions.h"

#include <algorithm>
#include <vector>

#include "lang/gotemplate/builtins/conversions.h"
#include "lang/gotemplate/builtins/crypto.h"
#include "lang/gotemplate/builtins/dates.h"
#include "lang/gotemplate/builtins/defaults.h"
#include "lang/gotemplate/builtins/dictionaries.h"
#include "lang/gotemplate/builtins/durations.h"
#include "lang/gotemplate/builtins/encodings.h"
#include "lang/gotemplate/builtins/go.h"
#include "lang/gotemplate/builtins/hashes.h"
#include "lang/gotemplate/builtins/helm.h"
#include "lang/gotemplate/builtins/json.h"
#include "lang/gotemplate/builtins/lists.h"
#include "lang/gotemplate/builtins/math.h"
#include "lang/gotemplate/builtins/paths.h"
#include "lang/gotemplate/builtins/random.h"
#include "lang/gotemplate/builtins/regex.h"
#include "lang/gotemplate/builtins/sequences.h"
#include "lang/gotemplate/builtins/strings.h"
#include "lang/gotemplate/builtins/toml.h"
#include "lang/gotemplate/builtins/urls.h"
#include "lang/gotemplate/builtins/versions.h"
#include "lang/gotemplate/builtins/yaml.h"

namespace pave::lang::gotemplate {
namespace {

std::vector<const Function*> gather() {
  const std::span<const Function> topics[] = {
      conversion_functions(), crypto_functions(),   date_functions(),    default_functions(),  dictionary_functions(),
      duration_functions(),   encoding_functions(), go_functions(),      go_comparisons(),     go_printers(),
      hash_functions(),       helm_functions(),     json_functions(),    list_functions(),     math_functions(),
      path_functions(),       random_functions(),   regex_functions(),   sequence_functions(), string_functions(),
      toml_functions(),       url_functions(),      version_functions(), yaml_functions()};
  std::vector<const Function*> all;
  for (std::span<const Function> topic : topics)
    for (const Function& function : topic) all.push_back(&function);
  std::ranges::sort(all, {}, &Function::name);
  return all;
}

}  // namespace

std::span<const Function* const> all_functions() {
  static const std::vector<const Function*> all = gather();
  return all;
}

const Function* find_function(std::string_view name, Edition edition) {
  std::span<const Function* const> all = all_functions();
  auto found = std::ranges::lower_bound(all, name, {}, &Function::name);
  return found != all.end() && (*found)->name == name && (*found)->since <= edition ? *found : nullptr;
}

}  // namespace pave::lang::gotemplate
