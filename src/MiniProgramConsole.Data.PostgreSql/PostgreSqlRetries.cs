using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using Npgsql.EntityFrameworkCore.PostgreSQL;

namespace MiniProgramConsole.Data.PostgreSql;

/// <summary>Retries lost connections. Contention is left to the caller, who knows how long to keep trying.</summary>
internal sealed class PostgreSqlRetries(ExecutionStrategyDependencies dependencies) : NpgsqlRetryingExecutionStrategy(dependencies)
{
    protected override bool ShouldRetryOn(Exception? exception) =>
        !PostgreSqlErrors.IsContention(exception as PostgresException) && base.ShouldRetryOn(exception);
}
