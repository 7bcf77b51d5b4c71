// Made-up content for the page of parts; it is shown nowhere else.
import type { StrataLayer } from "../../components/figures/strata.ts";
import type { Lang } from "../../i18n/i18n.ts";

const TITLES: Record<Lang, { tiers: string[]; topics: string[][]; through: string[] }> = {
  en: {
    tiers: ["Ground rules", "Daily work", "Growing up", "On demand"],
    topics: [
      ["Architecture", "Workloads", "Services", "Storage", "Configuration"],
      ["Networking", "Scheduling", "Probes", "Autoscaling"],
      ["Security", "Observability", "Troubleshooting"],
      ["Operators", "Multi-cluster", "Service mesh"],
    ],
    through: ["Release practice", "Security practice"],
  },
  zh: {
    tiers: ["必须掌握", "生产必备", "进阶能力", "按需了解"],
    topics: [
      ["核心架构", "工作负载", "服务发现", "存储", "配置与密钥"],
      ["网络", "调度", "健康检查", "自动扩缩容"],
      ["安全", "可观测性", "故障排查"],
      ["Operator", "多集群", "服务网格"],
    ],
    through: ["发布实践", "安全实践"],
  },
};

/** Four layers with a vein; how far each has settled falls towards the top. */
export function sampleLayers(lang: Lang, detailOf: (cells: number) => string): StrataLayer[] {
  const titles = TITLES[lang];
  const cellsOf = (rank: number, topic: number) =>
    Array.from({ length: 4 + ((rank * 3 + topic * 2) % 5) }, (_, index) => {
      const roll = (rank * 7 + topic * 5 + index * 3) % 10;
      return {
        id: index,
        level: roll / 9 > rank / 4.2 ? 1 : roll > rank + 2 ? 0.65 : roll > rank * 2 ? 0.3 : 0,
        missing: rank === 4 && roll === 0,
      };
    });
  const layers: StrataLayer[] = titles.tiers.map((title, tier) => ({
    rank: tier + 1,
    title,
    blocks: (titles.topics[tier] ?? []).map((topic, index) => {
      const cells = cellsOf(tier + 1, index);
      return { id: `${tier}-${index}`, title: topic, cells, detail: detailOf(cells.length) };
    }),
  }));
  layers.push({
    rank: null,
    title: lang === "zh" ? "贯穿各层" : "Through all tiers",
    blocks: titles.through.map((title, index) => {
      const cells = cellsOf(2, index + 3);
      return { id: `t-${index}`, title, cells, detail: detailOf(cells.length) };
    }),
  });
  return layers;
}

export const SAMPLE_TEXT: Record<Lang, string> = {
  en: `A \`readinessProbe\` decides whether a Pod gets **traffic**; a \`livenessProbe\` decides whether its container is *restarted*. See [the documentation](https://kubernetes.io/docs/).

1. First the start-up probe succeeds,
2. then the two others begin.

| probe | on failure | default period |
| :-- | :-- | --: |
| readiness | no traffic | 10 s |
| liveness | restart | 10 s |

\`\`\`yaml
livenessProbe:
  httpGet:
    path: /healthz   # answers 200 while alive
    port: 8080
  periodSeconds: 10
\`\`\``,
  zh: `\`readinessProbe\` 决定 Pod 是否接收**流量**；\`livenessProbe\` 决定容器是否被*重启*。见[官方文档](https://kubernetes.io/zh-cn/docs/)。

1. 先由启动探针成功，
2. 其余两个才开始。

| 探针 | 失败时 | 默认周期 |
| :-- | :-- | --: |
| readiness | 摘除流量 | 10 s |
| liveness | 重启容器 | 10 s |

\`\`\`yaml
livenessProbe:
  httpGet:
    path: /healthz   # 存活时返回 200
    port: 8080
  periodSeconds: 10
\`\`\``,
};

export const SAMPLE_TABLE = `NAME                     READY   STATUS             RESTARTS      AGE
web-6d4b75cb6d-2xk9p     1/1     Running            0             3d2h
web-6d4b75cb6d-hj7mm     0/1     CrashLoopBackOff   14 (2m ago)   52m
cache-0                  1/1     Running            1 (3d ago)    9d    <none>   node-b.example.internal`;
