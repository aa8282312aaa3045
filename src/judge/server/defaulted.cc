#include "judge/server/defaulted.h"

#include "base/quantity.h"
#include "judge/server/rule.h"
#include "kube/schema/catalog.h"

namespace pave::judge::server {
namespace {

using doc::Node;

constexpr DefaultText kPod[] = {
    {f::spec, f::restartPolicy, "Always"},
    {f::spec, f::dnsPolicy, "ClusterFirst"},
    {f::spec, f::terminationGracePeriodSeconds, "30"},
    {f::spec, f::schedulerName, "default-scheduler"},
    {f::spec, f::volumeMode, "Filesystem"},
    {f::containers, f::terminationMessagePath, "/dev/termination-log"},
    {f::containers, f::terminationMessagePolicy, "File"},
    {f::initContainers, f::terminationMessagePath, "/dev/termination-log"},
    {f::initContainers, f::terminationMessagePolicy, "File"},
    {f::ports, f::protocol, "TCP"},
    {f::fieldRef, f::apiVersion, "v1"},
    {f::livenessProbe, f::timeoutSeconds, "1"},
    {f::livenessProbe, f::periodSeconds, "10"},
    {f::livenessProbe, f::successThreshold, "1"},
    {f::livenessProbe, f::failureThreshold, "3"},
    {f::readinessProbe, f::timeoutSeconds, "1"},
    {f::readinessProbe, f::periodSeconds, "10"},
    {f::readinessProbe, f::successThreshold, "1"},
    {f::readinessProbe, f::failureThreshold, "3"},
    {f::startupProbe, f::timeoutSeconds, "1"},
    {f::startupProbe, f::periodSeconds, "10"},
    {f::startupProbe, f::successThreshold, "1"},
    {f::startupProbe, f::failureThreshold, "3"},
    {f::httpGet, f::path, "/"},
    {f::httpGet, f::scheme, "HTTP"},
    {f::configMap, f::defaultMode, "420"},
    {f::secret, f::defaultMode, "420"},
    {f::projected, f::defaultMode, "420"},
    {f::downwardAPI, f::defaultMode, "420"},
    {f::serviceAccountToken, f::expirationSeconds, "3600"},
    {f::resourceFieldRef, f::divisor, "0"},
    {f::iscsi, f::iscsiInterface, "default"},
    {f::rbd, f::pool, "rbd"},
    {f::rbd, f::user, "admin"},
    {f::rbd, f::keyring, "/etc/ceph/keyring"},
    {f::azureDisk, f::cachingMode, "ReadWrite"},
    {f::azureDisk, f::kind, "Shared"},
    {f::azureDisk, f::fsType, "ext4"},
    {f::scaleIO, f::storageMode, "ThinProvisioned"},
    {f::scaleIO, f::fsType, "xfs"},
};

/// Maps of amounts.
bool holds_amounts(doc::Symbol field) {
  return field == f::limits || field == f::requests || field == f::overhead || field == f::allocatedResources;
}
bool is_amount(doc::Symbol field) { return field == f::sizeLimit || field == f::divisor; }

bool same_amount(const Node& a, const Node& b) {
  if (a.is_map() || a.is_list() || b.is_map() || b.is_list()) return false;
  auto left = base::Quantity::parse(a.text());
  auto right = base::Quantity::parse(b.text());
  return left && right && *left == *right;
}

/// Of a container, as SetDefaults_Container reads its image.
std::string_view pull_policy(const Node& container) {
  const Node* image = container.find(f::image);
  std::string_view name = image != nullptr && image->is_string() ? image->text() : std::string_view();
  if (name.find('@') != std::string_view::npos) return "IfNotPresent";
  std::string_view last = name.substr(name.rfind('/') + 1);
  std::size_t colon = last.find(':');
  return colon == std::string_view::npos || last.substr(colon + 1) == "latest" ? "Always" : "IfNotPresent";
}

/// Two names of one field.
std::string_view account(const Node& spec) {
  for (doc::Symbol field : {f::serviceAccountName, f::serviceAccount})
    if (const Node* name = spec.find(field); name != nullptr && name->is_string() && name->size != 0)
      return name->text();
  return {};
}

bool is_on_host_network(const Node& spec) {
  const Node* flag = spec.find(f::hostNetwork);
  return flag != nullptr && flag->is(doc::Kind::Bool) && flag->truth();
}

class Comparer {
 public:
  explicit Comparer(std::span<const DefaultText> defaults) : defaults_(defaults) {}

  bool same(const Node* a, const Node* b, doc::Symbol parent, int depth) {
    if (depth > kMaxComparedDepth) return false;
    if (a != nullptr && b != nullptr && a->is_list() && b->is_list()) return same_lists(*a, *b, parent, depth);
    bool any_map = (a != nullptr && a->is_map()) || (b != nullptr && b->is_map());
    bool both_fit = (a == nullptr || a->is_null() || a->is_map()) && (b == nullptr || b->is_null() || b->is_map());
    if (any_map && both_fit) return same_maps(a, b, parent, depth);
    return same_value(a, b);
  }

 private:
  bool same_lists(const Node& a, const Node& b, doc::Symbol parent, int depth) {
    if (a.size != b.size) return false;
    for (std::uint32_t i = 0; i < a.size; ++i)
      if (!same(&a.children()[i], &b.children()[i], parent, depth + 1)) return false;
    return true;
  }

  bool same_maps(const Node* a, const Node* b, doc::Symbol parent, int depth) {
    static constexpr Node kNothing{};
    const Node& left = a == nullptr ? kNothing : *a;
    const Node& right = b == nullptr ? kNothing : *b;
    if (parent == f::spec) on_host_network_ = is_on_host_network(left) && is_on_host_network(right);
    for (const Node& child : left.children())
      if (!same_field(left, right, &child, right.find(child.key()), child, parent, depth)) return false;
    for (const Node& child : right.children())
      if (left.find(child.key()) == nullptr && !same_field(left, right, nullptr, &child, child, parent, depth))
        return false;
    return true;
  }

  /// One field of two maps; `name` is one of a and b.
  bool same_field(const Node& left, const Node& right, const Node* a, const Node* b, const Node& name,
                  doc::Symbol parent, int depth) {
    if (a != nullptr && b != nullptr && (holds_amounts(parent) || is_amount(name.key_symbol)) && same_amount(*a, *b))
      return true;
    if (parent == f::spec && (name.key_symbol == f::serviceAccount || name.key_symbol == f::serviceAccountName))
      return account(left) == account(right);
    if (a == nullptr || a->is_null() || b == nullptr || b->is_null()) {
      const Node* there = a == nullptr || a->is_null() ? b : a;
      const Node& without = there == a ? right : left;
      if (there != nullptr && there->kind != doc::Kind::Map && there->kind != doc::Kind::List &&
          is_default(*there, without, name.key_symbol, parent))
        return true;
    }
    return same(a, b, name.key_symbol, depth + 1);
  }

  /// Whether a scalar is what the server writes where the field isn't written.
  bool is_default(const Node& scalar, const Node& without, doc::Symbol field, doc::Symbol parent) const {
    if (field == f::imagePullPolicy && (parent == f::containers || parent == f::initContainers))
      return scalar.text() == pull_policy(without);
    if (field == f::hostPort && parent == f::ports && on_host_network_) {
      const Node* port = without.find(f::containerPort);
      return port != nullptr && port->kind == scalar.kind && port->text() == scalar.text();
    }
    for (const DefaultText& entry : defaults_)
      if (entry.field == field && entry.parent == parent) return scalar.text() == entry.text;
    return false;
  }

  std::span<const DefaultText> defaults_;
  bool on_host_network_ = false;
};

}  // namespace

constinit const std::span<const DefaultText> kPodDefaults = kPod;

bool same_defaulted(const Node* a, const Node* b, doc::Symbol parent, std::span<const DefaultText> defaults) {
  return Comparer(defaults).same(a, b, parent, 0);
}

}  // namespace pave::judge::server
