#include "judge/server/core/volume_sources.h"

#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "judge/server/core/iscsi_name.h"
#include "judge/server/core/volume_paths.h"
#include "judge/server/formats.h"
#include "judge/value_text.h"

namespace pave::judge::server::core {
namespace {

using base::Code;

constexpr std::int64_t kMaxPartition = 255;
constexpr std::int64_t kMaxLun = 255;
constexpr std::size_t kMaxIscsiNames = 64;
constexpr std::size_t kMaxTenant = 64;

// --- Paths and hosts

constexpr Rule kHostPath[] = {
    {f::path, required()},
    {f::path, must(judge_steps)},
};

void judge_absolute(Value nfs) {
  Value path = nfs[f::path];
  if (!path.text().starts_with('/'))
    path.say(Code::ServerBadFormat, fmt::format("the path {} does not begin with `/`", quoted(path.text())),
             "write an absolute path");
}

constexpr Rule kNfs[] = {
    {f::server, required()},
    {kWhole, must(judge_absolute)},
};

/// `host:port`, as Go's net.SplitHostPort reads it; the port may be empty.
bool is_host_and_port(std::string_view text) {
  std::size_t colon = text.rfind(':');
  if (colon == std::string_view::npos) return false;
  std::size_t open_from = 0;
  std::size_t close_from = 0;
  if (text.starts_with('[')) {
    std::size_t end = text.find(']');
    if (end == std::string_view::npos || end + 1 != colon) return false;
    open_from = 1;
    close_from = end + 1;
  } else if (text.substr(0, colon).find(':') != std::string_view::npos) {
    return false;
  }
  return text.find('[', open_from) == std::string_view::npos && text.find(']', close_from) == std::string_view::npos;
}

void judge_registry(Value quobyte) {
  Value registry = quobyte[f::registry];
  if (registry.text().empty()) return;
  if (quobyte[f::tenant].text().size() > kMaxTenant)
    return quobyte[f::tenant].say(Code::ServerTooLong, "the tenant is longer than a UUID",
                                  fmt::format("write at most {} bytes", kMaxTenant));
  std::string_view rest = registry.text();
  while (true) {
    std::size_t comma = rest.find(',');
    if (!is_host_and_port(rest.substr(0, comma)))
      return registry.say(Code::ServerBadFormat,
                          fmt::format("{} is not a host and a port", quoted(rest.substr(0, comma))),
                          "write `host:port`, several of them with commas between");
    if (comma == std::string_view::npos) return;
    rest.remove_prefix(comma + 1);
  }
}

constexpr Rule kQuobyte[] = {
    {f::registry, required()},
    {kWhole, must(judge_registry)},
    {f::volume, required()},
};

constexpr Rule kGlusterfs[] = {
    {f::endpoints, required()},
    {f::path, required()},
};

constexpr Rule kMonitors[] = {
    {f::monitors, required()},
};

constexpr Rule kRbd[] = {
    {f::monitors, required()},
    {f::image, required()},
};

// --- Disks

constexpr Rule kAwsElasticBlockStore[] = {
    {f::volumeID, required()},
    {f::partition, range(0, kMaxPartition)},
};

constexpr Rule kVolumeId[] = {
    {f::volumeID, required()},
};

constexpr Rule kVolumePath[] = {
    {f::volumePath, required()},
};

constexpr Rule kPdId[] = {
    {f::pdID, required()},
};

constexpr std::string_view kCachingModes[] = {"None", "ReadOnly", "ReadWrite"};
constexpr std::string_view kDiskKinds[] = {"Dedicated", "Managed", "Shared"};

/// A disk that isn't Managed, which is the default, is a blob with a URL.
void judge_disk_uri(Value disk) {
  Value uri = disk[f::diskURI];
  bool managed = disk[f::kind].text() == "Managed";
  if (uri.text().empty() || uri.text().starts_with(managed ? "/subscriptions/" : "https://")) return;
  uri.say(Code::ServerBadFormat,
          fmt::format("{} is not the URI of a {} disk", quoted(uri.text()), managed ? "managed" : "blob"),
          managed ? "write `/subscriptions/.../providers/microsoft.compute/disks/NAME`"
                  : "write `https://ACCOUNT.blob.core.windows.net/CONTAINER/NAME.vhd`, or add `kind: Managed`");
}

constexpr Rule kAzureDisk[] = {
    {f::diskName, required()},     {f::diskURI, required()},       {f::cachingMode, one_of(kCachingModes)},
    {f::kind, one_of(kDiskKinds)}, {kWhole, must(judge_disk_uri)},
};

void judge_dataset(Value flocker) {
  bool named = !flocker[f::datasetName].text().empty();
  bool numbered = !flocker[f::datasetUUID].text().empty();
  if (!named && !numbered)
    flocker.say(Code::ServerRequired, "a flocker volume needs datasetName or datasetUUID", "add one of them");
  if (named && numbered)
    flocker.say(Code::ServerConflict, "datasetName and datasetUUID exclude each other", "remove one of them");
  if (Value name = flocker[f::datasetName]; name.text().find('/') != std::string_view::npos)
    name.say(Code::ServerBadFormat, fmt::format("the name {} has a `/` in it", quoted(name.text())), "leave it out");
}

constexpr Rule kFlocker[] = {
    {kWhole, must(judge_dataset)},
};

void judge_world_wide_names(Value fc) {
  Value targets = fc[f::targetWWNs];
  bool has_ids = fc[f::wwids].size() != 0;
  if (targets.size() == 0 && !has_ids)
    targets.say(Code::ServerRequired, "a Fibre Channel volume needs targetWWNs or wwids", "add one of them");
  if (targets.size() != 0 && has_ids)
    targets.say(Code::ServerConflict, "targetWWNs and wwids exclude each other", "remove one of them");
  if (targets.size() == 0) return;
  Value lun = fc[f::lun];
  if (!lun.written()) lun.say(Code::ServerRequired, "targetWWNs need a lun", "add \"lun\", a number from 0 to 255");
  else if (std::int64_t number = lun.integer_or(0); number < 0 || number > kMaxLun)
    lun.say(Code::ServerOutOfRange, fmt::format("lun is {}", number),
            fmt::format("write a number from 0 to {}", kMaxLun));
}

constexpr Rule kFc[] = {
    {kWhole, must(judge_world_wide_names)},
};

/// The server names `initiatorname`.
void judge_iscsi(Value iscsi) {
  Value iqn = iscsi[f::iqn];
  Value initiator = iscsi[f::initiatorName];
  constexpr std::string_view kHelp = "write `iqn.2024-01.com.example:disk`, or one that begins with `eui.` or `naa.`";
  if (!iqn.text().empty() && !is_iscsi_name(iqn.text()))
    iqn.say(Code::ServerBadFormat, fmt::format("{} is not the name of an iSCSI target", quoted(iqn.text())),
            std::string(kHelp));
  if (initiator.written() && !is_iscsi_name(initiator.text()))
    iscsi.named("initiatorname")
        .say_at(initiator, Code::ServerBadFormat,
                fmt::format("{} is not the name of an iSCSI initiator", quoted(initiator.text())), std::string(kHelp));
  if ((iscsi[f::chapAuthDiscovery].is_true() || iscsi[f::chapAuthSession].is_true()) && !iscsi[f::secretRef].written())
    iscsi[f::secretRef].say(Code::ServerRequired, "CHAP authentication needs a secretRef", "add \"secretRef\"");
}

constexpr Rule kIscsi[] = {
    {f::targetPortal, required()},
    {f::iqn, required()},
    {f::lun, range(0, kMaxLun)},
    {kWhole, must(judge_iscsi)},
};

// --- Drivers

/// Those of Kubernetes' own domains.
bool is_reserved(std::string_view key) {
  std::string domain = ".";
  for (char c : key.substr(0, key.find('/'))) domain += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return domain.ends_with(".kubernetes.io") || domain.ends_with(".k8s.io");
}

void judge_flex_options(Value options) {
  for (Value option : options.children())
    if (is_reserved(option.key()))
      option.say(Code::ServerForbidden, fmt::format("the option {} is in a domain of Kubernetes", quoted(option.key())),
                 "options of a driver have another domain, or none");
}

constexpr Rule kFlexVolume[] = {
    {f::driver, required()},
    {f::options, must(judge_flex_options)},
};

constexpr Rule kAzureFile[] = {
    {f::secretName, required()},
    {f::shareName, required()},
};

constexpr Rule kScaleIo[] = {
    {f::gateway, required()},
    {f::system, required()},
    {f::volumeName, required()},
};

constexpr Rule kStorageOs[] = {
    {f::volumeName, required()},
    {f::volumeName, formatted(kDnsLabel)},
    {f::volumeNamespace, formatted(kDnsLabel)},
};

std::size_t rank_of(doc::Symbol field, std::span<const VolumeSource> sources) {
  std::size_t rank = 0;
  while (rank < sources.size() && sources[rank].field != field) ++rank;
  return rank;
}

void say_clash(const Value& holder, const VolumeSource& source, const VolumeSource& first) {
  Value place = source.name_in_clashes.empty() ? holder[source.field] : holder.named(source.name_in_clashes);
  const auto& names = kube::schema::Catalog::builtin().names();
  place.say_at(
      holder[source.field], Code::ServerConflict,
      fmt::format("a volume has one source: {} and {} exclude each other", names[first.field], names[source.field]),
      "remove one of them");
}

void judge_as(const Value& holder, const VolumeSource& source) {
  if (source.around != nullptr) source.around(holder);
  if (source.rules != nullptr) judge(holder[source.field], *source.rules);
  judge(holder[source.field], source.more);
}

}  // namespace

const VolumeSource* judge_volume_source(Value holder, std::span<const VolumeSource> sources) {
  if (!holder.is_map()) return nullptr;
  std::size_t first = sources.size();
  std::size_t count = 0;
  for (const doc::Node& child : holder.node()->children()) {
    std::size_t rank = child.is_null() ? sources.size() : rank_of(child.key_symbol, sources);
    if (rank < sources.size()) ++count;
    first = std::min(first, rank);
  }
  if (count == 0) return nullptr;
  const VolumeSource& source = sources[first];
  judge_as(holder, source);
  for (std::size_t rank = first + 1; count > 1 && rank < sources.size(); ++rank) {
    if (!holder[sources[rank].field].written()) continue;
    if (sources[rank].beside_others) judge_as(holder, sources[rank]);
    else say_clash(holder, sources[rank], source);
  }
  return &source;
}

constinit const Table kHostPathSource = kHostPath;
constinit const Table kAwsElasticBlockStoreSource = kAwsElasticBlockStore;
constinit const Table kNfsSource = kNfs;
constinit const Table kFlockerSource = kFlocker;
constinit const Table kQuobyteSource = kQuobyte;
constinit const Table kFcSource = kFc;
constinit const Table kVsphereVolumeSource = kVolumePath;
constinit const Table kPhotonPersistentDiskSource = kPdId;
constinit const Table kPortworxVolumeSource = kVolumeId;
constinit const Table kAzureDiskSource = kAzureDisk;
constinit const Table kRbdSource = kRbd;
constinit const Table kCephFsSource = kMonitors;
constinit const Table kFlexVolumeSource = kFlexVolume;
constinit const Table kGlusterfsSource = kGlusterfs;
constinit const Table kIscsiSource = kIscsi;
constinit const Table kAzureFileSource = kAzureFile;
constinit const Table kCinderSource = kVolumeId;
constinit const Table kScaleIoSource = kScaleIo;
constinit const Table kStorageOsSource = kStorageOs;

void judge_gce_persistent_disk(Value holder) {
  Value disk = holder[f::gcePersistentDisk];
  Value place = holder.named("persistentDisk");
  if (disk[f::pdName].text().empty())
    place[f::pdName].say_at(disk[f::pdName], Code::ServerRequired, "a persistent disk needs its pdName",
                            "add \"pdName\"");
  if (std::int64_t number = disk[f::partition].integer_or(0); number < 0 || number > kMaxPartition)
    place[f::partition].say_at(disk[f::partition], Code::ServerOutOfRange, fmt::format("partition is {}", number),
                               fmt::format("write a number from 0 to {}", kMaxPartition));
}

bool is_long_iscsi_name(std::string_view name, Value iscsi) {
  return iscsi[f::initiatorName].written() && name.size() + 1 + iscsi[f::targetPortal].text().size() > kMaxIscsiNames;
}

}  // namespace pave::judge::server::core
