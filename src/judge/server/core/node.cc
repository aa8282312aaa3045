#include "judge/server/core/node.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "judge/server/core/resources.h"
#include "judge/server/formats.h"
#include "judge/server/ip_fields.h"
#include "judge/server/seen.h"
#include "judge/value_text.h"

namespace pave::judge::server::core {
namespace {

using base::Code;

/// The server names taints as if they stood in the metadata.
void taints(Value root) {
  Value list = root[f::spec][f::taints];
  if (list.size() == 0) return;
  Value named = root[f::metadata].named("taints");
  Seen<std::pair<std::string_view, std::string_view>> seen;
  for (std::uint32_t i = 0; i < list.size(); ++i) {
    Value taint = list.item(i);
    Value place = named.item(i);
    Value key = taint[f::key];
    Value value = taint[f::value];
    Value effect = taint[f::effect];
    if (!kQualifiedName.fits(key.text()))
      place.named("key").say_at(key, Code::ServerBadLabel,
                                fmt::format("{} is not the key of a label", quoted(key.text())),
                                std::string(kQualifiedName.help));
    if (!kLabelValue.fits(value.text()))
      place.named("value").say_at(value, Code::ServerBadLabel,
                                  fmt::format("{} is not the value of a label", quoted(value.text())),
                                  std::string(kLabelValue.help));
    std::string_view text = effect.text();
    if (text != "NoSchedule" && text != "PreferNoSchedule" && text != "NoExecute")
      place.named("effect").say_at(effect, Code::ServerBadValue, fmt::format("{} is no effect", quoted(text)),
                                   "write NoSchedule, PreferNoSchedule or NoExecute");
    if (!seen.insert({key.text(), text}))
      place.say_at(taint, Code::ServerDuplicate,
                   fmt::format("the taint {} with effect {} stands twice in the list", quoted(key.text()), text),
                   "remove one");
  }
}

void amounts(Value status, doc::Symbol field, std::string_view name) {
  for (Value entry : status[field].children()) {
    std::optional<base::Quantity> amount = amount_of(entry);
    if (!amount) continue;
    Value place = status.named(name).named(entry.key());
    if (amount->sign() < 0)
      place.say_at(entry, Code::ServerBadQuantity, fmt::format("{} is negative", quoted(entry.text())),
                   "write 0 or more");
    else if (is_counted_resource(entry.key()) && !amount->is_whole())
      place.say_at(entry, Code::ServerBadQuantity, fmt::format("{} is no whole number", quoted(entry.text())),
                   "write a whole number");
  }
}

/// `MyFeature` or `MyFeature/part`.
bool is_feature(std::string_view text) {
  if (text.size() > 253 || text.empty() || text[0] < 'A' || text[0] > 'Z') return false;
  auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  for (std::size_t i = 0; i < text.size(); ++i) {
    bool at_start = i == 0 || text[i - 1] == '/';
    bool is_digit = text[i] >= '0' && text[i] <= '9';
    if (is_letter(text[i]) || (is_digit && !at_start)) continue;
    if (text[i] != '/' || at_start || i + 1 == text.size()) return false;
  }
  return true;
}

void declared_features(Value list) {
  std::string_view before;
  for (std::uint32_t i = 0; i < list.size(); ++i) {
    Value item = list.item(i);
    std::string_view name = item.text();
    if (!is_feature(name))
      item.say(Code::ServerBadFormat, fmt::format("{} is not the name of a feature", quoted(name)),
               "write it as `MyFeature` or `MyFeature/part`");
    if (i > 0 && name == before)
      item.say(Code::ServerDuplicate, fmt::format("{} stands twice in the list", quoted(name)), "remove one");
    else if (i > 0 && name < before)
      item.say(Code::ServerBadValue, fmt::format("{} stands behind {}", quoted(name), quoted(before)), "sort the list");
    before = name;
  }
}

/// What the server keeps of the status when a Node is created. From 1.36 on it knows declared features
/// (NodeDeclaredFeatures).
void new_status(Value root) {
  Value status = root[f::status];
  if (root.updating() || !status.written()) return;
  amounts(status, f::capacity, "capacity");
  amounts(status, f::allocatable, "allocatable");
  if (Value swap = status[f::nodeInfo][f::swap][f::capacity]; swap.written() && swap.integer_or(1) <= 0)
    root[f::metadata]
        .named("nodeSwapStatus")
        .named("capacity")
        .say_at(swap, Code::ServerOutOfRange, "the capacity of swap is not positive", "write 1 or more, or remove it");
  if (root.scope().minor() >= 36) declared_features(status[f::declaredFeatures]);
}

/// podCIDR comes before podCIDRs where the two differ (Convert_v1_NodeSpec_To_core_NodeSpec).
std::vector<std::string_view> networks_of(Value spec) {
  std::string_view single = spec[f::podCIDR].text();
  Value list = spec[f::podCIDRs];
  std::vector<std::string_view> out;
  if (!single.empty() && (list.size() == 0 || list.item(0).text() != single)) return {single};
  for (Value item : list.children()) out.push_back(item.text());
  return out;
}

void networks(Value spec) {
  std::vector<std::string_view> list = networks_of(spec);
  Value place = spec[f::podCIDRs];
  bool is_from_list = place.size() == list.size();
  bool all_fine = true;
  std::size_t v6 = 0;
  for (std::uint32_t i = 0; i < list.size(); ++i) {
    Value shown = is_from_list ? place.item(i) : spec[f::podCIDR];
    all_fine = judge_legacy_cidr(place.item(i), shown, list[i]) && all_fine;
    if (auto cidr = base::parse_cidr(list[i]); cidr && !cidr->address.is_v4()) ++v6;
  }
  if (all_fine && list.size() > 1 && (list.size() > 2 || v6 != 1))
    place.say(Code::ServerConflict, "podCIDRs hold more than one network of a family",
              "write at most one IPv4 and one IPv6 network");
}

/// What may be set once.
void set_once(Value spec) {
  if (!spec.updating()) return;
  Value old = spec.old();
  constexpr std::string_view kHelp =
      "write the old value back, or delete the Node and create it anew: it must be replaced";
  std::vector<std::string_view> before = networks_of(old);
  if (!before.empty() && before != networks_of(spec))
    spec[f::podCIDRs].say_at(spec[f::podCIDRs].written() ? spec[f::podCIDRs] : spec[f::podCIDR], Code::ServerImmutable,
                             "the networks of a Node can't change once they are set", std::string(kHelp));
  if (!old[f::providerID].text().empty() && spec[f::providerID].text() != old[f::providerID].text())
    spec[f::providerID].say(Code::ServerImmutable, "providerID can't change once it is set", std::string(kHelp));
}

constexpr Rule kSpec[] = {
    {kWhole, must(networks)},
    {kWhole, must(set_once)},
    {f::externalID, immutable()},
};

constexpr Rule kNode[] = {
    {kWhole, must(taints)},
    {kWhole, must(new_status)},
    {f::spec, within_always(kSpec)},
};

}  // namespace

void judge_node(Value root) { judge(root, kNode); }

}  // namespace pave::judge::server::core
