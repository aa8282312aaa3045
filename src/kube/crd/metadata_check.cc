#include "kube/crd/metadata_check.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "kube/names.h"
#include "kube/object.h"

namespace pave::kube::crd {
namespace {

using doc::Node;

constexpr std::size_t kMostAnnotationBytes = 256 << 10;
constexpr std::string_view kNameHelp =
    "write at most 253 lower-case letters, digits, dashes and dots, with a letter or digit at both ends of each part";
constexpr std::string_view kLabelHelp =
    "write at most 63 letters, digits, dashes, dots and underscores, with a letter or digit at both ends";
constexpr std::string_view kKeyHelp =
    "write a name of at most 63 letters, digits, dashes, dots and underscores, with a domain and a slash before it "
    "where "
    "it has one";

class Checker {
 public:
  Checker(MetadataRules rules, const FieldPath& path, Problems& problems)
      : rules_(rules), path_(path), problems_(problems) {}

  void check(const Node& metadata) {
    if (!rules_.is_update) check_names(metadata);
    if (const Node* labels = metadata.find("labels")) check_labels(*labels);
    if (const Node* annotations = metadata.find("annotations")) check_annotations(*annotations);
    if (const Node* owners = metadata.find("ownerReferences")) check_owners(*owners);
    if (const Node* finalizers = metadata.find("finalizers"); finalizers != nullptr && !rules_.is_update)
      check_finalizers(*finalizers);
  }

 private:
  void add(Fault fault, std::string_view field, const Node& node, std::string detail, std::string_view help) {
    Problem problem{fault, FieldPath(path_, field).bracketed(), &node, nullptr, std::move(detail)};
    problem.help = help;
    problems_.push_back(std::move(problem));
  }

  /// `is_prefix`: more is added behind it.
  bool is_name(std::string_view text, bool is_prefix) const {
    if (rules_.name == NameRule::PathSegment)
      return text.find_first_of("/%") == std::string_view::npos && (is_prefix || (text != "." && text != ".."));
    if (is_prefix && text.size() > 1 && text.ends_with('-')) {
      std::string masked(text.substr(0, text.size() - 2));
      return is_dns1123_subdomain(masked + 'a');
    }
    return is_dns1123_subdomain(text);
  }

  void check_names(const Node& metadata) {
    std::string_view help =
        rules_.name == NameRule::PathSegment ? "write a name without slashes and percent signs" : kNameHelp;
    std::string_view name = metadata.string_at("name");
    std::string_view prefix = metadata.string_at("generateName");
    if (!prefix.empty() && !is_name(prefix, true))
      add(Fault::Name, "generateName", *metadata.find("generateName"),
          fmt::format("no name can begin with \"{}\"", prefix), help);
    if (!name.empty() && !is_name(name, false))
      add(Fault::Name, "name", *metadata.find("name"), fmt::format("\"{}\" can't be a name", name), help);
    if (name.empty() && prefix.empty() && !rules_.is_embedded)
      problems_.push_back({Fault::Required, FieldPath(path_, "name").bracketed(), &metadata, nullptr, "name"});
    std::string_view space = metadata.string_at("namespace");
    if (!space.empty() && !is_dns1123_label(space))
      add(Fault::Name, "namespace", *metadata.find("namespace"),
          fmt::format("\"{}\" can't be the name of a namespace", space),
          "write at most 63 lower-case letters, digits and dashes, with a letter or digit at both ends");
  }

  void check_labels(const Node& labels) {
    for (const Node& label : labels.children()) {
      if (!is_qualified_name(label.key()))
        add(Fault::Label, "labels", label, fmt::format("\"{}\" can't be the key of a label", label.key()), kKeyHelp);
      if (label.is_string() && !is_label_value(label.text()))
        add(Fault::Label, "labels", label, fmt::format("\"{}\" can't be the value of a label", label.text()),
            kLabelHelp);
    }
  }

  void check_annotations(const Node& annotations) {
    std::size_t bytes = 0;
    for (const Node& annotation : annotations.children()) {
      std::string lower(annotation.key());
      std::ranges::transform(lower, lower.begin(),
                             [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; });
      if (!is_qualified_name(lower))
        add(Fault::MetadataForm, "annotations", annotation,
            fmt::format("\"{}\" can't be the key of an annotation", annotation.key()), kKeyHelp);
      bytes += annotation.key_size + (annotation.is_string() ? annotation.size : 0);
    }
    if (bytes > kMostAnnotationBytes)
      add(Fault::MetadataSize, "annotations", annotations, fmt::format("the annotations have {} bytes", bytes),
          "keys and values together may have 262144");
  }

  void check_owners(const Node& owners) {
    bool has_controller = false;
    for (const Node& owner : owners.children()) {
      std::string_view api_version = owner.string_at("apiVersion");
      bool has_version = !split_api_version(api_version).version.empty() && std::ranges::count(api_version, '/') <= 1;
      std::string_view kind = owner.string_at("kind");
      for (std::string_view field : {"apiVersion", "kind", "name", "uid"}) {
        bool is_missing = field == "apiVersion" ? !has_version : owner.string_at(field).empty();
        if (!is_missing) continue;
        // The server leaves the index out.
        FieldPath list(path_, "ownerReferences");
        Problem problem{Fault::MetadataMissing, FieldPath(list, field).bracketed(), &owner, nullptr,
                        fmt::format("an owner reference has no {}", field)};
        problem.help = fmt::format("add {}", field);
        problems_.push_back(std::move(problem));
      }
      if (kind == "Event" && api_version == "v1")
        add(Fault::MetadataForm, "ownerReferences", owner, "an Event can't own anything", "name another owner");
      const Node* controller = owner.find("controller");
      if (controller == nullptr || !controller->is(doc::Kind::Bool) || !controller->truth()) continue;
      if (has_controller)
        add(Fault::MetadataConflict, "ownerReferences", owner, "more than one owner is the controller",
            "leave it to one of them");
      has_controller = true;
    }
  }

  void check_finalizers(const Node& finalizers) {
    bool orphans = false;
    bool deletes = false;
    for (const Node& finalizer : finalizers.children()) {
      if (!finalizer.is_string()) continue;
      if (!is_qualified_name(finalizer.text()))
        add(Fault::MetadataForm, "finalizers", finalizer, fmt::format("\"{}\" can't be a finalizer", finalizer.text()),
            kKeyHelp);
      orphans |= finalizer.text() == "orphan";
      deletes |= finalizer.text() == "foregroundDeletion";
    }
    if (orphans && deletes)
      add(Fault::MetadataConflict, "finalizers", finalizers,
          "the finalizers orphan and foregroundDeletion contradict each other", "keep one of them");
  }

  MetadataRules rules_;
  const FieldPath& path_;
  Problems& problems_;
};

}  // namespace

void check_metadata(const Node& metadata, MetadataRules rules, const FieldPath& path, Problems& problems) {
  Checker(rules, path, problems).check(metadata);
}

}  // namespace pave::kube::crd
