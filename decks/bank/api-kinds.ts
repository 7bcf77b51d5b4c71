// Which API versions and kinds a manifest may name: what Kubernetes serves, what well-known projects add, what is gone.
// From the API reference and the deprecated API migration guide of kubernetes.io, as of Kubernetes 1.37.

/** The built-in kinds by `apiVersion`, those of the components' configuration files included. */
const builtIn: Record<string, string> = {
  v1: "Binding ComponentStatus Config ConfigMap Endpoints Event LimitRange List Namespace Node PersistentVolume PersistentVolumeClaim Pod PodTemplate ReplicationController ResourceQuota Secret Service ServiceAccount Status",
  "admission.k8s.io/v1": "AdmissionReview",
  "admissionregistration.k8s.io/v1":
    "MutatingAdmissionPolicy MutatingAdmissionPolicyBinding MutatingWebhookConfiguration ValidatingAdmissionPolicy ValidatingAdmissionPolicyBinding ValidatingWebhookConfiguration",
  "admissionregistration.k8s.io/v1beta1": "MutatingAdmissionPolicy MutatingAdmissionPolicyBinding",
  "admissionregistration.k8s.io/v1alpha1": "MutatingAdmissionPolicy MutatingAdmissionPolicyBinding",
  "apiextensions.k8s.io/v1": "ConversionReview CustomResourceDefinition",
  "apiregistration.k8s.io/v1": "APIService",
  "apiserver.config.k8s.io/v1":
    "AdmissionConfiguration AuthenticationConfiguration AuthorizationConfiguration EncryptionConfiguration TracingConfiguration",
  "apiserver.config.k8s.io/v1beta1":
    "AuthenticationConfiguration AuthorizationConfiguration EgressSelectorConfiguration TracingConfiguration",
  "apps/v1": "ControllerRevision DaemonSet Deployment ReplicaSet StatefulSet",
  "audit.k8s.io/v1": "Event Policy",
  "authentication.k8s.io/v1": "SelfSubjectReview TokenRequest TokenReview",
  "authorization.k8s.io/v1":
    "LocalSubjectAccessReview SelfSubjectAccessReview SelfSubjectRulesReview SubjectAccessReview",
  "autoscaling/v1": "HorizontalPodAutoscaler Scale",
  "autoscaling/v2": "HorizontalPodAutoscaler",
  "batch/v1": "CronJob Job",
  "certificates.k8s.io/v1": "CertificateSigningRequest ClusterTrustBundle PodCertificateRequest",
  "certificates.k8s.io/v1beta1": "ClusterTrustBundle PodCertificateRequest",
  "certificates.k8s.io/v1alpha1": "ClusterTrustBundle PodCertificateRequest",
  "client.authentication.k8s.io/v1": "ExecCredential",
  "coordination.k8s.io/v1": "Lease",
  "coordination.k8s.io/v1beta1": "LeaseCandidate",
  "coordination.k8s.io/v1alpha2": "LeaseCandidate",
  "discovery.k8s.io/v1": "EndpointSlice",
  "eventratelimit.admission.k8s.io/v1alpha1": "Configuration",
  "events.k8s.io/v1": "Event",
  "flowcontrol.apiserver.k8s.io/v1": "FlowSchema PriorityLevelConfiguration",
  "imagepolicy.k8s.io/v1alpha1": "ImageReview",
  "internal.apiserver.k8s.io/v1alpha1": "StorageVersion",
  "kubeadm.k8s.io/v1beta4":
    "ClusterConfiguration InitConfiguration JoinConfiguration ResetConfiguration UpgradeConfiguration",
  "kubeadm.k8s.io/v1beta3": "ClusterConfiguration InitConfiguration JoinConfiguration",
  "kubectl.config.k8s.io/v1beta1": "Preference",
  "kubelet.config.k8s.io/v1beta1": "CredentialProviderConfig KubeletConfiguration SerializedNodeConfigSource",
  "kubelet.config.k8s.io/v1": "CredentialProviderConfig",
  "kubeproxy.config.k8s.io/v1alpha1": "KubeProxyConfiguration",
  "kubescheduler.config.k8s.io/v1": "KubeSchedulerConfiguration",
  "kustomize.config.k8s.io/v1beta1": "Kustomization",
  "kustomize.config.k8s.io/v1alpha1": "Component",
  "metrics.k8s.io/v1beta1": "NodeMetrics PodMetrics",
  "custom.metrics.k8s.io/v1beta1": "MetricValueList",
  "custom.metrics.k8s.io/v1beta2": "MetricValueList",
  "external.metrics.k8s.io/v1beta1": "ExternalMetricValueList",
  "networking.k8s.io/v1": "IPAddress Ingress IngressClass NetworkPolicy ServiceCIDR",
  "networking.k8s.io/v1beta1": "IPAddress ServiceCIDR",
  "node.k8s.io/v1": "RuntimeClass",
  "pod-security.admission.config.k8s.io/v1": "PodSecurityConfiguration",
  "policy/v1": "Eviction PodDisruptionBudget",
  "rbac.authorization.k8s.io/v1": "ClusterRole ClusterRoleBinding Role RoleBinding",
  "resource.k8s.io/v1": "DeviceClass ResourceClaim ResourceClaimTemplate ResourceSlice",
  "resource.k8s.io/v1beta2": "DeviceClass DeviceTaintRule ResourceClaim ResourceClaimTemplate ResourceSlice",
  "resource.k8s.io/v1beta1": "DeviceClass ResourceClaim ResourceClaimTemplate ResourceSlice",
  "resource.k8s.io/v1alpha3": "DeviceTaintRule ResourcePoolStatusRequest",
  "scheduling.k8s.io/v1": "PriorityClass",
  "scheduling.k8s.io/v1alpha1": "Workload",
  "scheduling.k8s.io/v1alpha2": "PodGroup Workload",
  "storage.k8s.io/v1": "CSIDriver CSINode CSIStorageCapacity StorageClass VolumeAttachment VolumeAttributesClass",
  "storage.k8s.io/v1beta1": "VolumeAttributesClass",
  "storagemigration.k8s.io/v1beta1": "StorageVersionMigration",
  "descheduler/v1alpha2": "DeschedulerPolicy",
};

/** Groups of projects' own resources; a group below one of them (`acme.cert-manager.io`) counts as well. */
const projectGroups = [
  "actions.github.com",
  "antrea.io",
  "appprotect.f5.com",
  "apps.kruise.io",
  "aquasecurity.github.io",
  "argoproj.io",
  "autoscaling.k8s.io",
  "autoscaling.x-k8s.io",
  "azure.com",
  "backstage.io",
  "bitnami.com",
  "capsule.clastix.io",
  "cert-manager.io",
  "chaos-mesh.org",
  "cilium.io",
  "cluster.x-k8s.io",
  "cnpg.io",
  "crossplane.io",
  "falco.org",
  "flagger.app",
  "fluxcd.io",
  "gatekeeper.sh",
  "gateway.envoyproxy.io",
  "gateway.networking.k8s.io",
  "gateway.networking.x-k8s.io",
  "gateway.nginx.org",
  "getambassador.io",
  "grafana.com",
  "groupsnapshot.storage.k8s.io",
  "hnc.x-k8s.io",
  "hashicorp.com",
  "inference.networking.k8s.io",
  "external-secrets.io",
  "istio.io",
  "jobset.x-k8s.io",
  "k8s.aws",
  "k8s.cni.cncf.io",
  "k8s.elastic.co",
  "k8s.nginx.org",
  "karpenter.sh",
  "keda.sh",
  "kind.x-k8s.io",
  "knative.dev",
  "kubeflow.org",
  "kubewarden.io",
  "kueue.x-k8s.io",
  "kyverno.io",
  "leaderworkerset.x-k8s.io",
  "linkerd.io",
  "litmuschaos.io",
  "loft.sh",
  "longhorn.io",
  "metal3.io",
  "metallb.io",
  "monitoring.coreos.com",
  "multicluster.x-k8s.io",
  "nfd.k8s-sigs.io",
  "nvidia.com",
  "opentelemetry.io",
  "openebs.io",
  "operators.coreos.com",
  "percona.com",
  "policy.networking.k8s.io",
  "populator.storage.k8s.io",
  "postgresql.cnpg.io",
  "projectcalico.org",
  "ray.io",
  "rook.io",
  "scheduling.x-k8s.io",
  "secrets-store.csi.x-k8s.io",
  "sigstore.dev",
  "snapshot.storage.k8s.io",
  "sparkoperator.k8s.io",
  "spiffe.io",
  "tekton.dev",
  "tigera.io",
  "toolkit.fluxcd.io",
  "traefik.io",
  "velero.io",
  "vitess.io",
  "volcano.sh",
  "wgpolicyk8s.io",
  "x-k8s.io",
  "strimzi.io",
];

/** Groups that stand for anybody's own resources in examples. */
const exampleGroup = /(^|\.)example\.(com|org|net|io)$/;

type Removal = { kinds: string; gone: string; use: string };

/** What was served once: `*` stands for every kind of the version. */
const removed: Record<string, Removal[]> = {
  "admissionregistration.k8s.io/v1beta1": [
    {
      kinds: "MutatingWebhookConfiguration ValidatingWebhookConfiguration",
      gone: "1.22",
      use: "admissionregistration.k8s.io/v1",
    },
    {
      kinds: "ValidatingAdmissionPolicy ValidatingAdmissionPolicyBinding",
      gone: "1.34",
      use: "admissionregistration.k8s.io/v1",
    },
  ],
  "apiextensions.k8s.io/v1beta1": [{ kinds: "*", gone: "1.22", use: "apiextensions.k8s.io/v1" }],
  "apiregistration.k8s.io/v1beta1": [{ kinds: "*", gone: "1.22", use: "apiregistration.k8s.io/v1" }],
  "apps/v1beta1": [{ kinds: "*", gone: "1.16", use: "apps/v1" }],
  "apps/v1beta2": [{ kinds: "*", gone: "1.16", use: "apps/v1" }],
  "authentication.k8s.io/v1beta1": [{ kinds: "*", gone: "1.22", use: "authentication.k8s.io/v1" }],
  "authorization.k8s.io/v1beta1": [{ kinds: "*", gone: "1.22", use: "authorization.k8s.io/v1" }],
  "autoscaling/v2beta1": [{ kinds: "*", gone: "1.25", use: "autoscaling/v2" }],
  "autoscaling/v2beta2": [{ kinds: "*", gone: "1.26", use: "autoscaling/v2" }],
  "batch/v1beta1": [{ kinds: "*", gone: "1.25", use: "batch/v1" }],
  "batch/v2alpha1": [{ kinds: "*", gone: "1.21", use: "batch/v1" }],
  "certificates.k8s.io/v1beta1": [{ kinds: "CertificateSigningRequest", gone: "1.22", use: "certificates.k8s.io/v1" }],
  "coordination.k8s.io/v1beta1": [{ kinds: "Lease", gone: "1.22", use: "coordination.k8s.io/v1" }],
  "discovery.k8s.io/v1beta1": [{ kinds: "*", gone: "1.25", use: "discovery.k8s.io/v1" }],
  "events.k8s.io/v1beta1": [{ kinds: "*", gone: "1.25", use: "events.k8s.io/v1" }],
  "extensions/v1beta1": [
    { kinds: "Ingress", gone: "1.22", use: "networking.k8s.io/v1" },
    { kinds: "NetworkPolicy", gone: "1.16", use: "networking.k8s.io/v1" },
    { kinds: "DaemonSet Deployment ReplicaSet", gone: "1.16", use: "apps/v1" },
    { kinds: "PodSecurityPolicy", gone: "1.16", use: "Pod Security Admission" },
    { kinds: "*", gone: "1.22", use: "the group that took the kind over" },
  ],
  "flowcontrol.apiserver.k8s.io/v1alpha1": [{ kinds: "*", gone: "1.29", use: "flowcontrol.apiserver.k8s.io/v1" }],
  "flowcontrol.apiserver.k8s.io/v1beta1": [{ kinds: "*", gone: "1.26", use: "flowcontrol.apiserver.k8s.io/v1" }],
  "flowcontrol.apiserver.k8s.io/v1beta2": [{ kinds: "*", gone: "1.29", use: "flowcontrol.apiserver.k8s.io/v1" }],
  "flowcontrol.apiserver.k8s.io/v1beta3": [{ kinds: "*", gone: "1.32", use: "flowcontrol.apiserver.k8s.io/v1" }],
  "kubeadm.k8s.io/v1beta2": [{ kinds: "*", gone: "1.27", use: "kubeadm.k8s.io/v1beta4" }],
  "kubescheduler.config.k8s.io/v1beta2": [{ kinds: "*", gone: "1.28", use: "kubescheduler.config.k8s.io/v1" }],
  "kubescheduler.config.k8s.io/v1beta3": [{ kinds: "*", gone: "1.29", use: "kubescheduler.config.k8s.io/v1" }],
  "networking.k8s.io/v1beta1": [{ kinds: "Ingress IngressClass", gone: "1.22", use: "networking.k8s.io/v1" }],
  "node.k8s.io/v1beta1": [{ kinds: "*", gone: "1.25", use: "node.k8s.io/v1" }],
  "policy/v1beta1": [
    { kinds: "PodDisruptionBudget Eviction", gone: "1.25", use: "policy/v1" },
    { kinds: "PodSecurityPolicy", gone: "1.25", use: "Pod Security Admission" },
  ],
  "rbac.authorization.k8s.io/v1alpha1": [{ kinds: "*", gone: "1.22", use: "rbac.authorization.k8s.io/v1" }],
  "rbac.authorization.k8s.io/v1beta1": [{ kinds: "*", gone: "1.22", use: "rbac.authorization.k8s.io/v1" }],
  "scheduling.k8s.io/v1beta1": [{ kinds: "*", gone: "1.22", use: "scheduling.k8s.io/v1" }],
  "settings.k8s.io/v1alpha1": [{ kinds: "*", gone: "1.20", use: "a mutating admission policy" }],
  "storage.k8s.io/v1beta1": [
    { kinds: "CSIDriver CSINode StorageClass VolumeAttachment", gone: "1.22", use: "storage.k8s.io/v1" },
    { kinds: "CSIStorageCapacity", gone: "1.27", use: "storage.k8s.io/v1" },
  ],
  "storagemigration.k8s.io/v1alpha1": [{ kinds: "*", gone: "1.35", use: "storagemigration.k8s.io/v1beta1" }],
};

/** What is known of an `apiVersion` with a `kind`. */
export type ApiStanding = { is: "known" } | { is: "removed"; gone: string; use: string } | { is: "unknown" };

/** Whether a current cluster, or a well-known project on it, takes this `apiVersion` and `kind`. A list of a kind stands as the kind. */
export function standingOf(apiVersion: string, kind: string): ApiStanding {
  const single = kind.endsWith("List") && kind !== "List" ? kind.slice(0, -4) : kind;
  if (names(builtIn[apiVersion] ?? "", kind) || names(builtIn[apiVersion] ?? "", single)) return { is: "known" };
  const removal = removed[apiVersion]?.find((entry) => entry.kinds === "*" || names(entry.kinds, single));
  if (removal) return { is: "removed", gone: removal.gone, use: removal.use };
  const [group, version, ...rest] = apiVersion.split("/");
  if (group === undefined || version === undefined || rest.length > 0) return { is: "unknown" };
  const versioned = /^v\d+((alpha|beta)\d+)?$/.test(version) && /^[A-Z][A-Za-z0-9]*$/.test(kind);
  const known = exampleGroup.test(group) || projectGroups.some((own) => group === own || group.endsWith(`.${own}`));
  return versioned && known ? { is: "known" } : { is: "unknown" };
}

/** Whether a manifest of this kind must carry `metadata.name`; requests and files of configuration have none. */
export function needsName(apiVersion: string, kind: string): boolean {
  if (kind.endsWith("List") || /(?<!Webhook)Configuration$/.test(kind)) return false;
  if (/Review$|^TokenRequest$|^Scale$|^Status$|^ExecCredential$/.test(kind)) return false;
  if (apiVersion === "v1" && kind === "Config") return false;
  return !/(^|\.)(config|audit|kubeadm|kustomize\.config|kind|descheduler)\b/.test(apiVersion);
}

function names(kinds: string, kind: string): boolean {
  return kinds.split(" ").includes(kind);
}
