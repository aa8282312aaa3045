#include "render/helm/capabilities_object.h"

#include <fmt/format.h>

#include <iterator>
#include <new>

#include "doc/writer.h"
#include "lang/call.h"
#include "lang/object.h"

namespace pave::render::helm {
namespace {

using lang::Value;

void write_fields(std::initializer_list<std::pair<std::string_view, std::string_view>> fields, std::string& out) {
  char before = '{';
  for (const auto& [name, value] : fields) {
    out += before;
    before = ',';
    doc::write_json_string(name, out);
    out += ':';
    doc::write_json_string(value, out);
  }
  out += '}';
}

class KubeVersionObject final : public lang::Object {
 public:
  KubeVersionObject(std::string_view version, std::string_view normalized, std::string_view major,
                    std::string_view minor)
      : version_(version), normalized_(normalized), major_(major), minor_(minor) {}

  std::string_view type_name() const override { return "common.KubeVersion"; }
  std::string_view kind_name() const override { return "struct"; }
  bool has_field(std::string_view name) const override {
    return name == "Version" || name == "Major" || name == "Minor";
  }
  Value field(std::string_view name, base::Arena&) const override {
    return Value::of(name == "Version" ? version_ : name == "Major" ? major_ : minor_);
  }
  bool has_method(std::string_view name) const override { return name == "String" || name == "GitVersion"; }
  Value call(std::string_view name, lang::Call& call) const override {
    if (call.count() != 0)
      return call.fail(fmt::format("wrong number of args for {}: want 0 got {}", name, call.count()));
    return Value::of(name == "String" ? normalized_ : version_);
  }
  void print(std::string& out) const override {
    fmt::format_to(std::back_inserter(out), "{{{} {} {} {}}}", version_, normalized_, major_, minor_);
  }
  void print_action(std::string& out) const override { out += normalized_; }
  void write_json(std::string& out) const override {
    write_fields({{"Version", version_}, {"Major", major_}, {"Minor", minor_}}, out);
  }

 private:
  std::string_view version_;
  std::string_view normalized_;
  std::string_view major_;
  std::string_view minor_;
};

class HelmVersionObject final : public lang::Object {
 public:
  explicit HelmVersionObject(const HelmBuild& build) : build_(build) {}

  std::string_view type_name() const override { return "version.BuildInfo"; }
  std::string_view kind_name() const override { return "struct"; }
  bool has_field(std::string_view name) const override { return find(name) != nullptr; }
  Value field(std::string_view name, base::Arena&) const override { return Value::of(*find(name)); }
  void print(std::string& out) const override {
    fmt::format_to(std::back_inserter(out), "{{{} {} {} {} {}}}", build_.version, build_.git_commit,
                   build_.git_tree_state, build_.go_version, build_.kube_client_version);
  }
  void write_json(std::string& out) const override {
    write_fields({{"version", build_.version},
                  {"git_commit", build_.git_commit},
                  {"git_tree_state", build_.git_tree_state},
                  {"go_version", build_.go_version},
                  {"kube_client_version", build_.kube_client_version}},
                 out);
  }

 private:
  const std::string_view* find(std::string_view name) const {
    if (name == "Version") return &build_.version;
    if (name == "GitCommit") return &build_.git_commit;
    if (name == "GitTreeState") return &build_.git_tree_state;
    if (name == "GoVersion") return &build_.go_version;
    return name == "KubeClientVersion" ? &build_.kube_client_version : nullptr;
  }

  HelmBuild build_;
};

class CapabilitiesObject final : public lang::Object {
 public:
  CapabilitiesObject(const KubeVersionObject* kube_version, std::span<const Value> api_versions,
                     const HelmVersionObject* helm_version)
      : kube_version_(kube_version), api_versions_(api_versions), helm_version_(helm_version) {}

  std::string_view type_name() const override { return "*common.Capabilities"; }
  std::string_view kind_name() const override { return "ptr"; }
  bool has_field(std::string_view name) const override {
    return name == "KubeVersion" || name == "APIVersions" || name == "HelmVersion";
  }
  Value field(std::string_view name, base::Arena&) const override {
    if (name == "APIVersions") return Value::of(api_versions_, lang::Type::VersionSet);
    return name == "KubeVersion" ? Value::of(kube_version_) : Value::of(helm_version_);
  }
  void print(std::string& out) const override {
    out += '&';
    print_action(out);
  }
  void print_action(std::string& out) const override {
    out += '{';
    kube_version_->print(out);
    out += " [";
    for (const Value& version : api_versions_) {
      if (&version != api_versions_.data()) out += ' ';
      out += version.text();
    }
    out += "] ";
    helm_version_->print(out);
    out += '}';
  }
  void write_json(std::string& out) const override {
    out += "{\"KubeVersion\":";
    kube_version_->write_json(out);
    out += ",\"APIVersions\":[";
    for (const Value& version : api_versions_) {
      if (&version != api_versions_.data()) out += ',';
      doc::write_json_string(version.text(), out);
    }
    out += "],\"HelmVersion\":";
    helm_version_->write_json(out);
    out += '}';
  }

 private:
  const KubeVersionObject* kube_version_;
  std::span<const Value> api_versions_;
  const HelmVersionObject* helm_version_;
};

template <typename T, typename... Parts>
const T* make(base::Arena& arena, const Parts&... parts) {
  return new (arena.allocate(sizeof(T), alignof(T))) T(parts...);
}

}  // namespace

lang::Value capabilities_object(const Capabilities& capabilities, base::Arena& arena) {
  const KubeVersion& kube = capabilities.kube_version;
  auto copy = [&arena](const std::string& text) { return arena.copy(std::string_view(text)); };
  const auto* kube_version =
      make<KubeVersionObject>(arena, copy(kube.version), copy(kube.normalized), copy(kube.major), copy(kube.minor));
  std::size_t count = capabilities.api_versions.size();
  Value* versions = arena.allocate_array<Value>(count);
  for (std::size_t i = 0; i < count; ++i) versions[i] = Value::of(copy(capabilities.api_versions[i]));
  const auto* helm_version = make<HelmVersionObject>(arena, capabilities.helm_version);
  return Value::of(
      make<CapabilitiesObject>(arena, kube_version, std::span<const Value>(versions, count), helm_version));
}

}  // namespace pave::render::helm
