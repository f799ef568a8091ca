SELECT repo, path, plant_no, name, height FROM plants WHERE height > CAST(1.0 AS DOUBLE)
