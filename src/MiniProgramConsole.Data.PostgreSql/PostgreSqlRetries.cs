using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using Npgsql.EntityFrameworkCore.PostgreSQL;

namespace MiniProgramConsole.Data.PostgreSql;

/// <summary>Tries again after lost connections. Contention is for whoever runs the transaction, who knows how long to go on.</summary>
internal sealed class PostgreSqlRetries(ExecutionStrategyDependencies dependencies) : NpgsqlRetryingExecutionStrategy(dependencies)
{
    protected override bool ShouldRetryOn(Exception? exception) =>
        !PostgreSqlErrors.IsContention(exception as PostgresException) && base.ShouldRetryOn(exception);
}
