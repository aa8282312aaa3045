#include "render/helm/files_object.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <new>

#include "base/base64.h"
#include "doc/writer.h"
#include "lang/call.h"
#include "lang/gotemplate/functions.h"
#include "lang/object.h"
#include "render/helm/file_glob.h"

namespace pave::render::helm {
namespace {

/// The bytes as decimal numbers with spaces between them. Charts print all that they know to hash it, so this is fast.
void append_numbers(std::string_view bytes, std::string& out) {
  out.reserve(out.size() + bytes.size() * 4);
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (i != 0) out += ' ';
    auto byte = static_cast<unsigned char>(bytes[i]);
    if (byte >= 100) out += static_cast<char>('0' + byte / 100);
    if (byte >= 10) out += static_cast<char>('0' + byte / 10 % 10);
    out += static_cast<char>('0' + byte % 10);
  }
}

using lang::Value;

constexpr std::string_view kMethods[] = {"AsConfig", "AsSecrets", "Get", "GetBytes", "Glob", "Lines"};

/// A text of the file, each byte of which is where it stands in the file.
Value written_text(std::string_view text, base::Origin first, base::Arena& arena) {
  Value value = Value::of(text);
  value.origin = first;
  base::Run run{.begin = 0, .written = first, .value = {}, .frame = 0, .flags = base::Run::kLiteral};
  value.runs = arena.copy(std::span<const base::Run>(&run, 1)).data();
  value.run_count = 1;
  return value;
}

class FilesObject final : public lang::Object {
 public:
  FilesObject(std::span<const ChartFile* const> files, HelmVersion version) : files_(files), version_(version) {}

  std::string_view type_name() const override { return "engine.files"; }
  std::string_view kind_name() const override { return "map"; }
  bool is_true() const override { return !files_.empty(); }
  // A key that is not there is Go's zero of []byte.
  bool has_field(std::string_view) const override { return true; }
  Value field(std::string_view name, base::Arena&) const override {
    const ChartFile* file = find(name);
    return file == nullptr ? nil_bytes() : bytes_of(*file);
  }
  bool has_method(std::string_view name) const override {
    return std::ranges::find(kMethods, name) != std::end(kMethods);
  }
  Value call(std::string_view name, lang::Call& call) const override;
  lang::Map* as_map(base::Arena& arena) const override {
    lang::Map* map = lang::make_map(arena, static_cast<std::uint32_t>(files_.size()));
    for (const ChartFile* file : files_) map->set(file->name, bytes_of(*file), arena, file->source->at(0));
    return map;
  }
  void print(std::string& out) const override {
    out += "map[";
    for (const ChartFile* file : files_) {
      if (file != files_.front()) out += ' ';
      out += file->name;
      out += ":[";
      std::string_view text = file->text();
      append_numbers(text, out);
      out += ']';
    }
    out += ']';
  }
  void write_json(std::string& out) const override {
    out += '{';
    for (const ChartFile* file : files_) {
      if (file != files_.front()) out += ',';
      doc::write_json_string(file->name, out);
      out += ":\"";
      base::encode_base64(file->text(), out);
      out += '"';
    }
    out += '}';
  }

 private:
  const ChartFile* find(std::string_view name) const {
    auto file = std::ranges::lower_bound(files_, name, {}, [](const ChartFile* one) { return one->name; });
    return file != files_.end() && (*file)->name == name ? *file : nullptr;
  }
  static Value bytes_of(const ChartFile& file) {
    Value value = Value::of(file.text());
    value.type = lang::Type::Bytes;
    value.origin = file.source->at(0);
    return value;
  }
  static Value nil_bytes() {
    Value value = Value::of(std::string_view());
    value.type = lang::Type::Bytes;
    value.flags |= Value::kNilList;
    return value;
  }
  Value glob(std::string_view pattern, base::Arena& arena) const;
  Value lines(std::string_view name, lang::Call& call) const;
  Value as_yaml(bool encoded, lang::Call& call) const;

  std::span<const ChartFile* const> files_;
  HelmVersion version_;
};

Value object_of(std::span<const ChartFile* const> files, HelmVersion version, base::Arena& arena) {
  return Value::of(new (arena.allocate(sizeof(FilesObject), alignof(FilesObject))) FilesObject(files, version));
}

Value FilesObject::call(std::string_view name, lang::Call& call) const {
  std::size_t wanted = name.starts_with("As") ? 0 : 1;
  if (call.count() != wanted)
    return call.fail(fmt::format("wrong number of args for {}: want {} got {}", name, wanted, call.count()));
  if (wanted == 0) return as_yaml(name == "AsSecrets", call);
  if (!call[0].is_string())
    return call.fail(fmt::format("wrong type for value; expected string; got {}", go_type(call[0])));
  std::string_view argument = call[0].text();
  if (name == "Glob") return glob(argument, call.arena());
  if (name == "Lines") return lines(argument, call);
  const ChartFile* file = find(argument);
  if (name == "Get")
    return file == nullptr ? Value::of(std::string_view())
                           : written_text(file->text(), file->source->at(0), call.arena());
  if (file != nullptr) return bytes_of(*file);
  Value empty = Value::of(std::string_view());
  empty.type = lang::Type::Bytes;
  return empty;
}

Value FilesObject::glob(std::string_view pattern, base::Arena& arena) const {
  auto compiled = FileGlob::compile(pattern);
  const ChartFile** found = arena.allocate_array<const ChartFile*>(files_.size());
  std::size_t count = 0;
  for (const ChartFile* file : files_)
    if (!compiled || compiled->matches(file->name)) found[count++] = file;
  return object_of({found, count}, version_, arena);
}

Value FilesObject::lines(std::string_view name, lang::Call& call) const {
  const ChartFile* file = find(name);
  if (file == nullptr || (file->text().empty() && version_ != HelmVersion::V4_1))
    return Value::of(std::span<const Value>(), lang::Type::StringList);
  std::string_view text = file->text();
  if (text.empty()) return call.fail("runtime error: index out of range [-1]");
  if (text.ends_with('\n')) text.remove_suffix(1);
  std::size_t count = 1 + static_cast<std::size_t>(std::ranges::count(text, '\n'));
  Value* items = call.arena().allocate_array<Value>(count);
  std::size_t at = 0;
  for (std::size_t i = 0; i < count; ++i) {
    std::size_t end = std::min(text.find('\n', at), text.size());
    items[i] = written_text(text.substr(at, end - at), file->source->at(at), call.arena());
    at = end + 1;
  }
  return Value::of(std::span<const Value>(items, count), lang::Type::StringList);
}

Value FilesObject::as_yaml(bool encoded, lang::Call& call) const {
  lang::Map* map = lang::make_map(call.arena(), static_cast<std::uint32_t>(files_.size()));
  for (const ChartFile* file : files_) {
    std::string_view key = file->name.substr(file->name.rfind('/') + 1);
    Value text = Value::of(file->text());
    if (encoded) {
      std::string bytes;
      base::encode_base64(file->text(), bytes);
      text = call.text(bytes);
      text.flags |= Value::kComputed;
    }
    text.origin = file->source->at(0);
    map->set(key, text, call.arena(), file->source->at(0));
  }
  Value values[] = {Value::of(map, lang::Type::StringMap)};
  const lang::Function* to_yaml = lang::gotemplate::find_function("toYaml");
  assert(to_yaml != nullptr);
  lang::Call inner(call.host(), values, call.place(), call.frame());
  return to_yaml->run(inner);
}

}  // namespace

lang::Value files_object(std::span<const ChartFile> files, HelmVersion version, base::Arena& arena) {
  const ChartFile** all = arena.allocate_array<const ChartFile*>(files.size());
  std::size_t count = 0;
  for (auto file = files.rbegin(); file != files.rend(); ++file)
    all[count++] = &*file;  // the last of a name comes first
  std::span<const ChartFile*> sorted(all, count);
  auto name = [](const ChartFile* one) { return one->name; };
  std::ranges::stable_sort(sorted, {}, name);
  auto doubles = std::ranges::unique(sorted, {}, name);
  return object_of(sorted.first(count - doubles.size()), version, arena);
}

}  // namespace pave::render::helm
