package main

import (
	"fmt"
	"math/rand"
)

// Pods that touch every field the checks look at, mostly with values near the border between allowed and forbidden.
type generator struct{ *rand.Rand }

type tree = map[string]any

func (g generator) one(values ...any) any { return values[g.Intn(len(values))] }

// Sets a field one time in `rarity`, and now and then to null.
func (g generator) maybe(in tree, rarity int, key string, value func() any) {
	if g.Intn(rarity) != 0 {
		return
	}
	if g.Intn(20) == 0 {
		in[key] = nil
		return
	}
	in[key] = value()
}

func (g generator) some(limit int, value func(i int) any) []any {
	items := []any{}
	for i := range g.Intn(limit + 1) {
		items = append(items, value(i))
	}
	return items
}

func (g generator) pod() any {
	metadata := tree{"name": "pod"}
	g.maybe(metadata, 3, "annotations", g.annotations)
	spec := tree{"containers": g.containers("c")}
	g.maybe(spec, 2, "initContainers", func() any { return g.containers("i") })
	g.maybe(spec, 6, "ephemeralContainers", func() any { return g.containers("e") })
	for _, field := range []string{"hostNetwork", "hostPID", "hostIPC"} {
		g.maybe(spec, 8, field, g.bool)
	}
	g.maybe(spec, 3, "hostUsers", g.bool)
	g.maybe(spec, 3, "os", func() any { return tree{"name": g.one("linux", "windows", "")} })
	g.maybe(spec, 2, "securityContext", g.podContext)
	g.maybe(spec, 2, "volumes", func() any { return g.some(3, g.volume) })
	return tree{"apiVersion": "v1", "kind": "Pod", "metadata": metadata, "spec": spec}
}

func (g generator) bool() any { return g.Intn(2) == 0 }

func (g generator) annotations() any {
	out := tree{"team": "a"}
	values := []any{"runtime/default", "docker/default", "localhost/x", "localhost", "unconfined", ""}
	for _, key := range []string{"container.apparmor.security.beta.kubernetes.io/c0", "container.apparmor.security.beta.kubernetes.io/gone",
		"seccomp.security.alpha.kubernetes.io/pod", "container.seccomp.security.alpha.kubernetes.io/c0",
		"container.seccomp.security.alpha.kubernetes.io/i0", "container.seccomp.security.alpha.kubernetes.io/gone"} {
		if g.Intn(4) == 0 {
			out[key] = g.one(values...)
		}
	}
	return out
}

func (g generator) containers(prefix string) any {
	return g.some(3, func(i int) any {
		if g.Intn(60) == 0 {
			return nil
		}
		out := tree{}
		g.maybe(out, 1, "name", func() any { return fmt.Sprintf("%s%d", prefix, i) })
		if g.Intn(4) != 0 {
			out["securityContext"] = g.containerContext()
		}
		g.maybe(out, 5, "ports", func() any {
			return g.some(2, func(int) any {
				port := tree{"containerPort": 80}
				g.maybe(port, 2, "hostPort", func() any { return g.one(0, 0, 8080) })
				return port
			})
		})
		for _, probe := range []string{"livenessProbe", "readinessProbe", "startupProbe"} {
			g.maybe(out, 10, probe, g.handler)
		}
		g.maybe(out, 8, "lifecycle", func() any {
			hooks := tree{}
			g.maybe(hooks, 2, "postStart", g.handler)
			g.maybe(hooks, 2, "preStop", g.handler)
			return hooks
		})
		return out
	})
}

func (g generator) handler() any {
	out := tree{}
	for _, way := range []string{"httpGet", "tcpSocket"} {
		g.maybe(out, 2, way, func() any {
			call := tree{"port": 80}
			g.maybe(call, 2, "host", func() any { return g.one("", "", "example.com") })
			return call
		})
	}
	return out
}

func (g generator) profile() any {
	out := tree{}
	g.maybe(out, 1, "type", func() any { return g.one("RuntimeDefault", "RuntimeDefault", "Localhost", "Unconfined", "") })
	return out
}

func (g generator) seLinux() any {
	out := tree{}
	g.maybe(out, 2, "type", func() any { return g.one("", "container_t", "container_init_t", "container_kvm_t", "container_engine_t", "spc_t") })
	g.maybe(out, 6, "user", func() any { return g.one("", "root") })
	g.maybe(out, 6, "role", func() any { return g.one("", "sysadm_r") })
	g.maybe(out, 6, "level", func() any { return "s0" })
	return out
}

func (g generator) windows() any {
	out := tree{}
	g.maybe(out, 2, "hostProcess", g.bool)
	return out
}

// What pods and containers have in common.
func (g generator) context() tree {
	out := tree{}
	g.maybe(out, 2, "runAsNonRoot", func() any { return g.one(true, true, true, false) })
	g.maybe(out, 4, "runAsUser", func() any { return g.one(0, 1000) })
	g.maybe(out, 2, "seccompProfile", g.profile)
	g.maybe(out, 8, "appArmorProfile", g.profile)
	g.maybe(out, 8, "seLinuxOptions", g.seLinux)
	g.maybe(out, 10, "windowsOptions", g.windows)
	return out
}

func (g generator) podContext() any {
	out := g.context()
	g.maybe(out, 5, "sysctls", func() any {
		return g.some(2, func(int) any {
			return tree{"value": "1", "name": g.one("kernel.shm_rmid_forced", "net.ipv4.ip_local_port_range", "net.ipv4.tcp_syncookies",
				"net.ipv4.ping_group_range", "net.ipv4.ip_unprivileged_port_start", "net.ipv4.ip_local_reserved_ports",
				"net.ipv4.tcp_keepalive_time", "net.ipv4.tcp_fin_timeout", "net.ipv4.tcp_keepalive_intvl", "net.ipv4.tcp_keepalive_probes",
				"net.ipv4.tcp_rmem", "net.ipv4.tcp_wmem", "kernel.msgmax", "")}
		})
	})
	return out
}

func (g generator) containerContext() any {
	out := g.context()
	if g.Intn(4) != 0 {
		out["allowPrivilegeEscalation"] = g.one(false, false, false, false, true)
	}
	g.maybe(out, 8, "privileged", g.bool)
	g.maybe(out, 6, "procMount", func() any { return g.one("Default", "Unmasked", "") })
	g.maybe(out, 1, "capabilities", func() any {
		capabilities := tree{}
		if g.Intn(5) != 0 {
			capabilities["drop"] = g.one([]any{"ALL"}, []any{"ALL"}, []any{"NET_RAW", "ALL"}, []any{"NET_RAW"}, []any{}, []any{"all"}, nil)
		}
		g.maybe(capabilities, 4, "add", func() any {
			return g.some(2, func(int) any { return g.one("NET_BIND_SERVICE", "NET_BIND_SERVICE", "CHOWN", "SYS_ADMIN", "NET_RAW", "") })
		})
		return capabilities
	})
	return out
}

var sources = []string{"configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "image", "persistentVolumeClaim", "projected", "secret",
	"hostPath", "awsElasticBlockStore", "azureDisk", "azureFile", "cephfs", "cinder", "fc", "flexVolume", "flocker", "gcePersistentDisk",
	"gitRepo", "glusterfs", "iscsi", "nfs", "photonPersistentDisk", "portworxVolume", "quobyte", "rbd", "scaleIO", "storageos", "vsphereVolume"}

func (g generator) volume(i int) any {
	out := tree{"name": fmt.Sprintf("v%d", i)}
	for range g.one(0, 1, 1, 1, 1, 1, 2).(int) {
		source := sources[g.Intn(len(sources))]
		if g.Intn(2) == 0 {
			source = sources[g.Intn(10)]
		}
		g.maybe(out, 1, source, func() any { return tree{} })
	}
	return out
}
