// Validates rendered manifests against the Kubernetes schema, dashboards against what Grafana insists on, and writes
// the dashboards' expressions as a rule file for promtool. usage: deployment.cjs MANIFESTS DASHBOARDS EXPRESSIONS
const fs = require('fs');
const path = require('path');
const yaml = require('js-yaml');
const [manifests, dashboards, expressions] = process.argv.slice(2);
const faults = [];

const documents = yaml.loadAll(fs.readFileSync(manifests, 'utf8')).filter(Boolean);
for (const document of documents) {
  const name = `${document.kind}/${document.metadata?.name}`;
  const group = document.apiVersion;
  let Model;
  try {
    Model = require(`kubernetes-models/${group}/${document.kind}`)[document.kind];
  } catch (e) {
    faults.push(`${name}: no such kind in ${document.apiVersion}`);
    continue;
  }
  try {
    new Model(document).validate();
  } catch (e) {
    faults.push(`${name}: ${e.message}`);
  }
}
const by = (kind) => documents.filter((d) => d.kind === kind);
for (const deployment of by('Deployment')) {
  const spec = deployment.spec.template.spec;
  const labels = deployment.spec.template.metadata.labels;
  const selects = (selector) => Object.entries(selector).every(([k, v]) => labels[k] === v);
  if (!selects(deployment.spec.selector.matchLabels)) faults.push('the deployment does not select its own pods');
  for (const service of by('Service')) if (!selects(service.spec.selector)) faults.push('the service finds no pod');
  for (const container of spec.containers) {
    const volumes = new Set((spec.volumes ?? []).map((v) => v.name));
    for (const mount of container.volumeMounts ?? [])
      if (!volumes.has(mount.name)) faults.push(`${container.name}: no volume ${mount.name}`);
    for (const { configMapRef } of container.envFrom ?? [])
      if (!by('ConfigMap').some((c) => c.metadata.name === configMapRef.name)) faults.push(`no config map ${configMapRef.name}`);
    if (!/:[^:]+$/.test(container.image) || container.image.endsWith(':latest')) faults.push(`${container.image}: no pinned tag`);
    if (!container.resources?.limits?.memory) faults.push(`${container.name}: no memory limit`);
  }
}

const rules = [];
const uids = new Set();
for (const file of fs.readdirSync(dashboards)) {
  const dashboard = JSON.parse(fs.readFileSync(path.join(dashboards, file), 'utf8'));
  if (!dashboard.uid || uids.has(dashboard.uid)) faults.push(`${file}: uid missing or twice`);
  uids.add(dashboard.uid);
  const ids = dashboard.panels.map((p) => p.id);
  if (new Set(ids).size !== ids.length) faults.push(`${file}: a panel's id twice`);
  for (const panel of dashboard.panels) {
    if (!panel.title || !panel.description) faults.push(`${file}: panel ${panel.id} has no title or description`);
    if (!panel.datasource?.uid) faults.push(`${file}: ${panel.title} has no datasource`);
    panel.targets.forEach((t, i) =>
      rules.push({ record: `panel:${file.replace(/\W/g, '_')}:${panel.id}_${i}`, expr: t.expr.replace(/\$account/g, '.*') }));
  }
}
fs.writeFileSync(expressions, yaml.dump({ groups: [{ name: 'dashboards', rules }] }));

if (faults.length > 0) {
  console.error(faults.join('\n'));
  process.exit(1);
}
console.log(`${documents.length} manifests and ${rules.length} expressions of dashboards hold`);
