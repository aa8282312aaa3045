#include "show/manifests.h"

#include "doc/writer.h"
#include "show/display.h"

namespace pave::show {
namespace {

constexpr std::string_view kListHead = "{\"apiVersion\":\"v1\",\"kind\":\"List\",\"items\":[";

}  // namespace

void ManifestWriter::add(const kube::Object& object, std::string_view path) {
  if (format_ == ManifestFormat::Yaml) {
    out_ += "---\n# Source: ";
    append_harmless(path, out_);  // a line break in a file's name must not end the comment
    out_ += '\n';
    doc::write_yaml(*object.root, doc::KeyOrder::Sorted, out_);
  } else {
    out_ += empty_ ? kListHead : ",";
    out_ += '\n';
    doc::write_json(*object.root, {.order = doc::KeyOrder::Sorted, .indent = 0}, out_);
  }
  empty_ = false;
}

void ManifestWriter::append(std::string_view written) {
  if (written.empty()) return;
  if (format_ == ManifestFormat::Json && !empty_) {
    written.remove_prefix(kListHead.size());
    out_ += ',';
  }
  out_ += written;
  empty_ = false;
}

void ManifestWriter::finish() {
  if (format_ == ManifestFormat::Yaml) return;
  if (empty_) out_ += kListHead;
  out_ += "\n]}\n";
}

}  // namespace pave::show
