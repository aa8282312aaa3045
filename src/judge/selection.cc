#include "judge/selection.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/similar.h"

namespace pave::judge {
namespace {

bool is_prefix_of(std::string_view prefix, std::string_view id) {
  if (!id.starts_with(prefix)) return false;
  return id.size() == prefix.size() || id[prefix.size()] == '/' || id[prefix.size()] == '-';
}

bool says_what_was_not_judged(std::string_view id) { return id.starts_with("syntax/") || id.ends_with("/not-checked"); }

/// 0: none matches.
std::size_t most_specific(const std::vector<Selector>& selectors, base::Code code) {
  std::size_t best = 0;
  for (const Selector& selector : selectors)
    if (selector.matches(code)) best = std::max(best, selector.specificity());
  return best;
}

}  // namespace

std::optional<Selector> Selector::parse(std::string_view text) {
  if (text == "*/not-checked") return Selector(text);
  if (text.ends_with("/*")) text.remove_suffix(1);
  if (text.ends_with('/')) text.remove_suffix(1);
  if (text.empty()) return std::nullopt;
  for (const base::CodeFacts& facts : base::all_codes())
    if (is_prefix_of(text, facts.id)) return Selector(text);
  return std::nullopt;
}

bool Selector::matches(base::Code code) const {
  std::string_view id = base::facts(code).id;
  if (prefix_.starts_with('*')) return id.ends_with(std::string_view(prefix_).substr(1));
  return is_prefix_of(prefix_, id);
}

bool Selection::shows(base::Code code) const {
  std::size_t selected = most_specific(selected_, code);
  std::size_t ignored = most_specific(ignored_, code);
  if (ignored > 0) return selected > ignored;
  if (selected > 0 || selected_.empty()) return true;
  // Who asks for other rules has not asked what holds together, so it does not matter what of that is not known.
  if (code == base::Code::ReferenceNotChecked)
    return std::ranges::any_of(selected_, [](const Selector& one) { return one.text().starts_with("reference/"); });
  return says_what_was_not_judged(base::facts(code).id);
}

bool Selection::shows_family(std::string_view family) const {
  return std::ranges::any_of(base::all_codes(), [&](const base::CodeFacts& facts) {
    return facts.id.substr(0, facts.id.find('/')) == family && !says_what_was_not_judged(facts.id) && shows(facts.code);
  });
}

std::string_view nearest_rule(std::string_view text) {
  base::Nearest nearest(text);
  for (const base::CodeFacts& facts : base::all_codes()) {
    nearest.offer(facts.id);
    nearest.offer(facts.id.substr(0, facts.id.find('/')));
  }
  if (!nearest.best().empty()) return nearest.best();
  // Somebody who knows the name but not the family.
  base::Nearest by_name(text.substr(text.find('/') + 1));
  for (const base::CodeFacts& facts : base::all_codes()) by_name.offer(facts.id.substr(facts.id.find('/') + 1));
  for (const base::CodeFacts& facts : base::all_codes())
    if (!by_name.best().empty() && facts.id.substr(facts.id.find('/') + 1) == by_name.best()) return facts.id;
  return {};
}

std::string unknown_rule_message(std::string_view text) {
  std::string message = fmt::format("no rule is called \"{}\"", text);
  if (std::string_view near = nearest_rule(text); !near.empty()) message += fmt::format(", did you mean \"{}\"?", near);
  return message;
}

}  // namespace pave::judge
