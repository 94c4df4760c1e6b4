import type { MacroInfo } from '../stages';
import type { Reading } from './reading';

/** Macros that dbt calls to write SQL which is written here without them; a project that puts its own in their place would be disappointed. */
const IDLE = new Set(
  `get_incremental_append_sql get_incremental_delete_insert_sql get_incremental_merge_sql get_incremental_insert_overwrite_sql
  get_incremental_default_sql get_incremental_microbatch_sql get_merge_sql get_delete_insert_merge_sql get_insert_into_sql
  get_insert_overwrite_merge_sql get_merge_update_columns incremental_validate_on_schema_change process_schema_changes
  create_table_as get_create_table_as_sql create_view_as get_create_view_as_sql create_schema drop_schema drop_relation
  rename_relation truncate_relation make_temp_relation make_intermediate_relation make_backup_relation
  get_rename_intermediate_sql get_create_index_sql create_indexes get_grant_sql get_revoke_sql get_show_grant_sql get_dcl_statement_list apply_grants
  copy_grants support_multiple_grantees_per_dcl_statement persist_docs alter_column_comment alter_relation_comment
  snapshot_merge_sql snapshot_staging_table build_snapshot_table snapshot_hash_arguments snapshot_check_strategy
  snapshot_timestamp_strategy load_csv_rows create_csv_table reset_csv_table get_csv_sql get_batch_size get_test_sql get_unit_test_sql
  collect_freshness get_catalog get_catalog_relations list_relations_without_caching get_columns_in_query get_assert_columns_equivalent
  get_table_columns_and_constraints`.split(/\s+/),
);

/** Tells of macros of the project that stand in for ones which nothing here calls. */
export function tellIdleMacros({ project, notices }: Reading, macros: readonly MacroInfo[]): void {
  for (const { name, package: own, file } of macros) {
    const plain = name.replace(/^(default|postgres)__/, '');
    if (own !== project.name || !IDLE.has(plain)) continue;
    notices.add(`macro '${name}' is not called in the place of dbt's own: this SQL is written without macros here`, { file: file.path });
  }
}
