using Microsoft.EntityFrameworkCore.Storage;
using MiniProgramConsole.Core.Data;
using Npgsql;
using Npgsql.EntityFrameworkCore.PostgreSQL;

namespace MiniProgramConsole.Data.PostgreSql;

/// <summary>Retries lost connections, as long as a person waits for a page. Contention is left to the caller, who knows how long to keep
/// trying.</summary>
internal sealed class PostgreSqlRetries(ExecutionStrategyDependencies dependencies)
    : NpgsqlRetryingExecutionStrategy(dependencies, Retrying.MaxCount, Retrying.MaxDelay, errorCodesToAdd: null)
{
    protected override bool ShouldRetryOn(Exception? exception) =>
        !PostgreSqlErrors.IsContention(exception as PostgresException) && base.ShouldRetryOn(exception);
}
