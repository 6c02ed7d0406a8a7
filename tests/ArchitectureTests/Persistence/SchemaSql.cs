namespace MultiWeb.ArchitectureTests.Persistence;

/// <summary>How PostgreSQL's own catalogue tells a schema.</summary>
internal static class SchemaSql
{
    private const string Ours = "NOT IN ('pg_catalog', 'information_schema', 'pg_toast')";

    private const string History = "'__EFMigrationsHistory'";

    /// <summary>One line for each thing that there is.</summary>
    public const string EveryLine = $"""
        WITH tables AS (
            SELECT c.oid, n.nspname AS schema, c.relname AS name, c.relkind AS kind
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname {Ours} AND c.relkind IN ('r', 'p', 'v', 'm', 'f') AND c.relname <> {History})
        SELECT CASE t.kind WHEN 'r' THEN 'table' WHEN 'v' THEN 'view' ELSE 'relation of kind ' || t.kind::text END || format(' %s.%s', t.schema, t.name) FROM tables t
        UNION ALL
        SELECT format('column %s.%s.%s %s', t.schema, t.name, a.attname, format_type(a.atttypid, a.atttypmod))
            || CASE WHEN a.attnotnull THEN ' not null' ELSE '' END
            || CASE WHEN a.attidentity <> '' THEN ' identity' ELSE '' END
            || CASE WHEN d.adbin IS NULL THEN '' ELSE CASE WHEN a.attgenerated = 's' THEN ' generated as ' ELSE ' default ' END || pg_get_expr(d.adbin, d.adrelid) END
        FROM tables t JOIN pg_attribute a ON a.attrelid = t.oid LEFT JOIN pg_attrdef d ON d.adrelid = t.oid AND d.adnum = a.attnum
        WHERE a.attnum > 0 AND NOT a.attisdropped
        UNION ALL
        SELECT CASE k.contype
            WHEN 'p' THEN format('primary key %s.%s (%s)', t.schema, t.name, columns.names)
            WHEN 'f' THEN format('foreign key %s.%s (%s) references %s (%s)', t.schema, t.name, columns.names, k.confrelid::regclass, others.names)
                || CASE k.confdeltype WHEN 'c' THEN ' on delete cascade' WHEN 'n' THEN ' on delete set null' WHEN 'r' THEN ' on delete restrict' ELSE '' END
                || CASE WHEN k.condeferred THEN ' deferred' ELSE '' END
            ELSE format('constraint %s.%s %s %s', t.schema, t.name, k.conname, pg_get_constraintdef(k.oid)) END
        FROM tables t JOIN pg_constraint k ON k.conrelid = t.oid AND k.contype <> 'n',
            LATERAL (SELECT string_agg(a.attname, ', ' ORDER BY o.i) AS names FROM unnest(k.conkey) WITH ORDINALITY AS o(n, i)
                JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = o.n) columns,
            LATERAL (SELECT string_agg(a.attname, ', ' ORDER BY o.i) AS names FROM unnest(k.confkey) WITH ORDINALITY AS o(n, i)
                JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = o.n) others
        UNION ALL
        SELECT CASE WHEN x.indisunique THEN 'unique ' ELSE '' END || format('index %s.%s on %s (%s)', t.schema, i.relname, t.name,
                (SELECT string_agg(pg_get_indexdef(x.indexrelid, n, true) || CASE WHEN x.indoption[n - 1] & 1 = 1 THEN ' desc' ELSE '' END, ', ' ORDER BY n)
                 FROM generate_series(1, x.indnkeyatts) AS n))
            || CASE WHEN x.indnullsnotdistinct THEN ' nulls not distinct' ELSE '' END
            || CASE WHEN x.indpred IS NULL THEN '' ELSE ' partial' END
            || CASE m.amname WHEN 'btree' THEN '' ELSE ' using ' || m.amname END
        FROM tables t JOIN pg_index x ON x.indrelid = t.oid JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_am m ON m.oid = i.relam
        WHERE NOT x.indisprimary
        UNION ALL
        SELECT format('condition of index %s.%s: %s', t.schema, i.relname, pg_get_expr(x.indpred, x.indrelid))
        FROM tables t JOIN pg_index x ON x.indrelid = t.oid JOIN pg_class i ON i.oid = x.indexrelid WHERE x.indpred IS NOT NULL
        UNION ALL
        SELECT format('sequence %s.%s %s from %s step %s', schemaname, sequencename, data_type, start_value, increment_by) FROM pg_sequences WHERE schemaname {Ours}
        UNION ALL
        SELECT format('function %s: %s', p.oid::regprocedure, pg_get_functiondef(p.oid))
        FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
        WHERE n.nspname {Ours} AND NOT EXISTS (SELECT FROM pg_depend e WHERE e.objid = p.oid AND e.deptype = 'e')
        UNION ALL
        SELECT format('trigger %s.%s: %s', t.schema, t.name, pg_get_triggerdef(g.oid)) FROM tables t JOIN pg_trigger g ON g.tgrelid = t.oid WHERE NOT g.tgisinternal
        UNION ALL
        SELECT format('extension %s', extname) FROM pg_extension WHERE extname <> 'plpgsql'
        """;

    /// <summary>Every foreign key, and whether a whole (not partial) index begins with its columns.</summary>
    public const string ForeignKeys = $"""
        SELECT format('%s (%s)', k.conname, k.conrelid::regclass), EXISTS (
            SELECT FROM pg_index x WHERE x.indrelid = k.conrelid AND x.indpred IS NULL AND x.indisvalid
                AND (string_to_array(x.indkey::text, ' ')::smallint[])[1:cardinality(k.conkey)] @> k.conkey)
        FROM pg_constraint k WHERE k.contype = 'f'
        """;
}
