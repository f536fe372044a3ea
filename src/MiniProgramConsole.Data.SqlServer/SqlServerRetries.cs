using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace MiniProgramConsole.Data.SqlServer;

/// <summary>Tries again after lost connections. Contention is for whoever runs the transaction, who knows how long to go on.</summary>
internal sealed class SqlServerRetries(ExecutionStrategyDependencies dependencies) : SqlServerRetryingExecutionStrategy(dependencies)
{
    protected override bool ShouldRetryOn(Exception exception) =>
        !SqlServerErrors.IsContention(exception as SqlException) && base.ShouldRetryOn(exception);
}
