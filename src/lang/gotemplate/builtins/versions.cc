#include "lang/gotemplate/builtins/versions.h"

#include <limits>
#include <optional>
#include <string>

#include "base/semver.h"
#include "lang/gotemplate/quote.h"
#include "lang/host.h"
#include "lang/json.h"
#include "lang/object.h"

namespace pave::lang::gotemplate {
namespace {

enum class Form : std::uint8_t { Pointer, Struct };  ///< *semver.Version, semver.Version

/// A version in an arena. A struct has only those methods that don't need its address, as Go has it.
class VersionObject final : public Object {
 public:
  VersionObject(const base::Semver& version, Form form, base::Arena& arena)
      : major_(version.major), minor_(version.minor), patch_(version.patch), form_(form) {
    prerelease_ = arena.copy(std::string_view(version.prerelease));
    metadata_ = arena.copy(std::string_view(version.metadata));
    original_ = arena.copy(std::string_view(version.original));
  }

  std::string_view type_name() const override { return form_ == Form::Pointer ? "*semver.Version" : "semver.Version"; }
  std::string_view kind_name() const override { return form_ == Form::Pointer ? "ptr" : "struct"; }
  bool has_method(std::string_view name) const override;
  Value call(std::string_view name, Call& call) const override;
  void print(std::string& out) const override { out += version().text(); }
  void write_json(std::string& out) const override {
    (void)lang::write_json(Value::of(std::string_view(version().text())), true, out);
  }

  bool equals(const Object& other) const override {
    const auto& version = static_cast<const VersionObject&>(other);
    return major_ == version.major_ && minor_ == version.minor_ && patch_ == version.patch_ &&
           prerelease_ == version.prerelease_ && metadata_ == version.metadata_ && original_ == version.original_;
  }
  const Object* copied(base::Arena& arena) const override;

  base::Semver version() const {
    base::Semver made;
    made.major = major_;
    made.minor = minor_;
    made.patch = patch_;
    made.prerelease = prerelease_;
    made.metadata = metadata_;
    made.original = original_;
    return made;
  }

 private:
  std::uint64_t major_;
  std::uint64_t minor_;
  std::uint64_t patch_;
  std::string_view prerelease_;
  std::string_view metadata_;
  std::string_view original_;
  Form form_;
};

Value object_of(const base::Semver& version, Form form, base::Arena& arena) {
  return Value::of(new (arena.allocate(sizeof(VersionObject), alignof(VersionObject)))
                       VersionObject(version, form, arena));
}

/// All fields of a version are private: the copy is version 0.0.0.
const Object* VersionObject::copied(base::Arena& arena) const { return object_of(base::Semver(), form_, arena).object; }

using Method = Value (*)(const VersionObject&, Call&);

/// The version given as the only argument of a method.
std::optional<base::Semver> other_version(Call& call) {
  if (call.count() != 1 || call[0].kind != Kind::Object || call[0].object->type_name() != "*semver.Version") {
    call.fail("wrong type for value; expected *semver.Version; got " +
              std::string(call.count() == 1 ? go_type(call[0]) : "nothing"));
    return std::nullopt;
  }
  return static_cast<const VersionObject*>(call[0].object)->version();
}

template <typename Test>
Value compared(const VersionObject& self, Call& call, Test test) {
  auto other = other_version(call);
  return other ? test(base::compare_semver(self.version(), *other)) : Value();
}

/// The next version: `number` grows by one and what is less goes back to 0.
Value grown(base::Semver version, std::uint64_t base::Semver::* number, const char* name, Call& call) {
  if (version.*number == std::numeric_limits<std::uint64_t>::max())
    return call.fail(std::string(name) + " version increment would overflow uint64");
  std::string prefix = version.original.starts_with('v') ? "v" : "";
  bool stays = number == &base::Semver::patch && !version.prerelease.empty();  // 1.2.3-rc.1 leads to 1.2.3
  if (!stays) ++(version.*number);
  if (number == &base::Semver::major) version.minor = 0;
  if (number != &base::Semver::patch) version.patch = 0;
  version.prerelease.clear();
  version.metadata.clear();
  version.original = prefix + version.text();
  return object_of(version, Form::Struct, call.arena());
}

Value with_part(base::Semver version, std::string base::Semver::* part, Call& call) {
  if (call.count() != 1 || !call[0].is_string())
    return call.fail("wrong type for value; expected string; got " +
                     std::string(call.count() == 1 ? go_type(call[0]) : "nothing"));
  std::string text(call[0].text());
  bool is_prerelease = part == &base::Semver::prerelease;
  if (!text.empty()) {
    auto checked = base::parse_strict_semver("0.0.0" + std::string(is_prerelease ? "-" : "+") + text);
    bool is_right = checked && (*checked).*part == text;
    if (!is_right)
      return call.fail(checked ? std::string(is_prerelease ? "invalid prerelease string" : "invalid metadata string")
                               : checked.error());
  }
  version.*part = text;
  version.original = (version.original.starts_with('v') ? "v" : "") + version.text();
  return object_of(version, Form::Struct, call.arena());
}

struct MethodRecord {
  std::string_view name;
  bool needs_pointer;
  Method run;
};

constexpr MethodRecord kMethods[] = {
    {"Major", false,
     [](const VersionObject& self, Call&) { return Value::of_uint(self.version().major, Type::Uint64); }},
    {"Minor", false,
     [](const VersionObject& self, Call&) { return Value::of_uint(self.version().minor, Type::Uint64); }},
    {"Patch", false,
     [](const VersionObject& self, Call&) { return Value::of_uint(self.version().patch, Type::Uint64); }},
    {"Prerelease", false, [](const VersionObject& self, Call& call) { return call.text(self.version().prerelease); }},
    {"Metadata", false, [](const VersionObject& self, Call& call) { return call.text(self.version().metadata); }},
    {"String", false, [](const VersionObject& self, Call& call) { return call.text(self.version().text()); }},
    {"Original", true, [](const VersionObject& self, Call& call) { return call.text(self.version().original); }},
    {"Compare", true,
     [](const VersionObject& self, Call& call) {
       return compared(self, call, [](int order) { return Value::of_int(order); });
     }},
    {"Equal", true,
     [](const VersionObject& self, Call& call) {
       return compared(self, call, [](int order) { return Value::of(order == 0); });
     }},
    {"LessThan", true,
     [](const VersionObject& self, Call& call) {
       return compared(self, call, [](int order) { return Value::of(order < 0); });
     }},
    {"LessThanEqual", true,
     [](const VersionObject& self, Call& call) {
       return compared(self, call, [](int order) { return Value::of(order <= 0); });
     }},
    {"GreaterThan", true,
     [](const VersionObject& self, Call& call) {
       return compared(self, call, [](int order) { return Value::of(order > 0); });
     }},
    {"GreaterThanEqual", true,
     [](const VersionObject& self, Call& call) {
       return compared(self, call, [](int order) { return Value::of(order >= 0); });
     }},
    {"IncMajor", false,
     [](const VersionObject& self, Call& call) { return grown(self.version(), &base::Semver::major, "major", call); }},
    {"IncMinor", false,
     [](const VersionObject& self, Call& call) { return grown(self.version(), &base::Semver::minor, "minor", call); }},
    {"IncPatch", false,
     [](const VersionObject& self, Call& call) { return grown(self.version(), &base::Semver::patch, "patch", call); }},
    {"SetPrerelease", false,
     [](const VersionObject& self, Call& call) { return with_part(self.version(), &base::Semver::prerelease, call); }},
    {"SetMetadata", false,
     [](const VersionObject& self, Call& call) { return with_part(self.version(), &base::Semver::metadata, call); }},
};

const MethodRecord* find_method(std::string_view name, Form form) {
  for (const MethodRecord& method : kMethods)
    if (method.name == name) return method.needs_pointer && form == Form::Struct ? nullptr : &method;
  return nullptr;
}

bool VersionObject::has_method(std::string_view name) const { return find_method(name, form_) != nullptr; }

Value VersionObject::call(std::string_view name, Call& call) const {
  return find_method(name, form_)->run(*this, call);
}

Value run_semver(Call& call) {
  auto version = base::parse_semver(call[0].text());
  if (!version) return call.fail(version.error());
  return object_of(*version, Form::Pointer, call.arena());
}

/// The library of Helm 4.1 doesn't quote the range in its message.
std::string range_message(std::string message, Edition edition) {
  constexpr std::string_view kImproper = "improper constraint: ";
  if (edition != Edition::Helm41 || !message.starts_with(kImproper)) return message;
  auto range = unquote(std::string_view(message).substr(kImproper.size()));
  return range ? std::string(kImproper) + *range : message;
}

Value run_semver_compare(Call& call) {
  auto range = base::SemverRange::parse(call[0].text());
  if (!range) return call.fail(range_message(range.error(), call.host().edition()));
  auto version = base::parse_semver(call[1].text());
  if (!version) return call.fail(version.error());
  return Value::of(range->contains(*version));
}

constexpr Argument kVersion[] = {{"version", Param::String}};
constexpr Argument kCompare[] = {{"constraint", Param::String}, {"version", Param::String}};

constexpr Function kFunctions[] = {
    {.name = "semver",
     .group = Group::Sprig,
     .topic = "versions",
     .arguments = kVersion,
     .treatment = Treatment::Opaque,
     .doc =
         "The text as a semantic version with the methods Major, Minor, Patch, Prerelease, Metadata, Original, Compare "
         "and others; `v1.2` will do. Fails when it is none.",
     .example = {R"({{ (semver "v1.31.4-rc.1").Minor }})", "31"},
     .run = run_semver},
    {.name = "semverCompare",
     .group = Group::Sprig,
     .topic = "versions",
     .arguments = kCompare,
     .treatment = Treatment::Opaque,
     .doc =
         "Whether the version satisfies the constraint: `>=1.2, <2`, `^1.2`, `~1.2`, `1.2.x`, `1.2 - 1.4`, joined by "
         "`||`. A version with a prerelease satisfies only those that have one, such as `>=1.2-0`.",
     .example = {R"({{ semverCompare ">=1.21-0" "v1.31.4-gke.100" }})", "true"},
     .run = run_semver_compare},
};

}  // namespace

std::span<const Function> version_functions() { return kFunctions; }

}  // namespace pave::lang::gotemplate
