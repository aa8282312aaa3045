#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "base/code.h"
#include "base/origin.h"
#include "judge/reference/target.h"

namespace pave::judge::reference {

// What is kept of an object while its tree goes: enough to join it with all others. The texts and lists are in an arena
// that lives until the end of the check; origins are places in the object's own file.

struct Label {
  std::string_view key;
  std::string_view value;
};

enum class Operator : std::uint8_t { In, NotIn, Exists, DoesNotExist };

/// One requirement of a label selector; `key: value` is In with one value.
struct Requirement {
  std::string_view key;
  Operator op;
  std::span<const std::string_view> values;
};

/// A port of a container.
struct ContainerPort {
  std::string_view name;  ///< may be empty
  std::int32_t number;
  std::string_view protocol;
};

/// The pods that a workload makes.
struct PodFacts {
  std::span<const Label> labels;
  base::Origin labels_origin = {};  ///< of the labels, or of the template without any
  std::span<const ContainerPort> ports = {};
  std::int32_t replicas = -1;  ///< -1: not known from the object (DaemonSet, Job, ...)
};

/// A port of a Service. `target` is empty where targetPort is a number or not written.
struct ServicePort {
  std::string_view name;
  std::int32_t number;
  std::string_view target;
  std::int32_t target_number;
  std::string_view protocol;
  base::Origin origin;  ///< of targetPort, or of port where that is not written
};

struct ServiceFacts {
  std::span<const ServicePort> ports;
  base::Origin ports_origin;
  bool is_external_name = false;
};

/// Why an object selects pods.
enum class SelectedBy : std::uint8_t { Service, DisruptionBudget, NetworkPolicy };

struct SelectorFacts {
  SelectedBy by;
  std::span<const Requirement> requirements;
  base::Origin origin;
};

/// What a PodDisruptionBudget demands; one of the two texts, as written.
struct BudgetFacts {
  std::string_view min_available;
  std::string_view max_unavailable;
  base::Origin origin;  ///< of the value
};

/// A name that an object gives for another one, which must be there.
struct Reference {
  base::Code code;  ///< what it is called when nothing has that name
  Target target;
  std::string_view group;  ///< Workload and Other only
  std::string_view kind;   ///< Workload and Other only
  Space space;
  std::string_view name;
  base::Origin origin;            ///< of the name
  std::string_view key = {};      ///< of a ConfigMap or Secret, or the name of a Service's port; may be empty
  std::int32_t port = 0;          ///< the number of a Service's port; 0: none
  base::Origin part_origin = {};  ///< of key or port
};

/// Something that will be there because an object is: what a controller makes out of it.
struct Made {
  Target target;
  Space space;
  std::string_view name;      ///< a name, or its beginning
  bool is_beginning = false;  ///< any name that goes on behind `name`
  bool keys_known = false;
  std::span<const std::string_view> keys = {};
};

/// What an object may bring that nothing in the input tells.
enum class Brings : std::uint8_t {
  Nothing,
  Own,       ///< objects and pods called like itself: a kind with an operator behind it
  Anything,  ///< a chart or a remote folder: any objects in `brings_into`
};

struct ObjectFacts {
  std::string_view group;
  std::string_view kind;
  std::string_view name;  ///< empty: generated or missing
  Space space;
  std::uint32_t file = 0;   ///< index of the run's inputs
  std::uint32_t index = 0;  ///< of the file's objects
  Target target = Target::Other;
  Brings brings = Brings::Nothing;
  bool is_encrypted = false;  ///< by SOPS: it is there, nothing is said about it
  bool keys_known = false;    ///< `keys` are all that it has
  bool makes_scale = false;   ///< it decides the replicas of what it refers to
  Space brings_into = {};
  std::string_view brings_path = {};            ///< the folder that it brings: nothing more when that is in the input
  base::Origin origin = {};                     ///< of the name, else of the object
  base::Origin namespace_origin = {};           ///< of metadata.namespace when written
  std::span<const std::string_view> keys = {};  ///< of a ConfigMap or Secret
  std::span<const Reference> references = {};
  std::span<const Made> made = {};
  const PodFacts* pods = nullptr;
  const ServiceFacts* service = nullptr;
  const SelectorFacts* selector = nullptr;
  const BudgetFacts* budget = nullptr;
};

}  // namespace pave::judge::reference
