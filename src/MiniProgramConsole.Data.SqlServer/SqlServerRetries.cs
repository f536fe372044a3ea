using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace MiniProgramConsole.Data.SqlServer;

/// <summary>Retries lost connections. Contention is left to the caller, who knows how long to keep trying.</summary>
internal sealed class SqlServerRetries(ExecutionStrategyDependencies dependencies) : SqlServerRetryingExecutionStrategy(dependencies)
{
    protected override bool ShouldRetryOn(Exception exception) =>
        !SqlServerErrors.IsContention(exception as SqlException) && base.ShouldRetryOn(exception);
}
