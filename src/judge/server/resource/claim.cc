#include "judge/server/resource/claim.h"

#include <set>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "judge/server/formats.h"
#include "judge/server/resource/names.h"
#include "judge/server/resource/request.h"
#include "judge/server/resource/selector.h"
#include "judge/value_text.h"

namespace pave::judge::server::resource {
namespace {

using base::Code;

constexpr std::int64_t kMaxRequests = 32;
constexpr std::int64_t kMaxConstraints = 32;
constexpr std::int64_t kMaxConfigs = 32;
constexpr int kDistinctSince = 36;  // DRAConsumableCapacity is on

/// The names of the requests, and of the alternatives in them behind the request's.
using Names = std::set<std::pair<std::string_view, std::string_view>>;

Names names_of(Value requests) {
  Names names;
  for (Value request : requests.children()) {
    std::string_view name = request[f::name].text();
    names.emplace(name, std::string_view());
    for (Value one : request[f::firstAvailable].children()) names.emplace(name, one[f::name].text());
  }
  return names;
}

bool is_known(std::string_view reference, const Names& names) {
  std::size_t slash = reference.find('/');
  std::string_view request = reference.substr(0, slash);
  if (slash == reference.npos) return kDnsLabel.fits(request) && names.contains({request, {}});
  std::string_view alternative = reference.substr(slash + 1);
  return kDnsLabel.fits(alternative) && names.contains({request, alternative});
}

void judge_references(Value references, const Names& names) {
  if (is_too_long(references, kMaxRequests)) return;
  for (Value reference : references.children())
    if (!is_known(reference.text(), names))
      reference.say(Code::ServerNotFound, fmt::format("the claim has no request {}", quoted(reference.text())),
                    "write the name of a request, or `request/alternative`");
  constexpr Action kUnique = unique();
  kUnique.run(references, kUnique);
}

void judge_attribute(Value attribute) {
  if (!kFullAttribute.fits(attribute.text()))
    attribute.say(Code::ServerBadFormat, fmt::format("{} is not {}", quoted(attribute.text()), kFullAttribute.what),
                  std::string(kFullAttribute.help));
}

void judge_constraint(Value constraint) {
  Value match = constraint[f::matchAttribute];
  if (match.written()) return judge_attribute(match);
  bool has_distinct = constraint.scope().minor() >= kDistinctSince;
  if (Value distinct = constraint[f::distinctAttribute]; has_distinct && distinct.written())
    return judge_attribute(distinct);
  (has_distinct ? constraint : match)
      .say(Code::ServerRequired, "the constraint is about no attribute",
           has_distinct ? "add \"matchAttribute\" or \"distinctAttribute\"" : "add \"matchAttribute\"");
}

void judge_devices(Value devices) {
  Value requests = devices[f::requests];
  Value constraints = devices[f::constraints];
  Value configs = devices[f::config];
  if (!is_too_long(requests, kMaxRequests)) {
    for (Value request : requests.children()) judge_request(request);
    unique_names(requests, f::name);
  }
  if (constraints.size() + configs.size() == 0) return;
  Names names = names_of(requests);
  if (!is_too_long(constraints, kMaxConstraints))
    for (Value constraint : constraints.children()) {
      judge_references(constraint[f::requests], names);
      judge_constraint(constraint);
    }
  if (!is_too_long(configs, kMaxConfigs))
    for (Value config : configs.children()) {
      judge_references(config[f::requests], names);
      judge_configuration(config);
    }
}

bool is_same_claim(Value claim) {
  Value devices = claim[f::devices];
  Value requests = devices[f::requests];
  if (requests.size() != requests.old().size() || devices[f::constraints].changed() || devices[f::config].changed())
    return false;
  for (Value request : requests.children())
    if (!is_same_request(request)) return false;
  return true;
}

}  // namespace

void judge_claim(Value spec) { judge_devices(spec[f::devices]); }

void same_claim(Value spec, Value claim) {
  if (!spec.updating() || is_same_claim(claim)) return;
  spec.say(Code::ServerImmutable, "what is claimed can't change once the object exists",
           "write the old spec back, or delete the object and create it anew: it must be replaced");
}

}  // namespace pave::judge::server::resource
