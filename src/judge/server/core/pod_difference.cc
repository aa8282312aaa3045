#include "judge/server/core/pod_difference.h"

#include <cassert>
#include <charconv>
#include <string_view>

#include "base/quantity.h"
#include "judge/server/core/image.h"
#include "judge/server/core/pod_defaults.h"
#include "judge/server/core/pod_facts.h"
#include "judge/server/core/resources.h"
#include "kube/schema/catalog.h"

namespace pave::judge::server::core {
namespace {

using doc::Node;
using kube::schema::Catalog;
using kube::schema::Field;
using kube::schema::Shape;
using kube::schema::ShapeKind;
using kube::schema::Type;

using Difference = std::optional<Value>;

bool is_scalar(ShapeKind kind) {
  return kind != ShapeKind::Object && kind != ShapeKind::Map && kind != ShapeKind::List && kind != ShapeKind::Any;
}

/// Whether the value is of another type than its shape, which the schema judge says.
bool is_foreign(const Value& value, ShapeKind kind) {
  if (!value.written()) return false;
  switch (kind) {
    case ShapeKind::Object:
    case ShapeKind::Map: return !value.is_map();
    case ShapeKind::List: return !value.is_list();
    case ShapeKind::Boolean: return !value.is_true() && !value.is_false();
    case ShapeKind::Int32:
    case ShapeKind::Int64: return !value.integer();
    case ShapeKind::String: return !value.is_string();
    case ShapeKind::Any: return false;
    default: return value.is_map() || value.is_list();
  }
}

bool is_number(ShapeKind kind) { return kind == ShapeKind::Int32 || kind == ShapeKind::Int64; }

/// A scalar of one side with its default; `text` and `number` are the same thing for the kinds that have them.
struct Scalar {
  std::string_view text;
  std::optional<std::int64_t> number;
  bool is_nothing = false;

  Scalar(const Value& value, ShapeKind kind, std::string_view type, std::string_view otherwise) {
    if (!value.written()) {
      is_nothing = otherwise == kNothing;
      text = otherwise;
      if (kind == ShapeKind::Boolean && text.empty()) text = "false";
      if (is_number(kind)) number = parse(text);
      return;
    }
    if (kind == ShapeKind::Boolean) text = value.is_true() ? "true" : "false";
    else if (!value.is_map() && !value.is_list()) text = value.node()->text();
    bool has_default = !otherwise.empty() && otherwise != kNothing;
    // Those of an Azure disk are pointers: an empty one is not the default.
    if (value.is_string() && text.empty() && has_default && type != "AzureDiskVolumeSource") text = otherwise;
    if (!is_number(kind)) return;
    number = value.integer();
    if (number == 0 && has_default && type == "Probe") number = parse(otherwise);
  }

  static std::int64_t parse(std::string_view text) {
    std::int64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
  }
};

bool same_amount(std::string_view a, std::string_view b) {
  auto left = base::Quantity::parse(a.empty() ? "0" : a);
  auto right = base::Quantity::parse(b.empty() ? "0" : b);
  return left && right ? *left == *right : a == b;
}

bool same_scalar(const Value& now, ShapeKind kind, std::string_view type = {}, std::string_view otherwise = {}) {
  Value before = now.old();
  if (kind == ShapeKind::IntOrString && now.is_string() != before.is_string()) return false;
  Scalar one(now, kind, type, otherwise);
  Scalar other(before, kind, type, otherwise);
  if (one.is_nothing || other.is_nothing) return one.is_nothing == other.is_nothing;
  if (is_number(kind)) return one.number == other.number;
  if (kind == ShapeKind::Quantity) return same_amount(one.text, other.text);
  return one.text == other.text;
}

class Search {
 public:
  /// `is_pod`: not a template, so that the rules of changes hold, and some more defaults.
  Search(const Value& spec, bool is_pod, bool is_gated)
      : catalog_(Catalog::builtin()),
        versions_(kube::schema::mask_of(spec.scope().version())),
        minor_(spec.scope().minor()),
        is_pod_(is_pod),
        is_gated_(is_gated) {
    now_has_host_network_ = spec[f::hostNetwork].is_true();
    old_had_host_network_ = spec.old()[f::hostNetwork].is_true();
  }

  Difference objects(const Value& map, const Type& type) const {
    std::string_view name = catalog_.names()[type.name];
    if (name == "Volume") return volumes(map, type);
    for (const Field& field : catalog_.fields(type)) {
      if (!is_compared(name, field)) continue;
      if (Difference found = fields(map, name, field)) return found;
    }
    return std::nullopt;
  }

 private:
  bool is_compared(std::string_view type, const Field& field) const {
    return (field.versions & versions_) != 0 && !may_change(type, field.name) && !is_dropped(type, field.name, minor_);
  }

  bool may_change(std::string_view type, doc::Symbol field) const {
    if (type == "PodSpec" && field == f::serviceAccount) return true;  // accounts() looks at it
    if (!is_pod_) return false;
    if (type == "PodSpec")
      return field == f::activeDeadlineSeconds || field == f::tolerations || field == f::schedulingGates ||
             (is_gated_ && field == f::nodeSelector);
    if (type == "Container") return field == f::image;
    return is_gated_ && type == "Affinity" && field == f::nodeAffinity;
  }

  Difference fields(const Value& map, std::string_view type, const Field& field) const {
    Value now = map[field.name];
    Value before = now.old();
    const Shape& shape = catalog_.shapes()[field.shape];
    if (field.name == f::serviceAccountName) return accounts(map);
    if (field.name == f::imagePullPolicy) return pull_policies(map, f::image);
    if (field.name == f::pullPolicy && type == "ImageVolumeSource") return pull_policies(map, f::reference);
    if (field.name == f::terminationGracePeriodSeconds && type == "PodSpec") return grace_periods(now);
    if (is_pod_) {
      if (field.name == f::hostPort) return host_ports(map);
      if (field.name == f::resources && type == "PodSpec" && now.written() && before.written())
        return pod_resources(now);
      if (field.name == f::requests && type == "ResourceRequirements") return requests(map);
    }
    if ((!now.written() && !before.written()) || is_foreign(now, shape.kind) || is_foreign(before, shape.kind))
      return std::nullopt;
    if (field.name == f::restartPolicy && type == "Container" && drops_restart(now, before)) return std::nullopt;
    if (is_scalar(shape.kind))
      return same_scalar(now, shape.kind, type, default_in(type, field.name)) ? Difference() : now;
    if (now.written() && before.written()) return values(now, shape);
    if (shape.kind != ShapeKind::Object) return now.size() + before.size() == 0 ? Difference() : now;
    // With nothing but what may change in it, an object comes and goes.
    bool is_free = (is_gated_ && field.name == f::affinity) || is_dropped_lifecycle(now.written() ? now : before);
    if (is_free || is_always_there(type, field.name)) return objects(now, catalog_.types()[shape.detail]);
    return now;
  }

  std::string_view default_in(std::string_view type, doc::Symbol field) const {
    bool is_nothing = !is_pod_ && field == f::enableServiceLinks;
    return is_nothing ? kNothing : default_of(type, field);
  }

  /// Without the feature only sidecars have a restartPolicy.
  bool drops_restart(const Value& now, const Value& before) const {
    return minor_ == 34 && now.text() != "Always" && before.text() != "Always";
  }

  static bool is_dropped_lifecycle(const Value& value) { return value.size() == 1 && value[f::stopSignal].written(); }

  Difference values(const Value& now, const Shape& shape) const {
    if (is_foreign(now, shape.kind) || is_foreign(now.old(), shape.kind)) return std::nullopt;
    switch (shape.kind) {
      case ShapeKind::Object: return objects(now, catalog_.types()[shape.detail]);
      case ShapeKind::List: return lists(now, catalog_.shapes()[shape.detail]);
      case ShapeKind::Map: return maps(now, catalog_.shapes()[shape.detail]);
      case ShapeKind::Any: return now.changed() ? Difference(now) : std::nullopt;
      default: return same_scalar(now, shape.kind) ? Difference() : now;
    }
  }

  Difference lists(const Value& now, const Shape& items) const {
    if (now.size() != now.old().size()) return now;
    for (Value item : now.children())
      if (Difference found = values(item, items)) return found;
    return std::nullopt;
  }

  Difference maps(const Value& now, const Shape& entries) const {
    for (Value entry : now.children()) {
      if (!entry.was_written() && !entry.written()) continue;
      if (!entry.was_written() || !entry.written()) return entry;
      if (Difference found = values(entry, entries)) return found;
    }
    for (Value before : now.old().children())
      if (Value entry = now.entry(before.key()); before.written() && !entry.written()) return entry;
    return std::nullopt;
  }

  /// A volume that says nothing is an emptyDir.
  Difference volumes(const Value& volume, const Type& type) const {
    bool is_directory = is_empty_dir(volume) && is_empty_dir(volume.old());
    for (const Field& field : catalog_.fields(type)) {
      if (!is_compared("Volume", field)) continue;
      Value now = volume[field.name];
      Difference found = field.name == f::emptyDir && is_directory
                             ? objects(now, catalog_.types()[catalog_.shapes()[field.shape].detail])
                             : fields(volume, "Volume", field);
      if (found) return found;
    }
    return std::nullopt;
  }

  static std::string_view account_of(const Value& spec) {
    std::string_view name = spec[f::serviceAccountName].text();
    return name.empty() ? spec[f::serviceAccount].text() : name;
  }
  static Difference accounts(const Value& spec) {
    return account_of(spec) == account_of(spec.old()) ? Difference() : spec[f::serviceAccountName];
  }

  static std::string_view pull_policy_of(const Value& owner, doc::Symbol field, doc::Symbol image) {
    std::string_view own = owner[field].text();
    return own.empty() ? default_pull_policy(owner[image].text()) : own;
  }
  static Difference pull_policies(const Value& owner, doc::Symbol image) {
    doc::Symbol field = image == f::image ? f::imagePullPolicy : f::pullPolicy;
    Value policy = owner[field];
    // A merge keeps what the server wrote, whatever the default of the new image is.
    if (!policy.written() && owner.scope().merges()) return std::nullopt;
    if (pull_policy_of(owner, field, image) == pull_policy_of(owner.old(), field, image)) return std::nullopt;
    return policy.written() ? policy : owner[image];
  }

  /// A negative one of a Pod is 1.
  Difference grace_periods(const Value& period) const {
    auto seconds = [this](const Value& one) {
      std::int64_t written = one.integer_or(kDefaultGraceSeconds);
      return is_pod_ && written < 0 ? 1 : written;
    };
    return seconds(period) == seconds(period.old()) ? Difference() : period;
  }

  Difference host_ports(const Value& port) const {
    auto number = [](const Value& one, bool has_host_network) {
      std::int64_t own = one[f::hostPort].integer_or(0);
      return own == 0 && has_host_network ? one[f::containerPort].integer_or(0) : own;
    };
    if (number(port, now_has_host_network_) == number(port.old(), old_had_host_network_)) return std::nullopt;
    return port[f::hostPort];
  }

  /// A limit is a request, too, where there is none.
  static Difference requests(const Value& resources) {
    auto amount = [](const Value& from, std::string_view name) {
      auto own = amount_of(from[f::requests].entry(name));
      return own ? own : amount_of(from[f::limits].entry(name));
    };
    Value now = resources[f::requests];
    for (doc::Symbol field : {f::requests, f::limits})
      for (const Value& side : {resources, resources.old()})
        for (Value entry : side[field].children())
          if (amount(resources, entry.key()) != amount(resources.old(), entry.key())) return now.entry(entry.key());
    return std::nullopt;
  }

  /// What isn't written follows from the containers, so only what is written on both sides is compared.
  static Difference pod_resources(const Value& resources) {
    for (doc::Symbol field : {f::limits, f::requests})
      for (Value entry : resources[field].children())
        if (entry.was_written() && amount_of(entry) != amount_of(entry.old())) return entry;
    return std::nullopt;
  }

  const Catalog& catalog_;
  kube::schema::VersionMask versions_;
  int minor_;
  bool is_pod_;
  bool is_gated_;
  bool now_has_host_network_ = false;
  bool old_had_host_network_ = false;
};

}  // namespace

namespace {

const Type& pod_spec_type() {
  const Catalog& catalog = Catalog::builtin();
  const kube::schema::KindFacts* pod = catalog.find("", "v1", "Pod");
  assert(pod != nullptr);
  const Field* spec = nullptr;
  for (const Field& field : catalog.fields(catalog.types()[pod->type]))
    if (field.name == f::spec) spec = &field;
  assert(spec != nullptr);
  return catalog.types()[catalog.shapes()[spec->shape].detail];
}

}  // namespace

std::optional<Value> find_pod_difference(const Value& spec, bool is_gated) {
  return Search(spec, true, is_gated).objects(spec, pod_spec_type());
}

bool same_template_specs(const doc::Node* now, const doc::Node* before, Scope& scope) {
  Value spec(now, before, scope);
  return !Search(spec, false, false).objects(spec, pod_spec_type());
}

}  // namespace pave::judge::server::core
