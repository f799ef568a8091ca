-- tall_plants <- 
SELECT repo, path, plant_no, name, height FROM plants WHERE height > CAST(1.0 AS DOUBLE);

-- plants <- nested_lists[plants]
SELECT
  t.repo AS repo,
  t.path AS path,
  e_plants.plant_no AS plant_no,
  e_plants.name AS name,
  e_plants.height AS height
FROM beds_v1 AS t,
  UNNEST(t.plants) AS e_plants;

-- leaves <- nested_lists[leaves]
SELECT
  t.path AS path,
  e_plants.plant_no AS plant_no,
  e_leaves.colour AS colour
FROM beds_v1 AS t,
  UNNEST(t.plants) AS e_plants,
  UNNEST(e_plants.leaves) AS e_leaves;

-- seeds <- nested_lists[seeds]
SELECT
  t.path AS path,
  e_seeds AS seeds
FROM beds_v1 AS t,
  UNNEST(t.plants) AS e_plants,
  UNNEST(e_plants.seeds) AS e_seeds;

-- tall_leaves <- relations[tall_leaves]
SELECT p.repo, p.path, p.plant_no, l.colour, s.seeds AS seed
FROM tall_plants AS p
JOIN leaves AS l ON l.path = p.path AND l.plant_no = p.plant_no AND l.colour <> 'brown'
LEFT JOIN seeds AS s ON p.path = s.path
WHERE p.name IS NOT NULL
QUALIFY ROW_NUMBER() OVER (PARTITION BY p.repo, p.path ORDER BY p.height DESC, l.colour) = 1;

-- node_bed <- nodes[BED]
SELECT
  repo AS repo,
  stable_id('bed', repo, path) AS node_id,
  CAST('BED' AS VARCHAR) AS node_kind,
  path AS path,
  CAST(NULL AS BIGINT) AS bstart,
  CAST(NULL AS BIGINT) AS bend,
  stable_id('file', repo, path) AS file_id,
  path AS name,
  CAST('BED' AS VARCHAR) AS rule_name,
  path AS owner
FROM plants
WHERE (plant_no = 0);

-- node_plant <- nodes[PLANT]
SELECT
  repo AS repo,
  stable_id('plant', repo, path, plant_no) AS node_id,
  CAST('PLANT' AS VARCHAR) AS node_kind,
  path AS path,
  CAST(plant_no AS BIGINT) AS bstart,
  CAST(plant_no AS BIGINT) AS bend,
  stable_id('file', repo, path) AS file_id,
  name AS name,
  CAST('PLANT' AS VARCHAR) AS rule_name,
  path AS owner
FROM plants;

-- props_node_plant <- nodes[PLANT]
SELECT
  repo AS repo,
  CAST('node' AS VARCHAR) AS entity_kind,
  stable_id('plant', repo, path, plant_no) AS entity_id,
  CAST('PLANT' AS VARCHAR) AS node_kind,
  CAST('height' AS VARCHAR) AS prop_key,
  CAST('float' AS VARCHAR) AS value_type,
  CAST(NULL AS VARCHAR) AS value_string,
  CAST(NULL AS BIGINT) AS value_int,
  CAST(height AS DOUBLE) AS value_float,
  CAST(NULL AS BOOLEAN) AS value_bool,
  CAST(NULL AS VARCHAR) AS value_json,
  CAST('PLANT' AS VARCHAR) AS rule_name,
  path AS owner
FROM plants
WHERE ((height) IS NOT NULL)
UNION ALL
SELECT
  repo AS repo,
  CAST('node' AS VARCHAR) AS entity_kind,
  stable_id('plant', repo, path, plant_no) AS entity_id,
  CAST('PLANT' AS VARCHAR) AS node_kind,
  CAST('tall' AS VARCHAR) AS prop_key,
  CAST('bool' AS VARCHAR) AS value_type,
  CAST(NULL AS VARCHAR) AS value_string,
  CAST(NULL AS BIGINT) AS value_int,
  CAST(NULL AS DOUBLE) AS value_float,
  height > CAST(1.0 AS DOUBLE) AS value_bool,
  CAST(NULL AS VARCHAR) AS value_json,
  CAST('PLANT' AS VARCHAR) AS rule_name,
  path AS owner
FROM plants
WHERE ((height > CAST(1.0 AS DOUBLE)) IS NOT NULL)
UNION ALL
SELECT
  repo AS repo,
  CAST('node' AS VARCHAR) AS entity_kind,
  stable_id('plant', repo, path, plant_no) AS entity_id,
  CAST('PLANT' AS VARCHAR) AS node_kind,
  CAST('number' AS VARCHAR) AS prop_key,
  CAST('int' AS VARCHAR) AS value_type,
  CAST(NULL AS VARCHAR) AS value_string,
  CAST(plant_no AS BIGINT) AS value_int,
  CAST(NULL AS DOUBLE) AS value_float,
  CAST(NULL AS BOOLEAN) AS value_bool,
  CAST(NULL AS VARCHAR) AS value_json,
  CAST('PLANT' AS VARCHAR) AS rule_name,
  path AS owner
FROM plants
WHERE ((plant_no) IS NOT NULL);

-- edge_grows_on <- edges[GROWS_ON]
SELECT
  repo AS repo,
  stable_id('edge_grows_on', stable_id('bed', repo, path), stable_id('plant', repo, path, plant_no)) AS edge_id,
  CAST('GROWS_ON' AS VARCHAR) AS edge_kind,
  stable_id('bed', repo, path) AS src_node_id,
  stable_id('plant', repo, path, plant_no) AS dst_node_id,
  path AS path,
  CAST(NULL AS BIGINT) AS bstart,
  CAST(NULL AS BIGINT) AS bend,
  CAST('gardener' AS VARCHAR) AS origin,
  CAST(NULL AS VARCHAR) AS resolution_method,
  CAST(1.0 AS DOUBLE) AS confidence,
  CAST(1.0 AS DOUBLE) AS score,
  CAST(NULL AS INTEGER) AS symbol_roles,
  CAST(NULL AS VARCHAR) AS qname_source,
  CAST(NULL AS VARCHAR) AS ambiguity_group_id,
  CAST('GROWS_ON' AS VARCHAR) AS rule_name,
  path AS owner
FROM plants;

-- edge_grows_high_on <- edges[GROWS_HIGH_ON]
SELECT
  repo AS repo,
  stable_id('edge_grows_on', stable_id('bed', repo, path), stable_id('plant', repo, path, plant_no), plant_no) AS edge_id,
  CAST('GROWS_ON' AS VARCHAR) AS edge_kind,
  stable_id('bed', repo, path) AS src_node_id,
  stable_id('plant', repo, path, plant_no) AS dst_node_id,
  path AS path,
  CAST(plant_no AS BIGINT) AS bstart,
  CAST(plant_no AS BIGINT) AS bend,
  CAST('gardener''s eye' AS VARCHAR) AS origin,
  CAST('by_eye' AS VARCHAR) AS resolution_method,
  height / (height + CAST(1.0 AS DOUBLE)) AS confidence,
  CAST(1.0 AS DOUBLE) AS score,
  CAST(NULL AS INTEGER) AS symbol_roles,
  CAST(NULL AS VARCHAR) AS qname_source,
  CAST(NULL AS VARCHAR) AS ambiguity_group_id,
  CAST('GROWS_HIGH_ON' AS VARCHAR) AS rule_name,
  path AS owner
FROM tall_plants
WHERE (name IS NOT NULL);

-- props_edge_grows_high_on <- edges[GROWS_HIGH_ON]
SELECT
  repo AS repo,
  CAST('edge' AS VARCHAR) AS entity_kind,
  stable_id('edge_grows_on', stable_id('bed', repo, path), stable_id('plant', repo, path, plant_no), plant_no) AS entity_id,
  CAST(NULL AS VARCHAR) AS node_kind,
  CAST('name' AS VARCHAR) AS prop_key,
  CAST('string' AS VARCHAR) AS value_type,
  name AS value_string,
  CAST(NULL AS BIGINT) AS value_int,
  CAST(NULL AS DOUBLE) AS value_float,
  CAST(NULL AS BOOLEAN) AS value_bool,
  CAST(NULL AS VARCHAR) AS value_json,
  CAST('GROWS_HIGH_ON' AS VARCHAR) AS rule_name,
  path AS owner
FROM tall_plants
WHERE (name IS NOT NULL) AND ((name) IS NOT NULL);

-- props_leaf <- properties[LEAF]
SELECT
  repo,
  CAST('node' AS VARCHAR) AS entity_kind,
  stable_id('plant', repo, path, plant_no) AS entity_id,
  CAST('PLANT' AS VARCHAR) AS node_kind,
  CAST('leaf' AS VARCHAR) AS prop_key,
  CAST('string' AS VARCHAR) AS value_type,
  colour AS value_string,
  CAST(NULL AS BIGINT) AS value_int,
  CAST(NULL AS DOUBLE) AS value_float,
  CAST(NULL AS BOOLEAN) AS value_bool,
  CAST(NULL AS VARCHAR) AS value_json,
  CAST('LEAF' AS VARCHAR) AS rule_name,
  path AS owner
FROM tall_leaves
WHERE plant_no > 0 AND colour IS NOT NULL
UNION ALL
SELECT
  repo,
  CAST('node' AS VARCHAR) AS entity_kind,
  stable_id('plant', repo, path, plant_no) AS entity_id,
  CAST('PLANT' AS VARCHAR) AS node_kind,
  CAST('seed' AS VARCHAR) AS prop_key,
  CAST('int' AS VARCHAR) AS value_type,
  CAST(NULL AS VARCHAR) AS value_string,
  CAST(seed AS BIGINT) AS value_int,
  CAST(NULL AS DOUBLE) AS value_float,
  CAST(NULL AS BOOLEAN) AS value_bool,
  CAST(NULL AS VARCHAR) AS value_json,
  CAST('LEAF' AS VARCHAR) AS rule_name,
  path AS owner
FROM tall_leaves
WHERE plant_no > 0 AND seed IS NOT NULL;

-- props_growth <- properties[GROWTH]
SELECT
  repo,
  CAST('edge' AS VARCHAR) AS entity_kind,
  stable_id('edge_grows_on', stable_id('bed', repo, path), stable_id('plant', repo, path, plant_no), plant_no) AS entity_id,
  CAST(NULL AS VARCHAR) AS node_kind,
  CAST('seed' AS VARCHAR) AS prop_key,
  CAST('int' AS VARCHAR) AS value_type,
  CAST(NULL AS VARCHAR) AS value_string,
  CAST(seed AS BIGINT) AS value_int,
  CAST(NULL AS DOUBLE) AS value_float,
  CAST(NULL AS BOOLEAN) AS value_bool,
  CAST(NULL AS VARCHAR) AS value_json,
  CAST('GROWTH' AS VARCHAR) AS rule_name,
  path AS owner
FROM tall_leaves
WHERE seed IS NOT NULL;

-- all_beds <- outputs[all_beds]
SELECT repo, node_id, node_kind, path, bstart, bend, file_id, name, rule_name, owner
FROM node_bed
UNION ALL
SELECT repo, node_id, node_kind, path, bstart, bend, file_id, name, rule_name, owner
FROM node_plant;

-- all_growth <- outputs[all_growth]
SELECT repo, edge_id, edge_kind, src_node_id, dst_node_id, path, bstart, bend, origin, resolution_method, confidence, score, symbol_roles, qname_source, ambiguity_group_id, rule_name, owner
FROM edge_grows_on
UNION ALL
SELECT repo, edge_id, edge_kind, src_node_id, dst_node_id, path, bstart, bend, origin, resolution_method, confidence, score, symbol_roles, qname_source, ambiguity_group_id, rule_name, owner
FROM edge_grows_high_on;

-- all_facts <- outputs[all_facts]
SELECT repo, entity_kind, entity_id, node_kind, prop_key, value_type, value_string, value_int, value_float, value_bool, value_json, rule_name, owner
FROM props_node_plant
UNION ALL
SELECT repo, entity_kind, entity_id, node_kind, prop_key, value_type, value_string, value_int, value_float, value_bool, value_json, rule_name, owner
FROM props_edge_grows_high_on
UNION ALL
SELECT repo, entity_kind, entity_id, node_kind, prop_key, value_type, value_string, value_int, value_float, value_bool, value_json, rule_name, owner
FROM props_leaf
UNION ALL
SELECT repo, entity_kind, entity_id, node_kind, prop_key, value_type, value_string, value_int, value_float, value_bool, value_json, rule_name, owner
FROM props_growth;

