#include "lang/gotemplate/functions.h"

#include <algorithm>
#include <vector>

#include "lang/gotemplate/builtins/go.h"
#include "lang/gotemplate/builtins/helm.h"

namespace pave::lang::gotemplate {
namespace {

std::vector<const Function*> gather() {
  std::vector<const Function*> all;
  for (std::span<const Function> topic : {go_functions(), go_comparisons(), go_printers(), helm_functions()})
    for (const Function& function : topic) all.push_back(&function);
  std::ranges::sort(all, {}, &Function::name);
  return all;
}

}  // namespace

std::span<const Function* const> all_functions() {
  static const std::vector<const Function*> all = gather();
  return all;
}

const Function* find_function(std::string_view name) {
  std::span<const Function* const> all = all_functions();
  auto found = std::ranges::lower_bound(all, name, {}, &Function::name);
  return found != all.end() && (*found)->name == name ? *found : nullptr;
}

}  // namespace pave::lang::gotemplate
