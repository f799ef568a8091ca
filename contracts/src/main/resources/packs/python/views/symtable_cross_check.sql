-- Parameters and free variables that the symbol table has and the compiled code has not, or the other way
-- round, of the blocks that are code of their own. The code of classes, type parameters and aliases carries
-- free variables only to hand them on: the table does not call those free.
WITH blocks AS (
  SELECT DISTINCT u.repo, u.path, u.symtable_block_no AS block_no, b.block_type
  FROM py_bc_code_units AS u
  JOIN symtable_blocks AS b ON b.repo = u.repo AND b.path = u.path AND b.block_no = u.symtable_block_no
),
named AS (
  SELECT t.repo, t.path, b.block_no, 'parameter' AS what, 'symtable' AS seen_by, n.name
  FROM symtable_files_v1 AS t, UNNEST(t.blocks) AS b, UNNEST(b.parameters) AS n (name)
  UNION ALL
  SELECT t.repo, t.path, b.block_no, 'free variable' AS what, 'symtable' AS seen_by, n.name
  FROM symtable_files_v1 AS t, UNNEST(t.blocks) AS b, UNNEST(b.frees) AS n (name)
  UNION ALL
  SELECT t.repo, t.path, c.symtable_block_no AS block_no, 'parameter' AS what, 'bytecode' AS seen_by, n.name
  FROM bytecode_files_v1 AS t, UNNEST(t.code_objects) AS c, UNNEST(c.varnames) WITH ORDINALITY AS n (name, pos)
  -- positional-only ones are among the first; flags 4 and 8 are *args and **kwargs
  WHERE n.pos <= c.argcount + c.kwonlyargcount
    + CASE WHEN MOD(c.flags, 8) >= 4 THEN 1 ELSE 0 END
    + CASE WHEN MOD(c.flags, 16) >= 8 THEN 1 ELSE 0 END
  UNION ALL
  SELECT t.repo, t.path, c.symtable_block_no AS block_no, 'free variable' AS what, 'bytecode' AS seen_by, n.name
  FROM bytecode_files_v1 AS t, UNNEST(t.code_objects) AS c, UNNEST(c.freevars) AS n (name)
)
SELECT n.repo, n.path, n.block_no, n.what, MIN(n.seen_by) AS seen_by, n.name
FROM named AS n
JOIN blocks AS b ON b.repo = n.repo AND b.path = n.path AND b.block_no = n.block_no
GROUP BY n.repo, n.path, n.block_no, n.what, n.name, b.block_type
HAVING MIN(n.seen_by) = MAX(n.seen_by)
  AND (n.what = 'parameter' OR b.block_type = 'function' OR MIN(n.seen_by) = 'symtable')
