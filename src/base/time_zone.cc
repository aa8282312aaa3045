#include "base/time_zone.h"

#include <algorithm>
#include <map>
#include <mutex>

#include "base/files.h"
#include "base/posix_zone.h"

namespace pave::base {
namespace {

/// Takes big-endian numbers and stretches of bytes from the front; once it runs out it stays `failed`.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : rest_(bytes) {}

  std::string_view take(std::size_t count) {
    if (count > rest_.size()) {
      failed_ = true;
      return {};
    }
    std::string_view taken = rest_.substr(0, count);
    rest_.remove_prefix(count);
    return taken;
  }
  std::int64_t number(std::size_t bytes) {
    std::uint64_t value = 0;
    for (char byte : take(bytes)) value = value << 8 | static_cast<unsigned char>(byte);
    return bytes == 4 ? static_cast<std::int32_t>(value) : static_cast<std::int64_t>(value);
  }
  std::string_view rest() const { return rest_; }
  bool failed() const { return failed_; }

 private:
  std::string_view rest_;
  bool failed_ = false;
};

/// How many of each there are, in the order of the file's header.
struct Counts {
  std::size_t greenwich, standard, leap, changes, kinds, letters;
};

Counts read_counts(ByteReader& in) {
  auto next = [&in] { return static_cast<std::size_t>(static_cast<std::uint32_t>(in.number(4))); };
  Counts counts{};
  counts.greenwich = next();
  counts.standard = next();
  counts.leap = next();
  counts.changes = next();
  counts.kinds = next();
  counts.letters = next();
  return counts;
}

}  // namespace

std::optional<TimeZone> TimeZone::read(std::string_view bytes) {
  ByteReader in(bytes);
  if (in.take(4) != "TZif") return std::nullopt;
  std::string_view head = in.take(16);
  if (in.failed() || (head[0] != 0 && head[0] != '2' && head[0] != '3')) return std::nullopt;
  std::size_t width = head[0] == 0 ? 4 : 8;
  Counts counts = read_counts(in);
  if (width == 8) {  // the same again with 8 bytes a time
    in.take(counts.changes * 5 + counts.kinds * 6 + counts.letters + counts.leap * 8 + counts.standard +
            counts.greenwich + 20);
    counts = read_counts(in);
  }
  ByteReader times(in.take(counts.changes * width));
  std::string_view indexes = in.take(counts.changes);
  ByteReader kinds(in.take(counts.kinds * 6));
  std::string_view letters = in.take(counts.letters);
  in.take(counts.leap * (width + 4) + counts.standard + counts.greenwich);
  if (in.failed() || counts.kinds == 0) return std::nullopt;

  TimeZone zone;
  std::string_view rest = in.rest();
  if (rest.size() > 2 && rest.front() == '\n' && rest.back() == '\n') zone.rule_ = rest.substr(1, rest.size() - 2);
  for (std::size_t i = 0; i < counts.kinds; ++i) {
    Kind kind;
    kind.offset = static_cast<int>(kinds.number(4));
    kind.is_summer = kinds.number(1) != 0;
    auto name = static_cast<std::size_t>(kinds.number(1));
    if (name >= letters.size()) return std::nullopt;
    kind.name = letters.substr(name, letters.find('\0', name) - name);
    zone.kinds_.push_back(std::move(kind));
  }
  for (char index : indexes) {
    auto kind = static_cast<unsigned char>(index);
    if (kind >= zone.kinds_.size()) return std::nullopt;
    zone.changes_.push_back({times.number(width), kind});
  }
  return zone;
}

const TimeZone::Kind& TimeZone::first_kind() const {
  bool is_used = std::ranges::any_of(changes_, [](const Change& change) { return change.kind == 0; });
  if (!is_used) return kinds_[0];
  if (!changes_.empty() && kinds_[changes_[0].kind].is_summer)
    for (int i = changes_[0].kind - 1; i >= 0; --i)
      if (!kinds_[static_cast<std::size_t>(i)].is_summer) return kinds_[static_cast<std::size_t>(i)];
  auto standard = std::ranges::find(kinds_, false, &Kind::is_summer);
  return standard == kinds_.end() ? kinds_[0] : *standard;
}

TimeZone::Period TimeZone::at(std::int64_t seconds) const {
  auto behind = std::ranges::upper_bound(changes_, seconds, {}, &Change::when);
  const Kind* kind = &kinds_[0];
  if (!changes_.empty() && behind == changes_.begin()) kind = &first_kind();
  else if (!changes_.empty()) kind = &kinds_[std::prev(behind)->kind];
  if (behind == changes_.end() && !rule_.empty())
    if (auto period = posix_zone_at(rule_, seconds)) return {period->name, period->offset};
  return {kind->name, kind->offset};
}

const TimeZone* find_time_zone(std::string_view name) {
  if (name.empty() || name[0] == '/' || name[0] == '\\' || name.find("..") != std::string_view::npos) return nullptr;
  static std::mutex mutex;
  static std::map<std::string, std::unique_ptr<TimeZone>, std::less<>> known;
  std::lock_guard lock(mutex);
  if (auto found = known.find(name); found != known.end()) return found->second.get();
  for (const char* folder :
       {"/usr/share/zoneinfo/", "/usr/share/lib/zoneinfo/", "/usr/lib/locale/TZ/", "/etc/zoneinfo/"}) {
    std::string path = folder + std::string(name);
    if (disk().kind(path) != FileKind::Regular) continue;
    auto bytes = disk().read(path, kMaxTimeZoneBytes);
    if (!bytes) continue;
    if (auto zone = TimeZone::read(*bytes))
      return known.emplace(name, std::make_unique<TimeZone>(std::move(*zone))).first->second.get();
  }
  return nullptr;
}

}  // namespace pave::base
