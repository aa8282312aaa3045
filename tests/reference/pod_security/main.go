// Makes random pods and prints each with the verdicts of k8s.io/pod-security-admission, one JSON object a line:
// {"pod": {...}, "verdicts": {"baseline:v1.0": ["host namespaces", ...], ...}}; a policy that the pod passes is left out.
// Usage: pod_security COUNT SEED
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"math/rand"
	"os"
	"reflect"
	"strconv"
	"strings"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/pod-security-admission/api"
	"k8s.io/pod-security-admission/policy"
)

// Newer than every version for which there are checks.
const newestMinor = 37

func main() {
	count, _ := strconv.Atoi(os.Args[1])
	seed, _ := strconv.ParseInt(os.Args[2], 10, 64)
	evaluator, err := policy.NewEvaluator(policy.DefaultChecks(), nil)
	if err != nil {
		panic(err)
	}
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	pods := generator{rand.New(rand.NewSource(seed))}
	for range count {
		pod := pods.pod()
		line, _ := json.Marshal(map[string]any{"pod": pod, "verdicts": verdicts(evaluator, decode(pod))})
		fmt.Fprintf(out, "%s\n", line)
	}
}

func decode(tree any) *corev1.Pod {
	text, _ := json.Marshal(tree)
	pod := &corev1.Pod{}
	if err := json.Unmarshal(text, pod); err != nil {
		panic(fmt.Sprintf("%v: %s", err, text))
	}
	// The one default of the API server that changes a verdict.
	for i := range pod.Spec.Volumes {
		source := &pod.Spec.Volumes[i].VolumeSource
		if reflect.ValueOf(*source).IsZero() {
			source.EmptyDir = &corev1.EmptyDirVolumeSource{}
		}
	}
	return pod
}

func verdicts(evaluator policy.Evaluator, pod *corev1.Pod) map[string][]string {
	result := map[string][]string{}
	for _, level := range []api.Level{api.LevelPrivileged, api.LevelBaseline, api.LevelRestricted} {
		for minor := 0; minor <= newestMinor+1; minor++ {
			version := api.MajorMinorVersion(1, minor)
			if minor > newestMinor {
				version = api.LatestVersion()
			}
			lv := api.LevelVersion{Level: level, Version: version}
			var reasons []string
			for _, check := range evaluator.EvaluatePod(lv, &pod.ObjectMeta, &pod.Spec) {
				if !check.Allowed {
					// Two profiles make a plural.
					reasons = append(reasons, strings.Replace(check.ForbiddenReason, "AppArmor profiles", "AppArmor profile", 1))
				}
			}
			if len(reasons) > 0 {
				result[lv.String()] = reasons
			}
		}
	}
	return result
}
