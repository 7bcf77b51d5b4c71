// The sites whose pages an item may rest on: the documentation of Kubernetes and of the projects themselves.

/** Hosts; a subdomain of one marked with a leading dot counts as well. */
const hosts = [
  "kubernetes.io",
  ".k8s.io",
  "kubernetes-csi.github.io",
  "kubernetes-sigs.github.io",
  "kubectl.docs.kubernetes.io",
  "kustomize.io",
  "helm.sh",
  "etcd.io",
  "coredns.io",
  "containerd.io",
  "cri-o.io",
  "opencontainers.org",
  "specs.opencontainers.org",
  "cncf.io",
  "www.cncf.io",
  "glossary.cncf.io",
  "contribute.cncf.io",
  "training.linuxfoundation.org",
  "docs.linuxfoundation.org",
  "argo-cd.readthedocs.io",
  "argo-rollouts.readthedocs.io",
  "argoproj.github.io",
  "fluxcd.io",
  "docs.flagger.app",
  "keda.sh",
  "karpenter.sh",
  "volcano.sh",
  "knative.dev",
  "tekton.dev",
  "cilium.io",
  "docs.cilium.io",
  "docs.tigera.io",
  "docs.projectcalico.org",
  "projectcalico.docs.tigera.io",
  "metallb.io",
  "metallb.universe.tf",
  "istio.io",
  "linkerd.io",
  "envoyproxy.io",
  "www.envoyproxy.io",
  "gateway.envoyproxy.io",
  "docs.nginx.com",
  "nginx.org",
  "doc.traefik.io",
  "velero.io",
  "rook.io",
  "longhorn.io",
  "cloudnative-pg.io",
  "docs.ceph.com",
  "vcluster.com",
  "www.vcluster.com",
  "capsule.clastix.io",
  "projectcapsule.dev",
  "open-policy-agent.github.io",
  "www.openpolicyagent.org",
  "openpolicyagent.org",
  "kyverno.io",
  "falco.org",
  "trivy.dev",
  "aquasecurity.github.io",
  "spiffe.io",
  "sigstore.dev",
  "docs.sigstore.dev",
  "slsa.dev",
  "cyclonedx.org",
  "spdx.dev",
  "www.cisecurity.org",
  "external-secrets.io",
  "secrets-store-csi-driver.sigs.k8s.io",
  "cert-manager.io",
  "developer.hashicorp.com",
  "opentelemetry.io",
  "prometheus.io",
  "prometheus-operator.dev",
  "runbooks.prometheus-operator.dev",
  "grafana.com",
  "fluentbit.io",
  "docs.fluentbit.io",
  "www.fluentd.org",
  "docs.fluentd.org",
  "www.jaegertracing.io",
  "thanos.io",
  "cortexmetrics.io",
  "vector.dev",
  "opencost.io",
  "www.opencost.io",
  "www.finops.org",
  "www.kubecost.com",
  "goldilocks.docs.fairwinds.com",
  "chaos-mesh.org",
  "litmuschaos.io",
  "docs.docker.com",
  "buildpacks.io",
  "grpc.io",
  "openfeature.dev",
  "backstage.io",
  "docs.crossplane.io",
  "www.crossplane.io",
  "operatorframework.io",
  "sdk.operatorframework.io",
  "book.kubebuilder.io",
  "gvisor.dev",
  "katacontainers.io",
  "docs.kernel.org",
  "www.kernel.org",
  "man7.org",
  "datatracker.ietf.org",
  "www.rfc-editor.org",
  "12factor.net",
  "sre.google",
  "strimzi.io",
  "docs.aws.amazon.com",
  "cloud.google.com",
  "docs.cloud.google.com",
  "learn.microsoft.com",
];

/** Owners and repositories of GitHub that speak for their project. */
const repositories =
  /^\/(kubernetes|kubernetes-[a-z]+|cncf|etcd-io|containerd|opencontainers|coredns|helm|argoproj|fluxcd|kedacore|cilium|projectcalico|vmware-tanzu|velero-io|kyverno|open-policy-agent|prometheus|prometheus-operator|open-telemetry|grafana|istio|containernetworking|google\/cadvisor|NVIDIA|bitnami-labs\/sealed-secrets|loft-sh\/vcluster|stakater\/Reloader)(\/|$)/i;

/** Why an address is no source, or null where it is one. `address` is a valid https URL. */
export function sourceFault(address: string): string | null {
  const url = new URL(address);
  const host = url.hostname.toLowerCase();
  if (url.protocol !== "https:") return "the address does not begin with https://";
  if (url.username !== "" || url.password !== "" || url.port !== "") return "the address carries a user or a port";
  if (host === "github.com") {
    return repositories.test(url.pathname) ? null : "this repository is not one of a known project";
  }
  const allowed = hosts.some((own) => (own.startsWith(".") ? host.endsWith(own) : host === own));
  if (!allowed) return `the site ${host} is not the documentation of Kubernetes or of a project concerned`;
  const steps = url.pathname.split("/").filter((step) => step !== "");
  if (steps.length === 0 && url.hash === "") return "the address is a front page";
  if (host === "kubernetes.io" && (steps.length < 2 || steps[0] === "search" || url.search !== "")) {
    return "the address is a table of contents, not a page";
  }
  return null;
}
